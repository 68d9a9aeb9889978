"""Rule pack files: what they may hold, and everything that is wrong with one at once."""

from __future__ import annotations

import copy
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

import govinfo_report as gr
from govinfo_report.json_schema import schema_for
from govinfo_report.packs.loading import MAX_PROBLEMS, settable, wrong_names
from govinfo_report.packs.records import MAX_BYTES, PackFile
from govinfo_report.strict_toml import faults, texts
from tests.places import EXAMPLES

EXAMPLE_PACKS = sorted((EXAMPLES / "packs").glob("*.toml"))

HEAD = """\
prefix = "local"
title = { zh = "本地规则", en = "Local rules" }
"""

RULE = """
[[rules]]
id = "few"
title = { zh = "不多", en = "Few" }
terms = { "applications.received.total" = 1 }
relation = "<="
value = 10
"""

DEADLINE = """
[[deadlines]]
id = "early"
title = { zh = "早", en = "Early" }
organs = ["department"]
month = 1
day = 20
"""


def load(text: str) -> gr.RulePack:
    return gr.load_pack((HEAD + text).encode())


def problems(text: str, head: str = HEAD) -> list[str]:
    with pytest.raises(gr.PackError) as raised:
        gr.load_pack((head + text).encode())
    return [problem.key for problem in raised.value.problems]


def test_a_pack_is_read_from_a_path_or_its_content(tmp_path: Path) -> None:
    path = tmp_path / "本地.toml"
    path.write_text(HEAD + RULE + DEADLINE, "utf-8")
    pack = gr.load_pack(path)
    assert (pack.prefix, pack.file) == ("local", "本地.toml")
    assert [rule.id for rule in pack.rules] == ["local.early", "local.few"]
    assert pack == gr.load_pack(str(path)) == gr.load_pack(path.read_bytes())
    assert pack != load(RULE)
    assert pack.rules[1].formula == "applications.received.total <= 10"


@pytest.mark.parametrize("path", EXAMPLE_PACKS, ids=lambda path: path.stem)
def test_the_examples_are_packs_and_follow_the_schema(path: Path) -> None:
    pack = gr.load_pack(path)
    assert path.stem == pack.prefix
    content = tomllib.loads(path.read_text("utf-8"))
    jsonschema.Draft202012Validator(schema_for("pack")).validate(content)


def test_there_are_three_examples() -> None:
    assert len(EXAMPLE_PACKS) == 3


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("[severities]\n'cell.blnk' = 'off'", ["severities.cell.blnk"]),
        ("[severities]\ncell = 'loud'", ["severities.cell"]),
        ("[parameters.'cell.blank']\nx = 1", ["parameters.cell.blank"]),
        ("[parameters.'cell.nothing']\nx = 1", ["parameters.cell.nothing"]),
        ("[parameters.'continuity.carried_over'.previous]\ncarried_forward = 2", 2),
        ("[parameters.'applications.other_share']\nat_leest = 1", 1),
        ("[parameters.'applications.other_share']\nat_least = 0", 1),
        ("[parameters.'applications.other_share']\nat_least = true", 1),
        (DEADLINE.replace("20", "32"), ["deadlines[1].day"]),
        (DEADLINE.replace("day = 20", "day = 31").replace("month = 1", "month = 6"), 1),
        (DEADLINE.replace('["department"]', "[]"), ["deadlines[1].organs"]),
        (DEADLINE.replace("department", "school"), ["deadlines[1].organs[1]"]),
        (DEADLINE.replace("department", "town") + "level = 'county'", ["deadlines[1].level"]),
        (DEADLINE + "since = 2023\nuntil = 2022", ["deadlines[1].since"]),
        (DEADLINE + DEADLINE, ["deadlines[2].id"]),
        (DEADLINE + RULE.replace("few", "early"), ["rules[1].id"]),
        (RULE.replace("few", "a.b"), ["rules[1].id"]),
        (RULE.replace("received", "recieved"), ["rules[1].terms.applications.recieved.total"]),
        (RULE.replace('total" = 1', 'total" = 0'), 1),
        (RULE.replace('total" = 1', 'total" = nan'), 1),
        (RULE.replace("value = 10", "value = inf"), ["rules[1].value"]),
        (RULE.replace('"<="', '"<"'), ["rules[1].relation"]),
        (
            RULE.replace(
                '"applications.received.total" = 1',
                '"proactive_disclosure.regulations.made" = 1, '
                '"proactive_disclosure.regulations.issued" = 1',
            ),
            ["rules[1].terms"],
        ),
        (RULE + "[[score.deductions]]\nrule = 'local.few'\npoints = 1", ["score.full"]),
        ("[score]\nfull = 1\ndeductions = []", ["score.deductions"]),
        ("[[score.deductions]]\nrule = 'local.none'\npoints = 1\n[score]\nfull = 1", None),
    ],
)
def test_what_is_wrong_is_named_by_its_place(text: str, keys: list[str] | int | None) -> None:
    found = problems(text)
    if isinstance(keys, list):
        assert found == keys
    else:
        assert len(found) == (keys or 1)


