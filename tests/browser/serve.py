"""The page with Python on this computer in place of the worker.

``python -m tests.browser.serve [PORT]`` prints its address. For work on the page, and for its
tests where the engine is not their subject.
"""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "browser"
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript",
    ".css": "text/css",
    ".json": "application/json",
}


def bridge() -> Any:
    """The module ``browser/bridge.py``, which belongs to no package."""
    spec = importlib.util.spec_from_file_location("bridge", PAGE / "bridge.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def handler(answer: Callable[[str, str, bytes], tuple[str, bytes]]) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            name = self.path.partition("?")[0].rpartition("/")[2] or "index.html"
            file = HERE / "stand_in.js" if name == "engine.js" else PAGE / name
            if not file.is_file():
                self.send_error(404)
                return
            self._send(TYPES.get(file.suffix, "application/octet-stream"), file.read_bytes())

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"]))
            end = 4 + int.from_bytes(body[:4])
            told, made = answer(self.path.rpartition("/")[2], body[4:end].decode(), body[end:])
            head = told.encode()
            self._send("application/octet-stream", len(head).to_bytes(4) + head + made)

        def _send(self, kind: str, data: bytes) -> None:
            self.send_response(200)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def log_message(self, *_: object) -> None:
            pass

    return Handler


class Server(HTTPServer):
    def handle_error(self, *_: object) -> None:
        pass  # a page that is closed waits for no answer


def main() -> None:
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 0
    with Server(("127.0.0.1", port), handler(bridge().answer)) as server:
        sys.stdout.write(f"http://127.0.0.1:{server.server_port}/\n")
        sys.stdout.flush()
        server.serve_forever()


if __name__ == "__main__":
    main()
