"""Old texts (.doc, .wps, .rtf, .odt) → DOCX, by the LibreOffice of the system, where it is asked.

The one place where reading starts another program. It works on a copy in a folder of its own, with
a profile of its own (``profile.xcu``): macros, active content, links and the network are off. Its
whole process group is killed when it has not ended in time.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from importlib.resources import files
from pathlib import Path
from typing import Final

from govinfo_report.readers import bounds
from govinfo_report.readers.refusals import refusal

SECONDS: Final = 60
"""How long a conversion may take; LibreOffice never ends with some files of WPS."""

_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.com",
)
"""Where it is installed on systems that do not put it on the path."""

_OPTIONS: Final = (
    *("--headless", "--invisible", "--nologo", "--nodefault", "--norestore"),
    *("--nolockcheck", "--nofirststartwizard", "--convert-to", "docx:MS Word 2007 XML"),
)

_LIMITED: Final = 'ulimit -c 0; ulimit -f 65536; exec "$@"'
"""No dump of its memory, and no file of more than 32 MiB (in blocks of 512 bytes)."""

_KEPT: Final = ("PATH", "SYSTEMROOT", "FONTCONFIG_PATH", "LD_LIBRARY_PATH")
"""Variables of the environment that it gets: no proxy, no home, no display."""


def converted(data: bytes, ending: str) -> bytes:
    """Returns a text of another office program as DOCX.

    Args:
        data: The file.
        ending: How the names of its kind end, with the dot.

    Raises:
        ReadError: There is no LibreOffice, it cannot read the file, takes more than 60 seconds, or
            makes more than 16 MiB of it.
    """
    program = shutil.which("soffice") or shutil.which("libreoffice") or _installed()
    if program is None:
        raise refusal("libreoffice_missing")
    with tempfile.TemporaryDirectory(prefix="govinfo-report-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source = folder / f"page{ending}"
        source.write_bytes(data)
        user = folder / "profile" / "user"
        user.mkdir(parents=True)
        profile = files("govinfo_report.readers.libreoffice") / "profile.xcu"
        (user / "registrymodifications.xcu").write_bytes(profile.read_bytes())
        command = [program, f"-env:UserInstallation={user.parent.as_uri()}", *_OPTIONS]
        _run([*command, "--outdir", str(folder / "out"), str(source)], folder)
        made = folder / "out" / "page.docx"
        if not made.is_file():
            raise refusal("libreoffice_failed")
        if made.stat().st_size > bounds.FILE:
            raise refusal("file_size", most=bounds.FILE // 2**20)
        return made.read_bytes()


def _installed() -> str | None:
    return next((place for place in _PLACES if Path(place).is_file()), None)


def _run(command: list[str], folder: Path) -> None:
    """Runs LibreOffice, and kills it with all that it started when it takes too long.

    Raises:
        ReadError: It took too long, or could not be started.
    """
    if os.name == "posix":
        command = ["/bin/sh", "-c", _LIMITED, "sh", *command]
    try:
        process = subprocess.Popen(  # noqa: S603  # no shell reads the arguments
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd=folder,
            env=_environment(folder),
            start_new_session=True,
        )
    except OSError as error:
        raise refusal("libreoffice_missing") from error
    try:
        process.wait(SECONDS)
    except subprocess.TimeoutExpired as error:
        raise refusal("libreoffice_late", seconds=SECONDS) from error
    finally:
        _kill(process)


def _environment(folder: Path) -> Mapping[str, str]:
    own = {name: os.environ[name] for name in _KEPT if name in os.environ}
    places = dict.fromkeys(("HOME", "TMPDIR", "TEMP", "TMP", "XDG_RUNTIME_DIR"), str(folder))
    return {**own, **places, "LC_ALL": "C.UTF-8", "SAL_USE_VCLPLUGIN": "svp"}


def _kill(process: subprocess.Popen[bytes]) -> None:
    """Kills a process and its group, and waits for it."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(  # noqa: S603
            ["taskkill", "/F", "/T", "/PID", str(process.pid)],  # noqa: S607
            check=False,
            capture_output=True,
        )
    process.wait()
