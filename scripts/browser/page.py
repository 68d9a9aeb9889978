"""The page around the parts: as files of a site, and as one file."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from scripts.browser.parts import SOURCES, bundled, packed

COLD: Final = ("worker", "python", "library")
"""The parts that every visit needs."""

_STYLE: Final = re.compile(r'<link rel="stylesheet" href="([^"]+)">')
_SCRIPT: Final = '<script type="module" src="page.js"></script>'
_POLICY: Final = re.compile(r'(<meta http-equiv="Content-Security-Policy" content=")[^"]*(">)')
SITE_POLICY: Final = (
    "default-src 'none'; script-src 'self' blob: 'wasm-unsafe-eval'; style-src 'self'; "
    "img-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; base-uri 'none'; "
    "form-action 'none'"
)
"""Parts come from the site alone; Python starts from addresses of memory, and evaluates no text."""


def write_site(parts: Mapping[str, bytes], licences: str, folder: Path, work: Path) -> None:
    """Writes the page as files of a site."""
    places = {}
    folder.joinpath("parts").mkdir(parents=True)
    for name, data in parts.items():
        file = f"{name}-{hashlib.sha256(data).hexdigest()[:12]}.bin"
        contents = packed(data)
        folder.joinpath("parts", file).write_bytes(contents)
        places[name] = {"file": file, "size": len(contents), "cold": name in COLD}
    folder.joinpath("parts", "parts.json").write_text(json.dumps(places) + "\n", "utf-8")
    page = SOURCES.joinpath("index.html").read_text("utf-8")
    folder.joinpath("index.html").write_text(_with_policy(page, SITE_POLICY), "utf-8")
    for style in _STYLE.findall(page):
        shutil.copy(SOURCES / style, folder / style)
    start = work / "page.js"
    start.write_text(
        f"import {json.dumps(str(SOURCES / 'page.js'))};\n"
        "navigator.serviceWorker?.register('service-worker.js');\n",
        "utf-8",
    )
    bundled(start, folder / "page.js", "esm", PARTS=places)
    folder.joinpath("licenses.txt").write_text(licences, "utf-8")
    shown = ["index.html", "page.js", *_STYLE.findall(page)]
    contents = b"".join(folder.joinpath(name).read_bytes() for name in shown)
    digest = hashlib.sha256(contents).hexdigest()[:12]
    worker = folder / "service-worker.js"
    bundled(SOURCES / "service-worker.js", worker, "iife", SHOWN=["./", *shown[1:]], VERSION=digest)


def one_file(parts: Mapping[str, bytes], licences: str, work: Path) -> str:
    """The page with everything inside."""
    page = SOURCES.joinpath("index.html").read_text("utf-8")
    bundled(SOURCES / "page.js", work / "inside.js", "esm", PARTS={})
    script = work.joinpath("inside.js").read_text("utf-8").strip()
    styles = [SOURCES.joinpath(name).read_text("utf-8") for name in _STYLE.findall(page)]
    policy = (
        f"default-src 'none'; script-src {_hash(script)} blob: 'wasm-unsafe-eval'; "
        f"style-src {' '.join(map(_hash, styles))}; img-src data:; worker-src blob:; "
        "base-uri 'none'; form-action 'none'"
    )
    page = _with_policy(page, policy)
    inside = iter(styles)
    page = _STYLE.sub(lambda _: f"<style>{next(inside)}</style>", page)
    page = page.replace(_SCRIPT, f'<script type="module">{script}</script>')
    kept = [("part-" + name, _as_text(data)) for name, data in parts.items()]
    kept.append(("licenses", licences.replace("</", "<\\/")))
    texts = "".join(f'<script type="text/plain" id="{i}">{t}</script>\n' for i, t in kept)
    return page.replace("</body>", f"{texts}</body>")


def _with_policy(page: str, policy: str) -> str:
    return _POLICY.sub(rf"\g<1>{policy}\g<2>", page)


def _hash(text: str) -> str:
    """The source of a policy that allows a text that stands in the page."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _as_text(data: bytes) -> str:
    return base64.b64encode(packed(data)).decode()
