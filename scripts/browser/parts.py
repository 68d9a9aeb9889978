"""The parts of the page in the browser: Python, the library, and what is fetched when asked for."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from fnmatch import fnmatch
from pathlib import Path
from typing import Any, Final

from scripts.generate import ROOT

SOURCES: Final = ROOT / "browser"
PYODIDE: Final = ROOT / "node_modules" / "pyodide"
CHOICE: Final[dict[str, Any]] = tomllib.loads(
    Path(__file__).with_name("parts.toml").read_text("utf-8")
)
EXAMPLE: Final = ROOT / "docs" / "examples" / "wuxing-hrss-2023-slips.txt"
PYTHON_LICENCE: Final = (
    "Pyodide (https://pyodide.org): Mozilla Public License 2.0, https://www.mozilla.org/MPL/2.0/\n"
    "Python (https://www.python.org): PSF License 2, https://docs.python.org/3/license.html\n"
)
_LICENCE: Final = re.compile(r"\.dist-info/(?:licenses/)?.*(?:LICEN[CS]E|COPYING|\.txt$|\.ijg$)")
PLATFORM: Final = (
    *("--platform", "pyemscripten_2026_0_wasm32", "--platform", "any", "--python-version", "3.14"),
    *("--implementation", "cp", "--abi", "cp314", "--abi", "none", "--only-binary", ":all:"),
)
"""What pip takes wheels for."""


def run(*command: str | Path) -> None:
    """Runs a program in the root of the project.

    Raises:
        CalledProcessError: It failed; it has said why.
    """
    subprocess.run([*map(str, command)], check=True, cwd=ROOT)  # noqa: S603  (our own arguments)


def fetched_wheels(folder: Path) -> list[Path]:
    """The wheel of this library as it stands here, and those of ``browser/requirements.txt``."""
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    run(*pip, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    locked = ("--require-hashes", "--no-deps", "--requirement", SOURCES / "requirements.txt")
    run(*pip, "download", *locked, *PLATFORM, "--dest", folder)
    return sorted(folder.glob("*.whl"))


def _is_one_of(name: str, patterns: list[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def unpack(archive: Path, folder: Path, left_out: list[str], kept: list[str]) -> None:
    """Unpacks the files of an archive that are kept."""
    with zipfile.ZipFile(archive) as files:
        for name in files.namelist():
            if not name.endswith("/") and _is_one_of(name, kept) > _is_one_of(name, left_out):
                files.extract(name, folder)


def unpack_wheel(wheel: Path, folder: Path) -> None:
    """Unpacks what is needed of a wheel into the folder of its part."""
    package = wheel.name.partition("-")[0]
    part = next((part for part, those in CHOICE["parts"].items() if package in those), "library")
    unpack(wheel, folder / part, CHOICE["left_out"]["wheels"], CHOICE["kept"].get(package, ["*"]))


def as_zip(folder: Path, target: Path) -> None:
    """Writes a folder as a ZIP archive that is not compressed, the same from the same files."""
    with zipfile.ZipFile(target, "w") as archive:
        for path in sorted(filter(Path.is_file, folder.rglob("*"))):
            archive.writestr(
                zipfile.ZipInfo(path.relative_to(folder).as_posix()), path.read_bytes()
            )


def as_part(folder: Path) -> bytes:
    """A folder as one part: the length of a table, the table of places in JSON, the contents."""
    table: dict[str, tuple[int, int]] = {}
    contents = bytearray()
    for path in sorted(filter(Path.is_file, folder.rglob("*"))):
        data = path.read_bytes()
        table[path.relative_to(folder).as_posix()] = len(contents), len(data)
        contents += data
    head = json.dumps(table, separators=(",", ":")).encode()
    return len(head).to_bytes(4, "big") + head + contents


def built_parts(work: Path) -> dict[str, bytes]:
    """Name of a part → its contents, not compressed yet.

    Args:
        work: An empty folder for what is unpacked.
    """
    modules = work / "modules"
    for wheel in fetched_wheels(work / "wheels"):
        unpack_wheel(wheel, modules)
    for path in sorted(SOURCES.glob("*.py")):
        shutil.copy(path, modules / "library" / path.name)
    shutil.copy(EXAMPLE, modules / "library" / "example.txt")
    stdlib = PYODIDE / "python_stdlib.zip"
    unpack(stdlib, modules / "stdlib", CHOICE["left_out"]["stdlib"], ["*"])
    as_zip(modules / "stdlib", work / "source.zip")
    run("node", ROOT / "scripts" / "browser" / "compile.mjs", modules, work / "source.zip")
    for name in ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm"):
        target = work / "python" / name
        target.parent.mkdir(exist_ok=True)
        shutil.copy(PYODIDE / name, target)
    as_zip(modules / "stdlib", work / "python" / "python_stdlib.zip")
    bundled(SOURCES / "worker.js", work / "worker.js", "iife")
    return {
        "worker": (work / "worker.js").read_bytes(),
        "python": as_part(work / "python"),
        **{name: as_part(modules / name) for name in ("library", *CHOICE["parts"])},
    }


def bundled(source: Path, target: Path, form: str, **values: Any) -> None:
    """Bundles a script.

    Args:
        source: The script.
        target: The file to write.
        form: ``iife`` or ``esm``, for a browser; ``node``.
        values: What stands for a name in the scripts.
    """
    script = ROOT / "scripts" / "browser" / "bundle.mjs"
    named = {name: json.dumps(value) for name, value in values.items()}
    run("node", script, source, target, form, json.dumps(named))


def licences(work: Path) -> str:
    """What the authors of all that is shipped ask to be shipped with it."""
    texts = [PYTHON_LICENCE]
    for wheel in sorted(work.joinpath("wheels").glob("*.whl")):
        with zipfile.ZipFile(wheel) as archive:
            names = sorted(filter(_LICENCE.search, archive.namelist()))
            texts += (
                f"{name}\n\n{archive.read(name).decode('utf-8', 'replace')}" for name in names
            )
    for package in ("ajv", "ajv-formats", "entities", "parse5"):
        path = ROOT / "node_modules" / package / "LICENSE"
        texts.append(f"{package}\n\n{path.read_text('utf-8')}")
    return f"\n\n{'-' * 80}\n\n".join(text.strip() for text in texts) + "\n"


def packed(data: bytes) -> bytes:
    """Compresses a part by gzip, as well as can be, the same bytes from the same contents."""
    import deflate  # of the extra docs

    best: bytes = deflate.gzip_compress(data, 12)
    return best
