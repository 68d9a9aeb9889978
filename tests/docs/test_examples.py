"""README and documentation do what they say."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from sybil.example import SybilFailure

from tests.docs.examples import LANGUAGES, command_environment, install_command, run_page, sessions
from tests.places import EXAMPLES, ROOT

PAGES = [
    ROOT / "README.md",
    ROOT / "README.zh-CN.md",
    ROOT / "CODE_OF_CONDUCT.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "SECURITY.md",
    *sorted(page for page in (ROOT / "docs").rglob("*.md") if "_build" not in page.parts),
]


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run examples in: example pages, schemas, and the command on its path."""
    folder = tmp_path / "desk"
    folder.mkdir()
    if EXAMPLES.is_dir():
        shutil.copytree(EXAMPLES, folder / "docs" / "examples")
    shutil.copytree(ROOT / "schemas", folder / "schemas")
    commands = tmp_path / "bin"
    commands.mkdir()
    install_command(commands)
    for name, value in command_environment(commands).items():
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(folder)
    return folder


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
@pytest.mark.usefixtures("desk")
def test_the_examples_of_a_page_do_what_it_says(page: Path) -> None:
    run_page(page)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_a_page_writes_its_examples_in_languages_that_are_run_or_known(page: Path) -> None:
    fences = re.findall(r"^\s*(?:```+|~~~+)([^\s`{]\S*)", page.read_text("utf-8"), re.MULTILINE)
    assert set(fences) <= LANGUAGES
    code_directives = re.findall(
        r"^\s*(?:```+|:::+|~~~+)\{(code\S*)\}", page.read_text("utf-8"), re.MULTILINE
    )
    assert code_directives == []


WRONG = {
    "a script that fails": "```python\nraise KeyError('no such cell')\n```\n",
    "a session with another result": "```python\n>>> 1 + 1\n3\n```\n",
    "another output": "```python\nprint('two')\n```\n\n```output\nthree\n```\n",
    "an output of nothing": "```python\nx = 1\n```\n\n```output\n1\n```\n",
    "a print that the page leaves out": "```python\nprint('two')\n```\n",
    "a print left out before more code": "```python\nprint(2)\n```\n\n```python\nx = 1\n```\n",
    "a command with another output": "```console\n$ echo two\nthree\n```\n",
    "a command that should be silent": "```console\n$ echo two\n```\n",
    "a command that is not there": "```console\n$ no-such-command\nfine\n```\n",
    "broken JSON": "```json\n{'edition': 2021}\n```\n",
}


@pytest.mark.parametrize("text", WRONG.values(), ids=WRONG.keys())
def test_a_wrong_example_fails(text: str, desk: Path) -> None:
    page = desk / "page.md"
    page.write_text(text, encoding="utf-8")
    with pytest.raises((SybilFailure, AssertionError, KeyError)):
        run_page(page)


RIGHT = """\
```python
>>> cells = 2
>>> cells
2
```

```python
for number in range(cells):
    print("row", number)
```

```output
row 0
row ...
```

```console
$ echo 有 &&
> echo 无
有
无
$ false
$ echo $?
1
```

```json
{"edition": "2021"}
```
"""


def test_right_examples_of_every_kind_pass_and_share_their_names(desk: Path) -> None:
    page = desk / "page.md"
    page.write_text(RIGHT, encoding="utf-8")
    assert run_page(page) == 6


def test_a_console_example_begins_with_a_command() -> None:
    with pytest.raises(ValueError, match="begins with a command"):
        sessions("two\n$ echo two\n")