@pytest.mark.parametrize(
    "message",
    [
        "{left.__class__}",
        "{left[0]}",
        "{left:1000000000}",
        "{left!r}",
        "{}",
        "{0}",
        "{unknown}",
        "{",
        "}",
        "{left:{right}}",
    ],
)
def test_a_message_can_name_figures_and_nothing_else(message: str) -> None:
    text = f"{RULE}message = {{ zh = '{message}', en = '{message}' }}\n"
    assert problems(text) == ["rules[1].message.zh", "rules[1].message.en"]


def test_a_message_says_the_same_in_both_languages() -> None:
    assert problems(f"{RULE}message = {{ zh = '{{left}}', en = '{{right}}' }}") == [
        "rules[1].message"
    ]


def test_everything_is_listed_at_once_with_file_and_place(tmp_path: Path) -> None:
    path = tmp_path / "pack.toml"
    path.write_text(
        'prefix = "cell"\nextra = 1\n[severities]\n"x.y" = "off"\n'
        + RULE.replace("10", '"ten"')
        + RULE.replace("few", "Few"),
        "utf-8",
    )
    with pytest.raises(gr.PackError) as raised:
        gr.load_pack(path)
    error = raised.value
    assert [problem.key for problem in error.problems] == [
        "rules[1].value",
        "rules[2].id",
        "extra",
        "title",
        "prefix",
        "severities.x.y",
    ]
    for lang in ("zh", "en"):
        told = error.message(lang)
        assert told.startswith("pack.toml: ")
        assert all(problem.key in told for problem in error.problems)
    assert error.file == "pack.toml"


def test_what_is_no_toml_or_too_long_or_no_file() -> None:
    for data in (b"prefix = ", b"\xff", b"#" * (MAX_BYTES + 1)):
        with pytest.raises(gr.PackError):
            gr.load_pack(data)
    with pytest.raises(gr.PackError, match=r"load_pack\(text.encode"):
        gr.load_pack(HEAD + RULE * 20)
    with pytest.raises(OSError, match="none"):
        gr.load_pack("none.toml")
    wrong: Any = 3
    with pytest.raises(TypeError):
        gr.load_pack(wrong)


def test_a_long_list_of_problems_is_cut() -> None:
    terms = ", ".join(f'"applications.recieved.total{n}" = 1' for n in range(400))
    text = RULE.replace('"applications.received.total" = 1', terms)
    names = "".join(f'"cell.{n}" = "off"\n' for n in range(20_000))
    assert len(problems(f"[severities]\n{names}{text}")) == MAX_PROBLEMS


@pytest.mark.parametrize("prefix", sorted({rule.id.partition(".")[0] for rule in gr.rules()}))
def test_no_pack_takes_the_name_of_a_family(prefix: str) -> None:
    assert problems("", HEAD.replace("local", prefix)) == ["prefix"]


def test_thresholds_can_be_set_and_coefficients_cannot() -> None:
    by_rule = {rule.id: dict(settable(rule)) for rule in gr.rules()}
    assert by_rule["applications.other_share"] == {"more_than_one_in": 3, "at_least": 10}
    assert by_rule["continuity.outlier"]["peers.at_least"] == 10
    assert by_rule["continuity.carried_over"] == {}


def test_the_record_and_the_schema_accept_the_same() -> None:
    """What the records refuse the schema refuses, and the other way round."""
    validator = jsonschema.Draft202012Validator(schema_for("pack"))
    right: dict[str, Any] = tomllib.loads(
        HEAD
        + RULE
        + DEADLINE
        + "[score]\nfull = 2.5\n[[score.deductions]]\nrule = 'cell'\npoints = 1"
    )
    for path in _paths(right):
        for value in (0, -1, 2.5, "", " x", "x", [], {}, True, {"x": 1}):
            changed = copy.deepcopy(right)
            *above, last = path
            place = changed
            for step in above:
                place = place[step]
            place[last] = value
            assert validator.is_valid(changed) == _is_right(changed), (path, value)


def _paths(node: Any, above: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    items = node.items() if isinstance(node, dict) else enumerate(node)
    found = []
    for key, value in items:
        found.append((*above, key))
        if isinstance(value, (dict, list)):
            found += _paths(value, (*above, key))
    return found


def _is_right(content: Any) -> bool:
    return not list(faults(content, PackFile))


_ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


_MEMBERS = ("prefix", "title", "severities", "parameters", "deadlines", "rules", "score", "x")


@given(st.dictionaries(st.sampled_from(_MEMBERS), _ANY))
def test_no_content_breaks_the_loader(content: dict[str, Any]) -> None:
    for fault in (*faults(content, PackFile), *wrong_names(content)):
        assert fault.key
        assert fault.why.zh
        assert fault.why.en


def test_every_text_is_used() -> None:
    source = Path(gr.__file__).parent
    code = "".join(path.read_text("utf-8") for path in (source / "packs").glob("*.py"))
    for key in texts("govinfo_report.packs", "texts.toml"):
        first, _, last = key.partition(".")
        assert f'"{key}"' in code or f'f"{first}.{{' in code, key
        assert last or f'"{key}"' in code
