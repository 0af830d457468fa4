"""A real HTTP server on this machine that answers as an OpenAI-compatible service does, well or badly."""

from __future__ import annotations

import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from dxpad.phrasing.address import ModelAddress

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Served:
    """The server's address and what it was asked."""

    url: str
    asked: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)
    raw: list[bytes] = field(default_factory=list)

    @property
    def address(self) -> ModelAddress:
        return ModelAddress(url=self.url, model="tidy-1")

    @property
    def sentences(self) -> list[str]:
        return [json.loads(body["messages"][1]["content"])["sentence"] for body in self.asked]


def told(sentence: object) -> bytes:
    """A whole, well-formed answer."""
    content = json.dumps({"sentence": sentence})
    return json.dumps({"choices": [{"message": {"role": "assistant", "content": content}}]}).encode()


@contextmanager
def serving(
    answer: Callable[[str], bytes], *, status: int = 200, drip: float = 0, wait: float = 0, location: str = ""
) -> Iterator[Served]:
    """A server that answers each sentence with `answer`; `wait` seconds before, `drip` seconds between bytes."""
    served = Served(url="")
    stopping = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            raw = self.rfile.read(int(self.headers["Content-Length"]))
            served.raw.append(raw)
            served.asked.append(json.loads(raw))
            served.headers.append(dict(self.headers))
            stopping.wait(wait)
            body = answer(served.sentences[-1])
            try:
                self.send_response(status)
                if location:
                    self.send_header("Location", location)
                self.end_headers()
                self._send(body)
            except OSError:
                return

        def _send(self, body: bytes) -> None:
            if not drip:
                self.wfile.write(body)
                return
            for at in range(len(body)):
                if stopping.wait(drip):
                    return
                self.wfile.write(body[at : at + 1])
                self.wfile.flush()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    server.block_on_close = False
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_port}/v1"
    try:
        yield served
    finally:
        stopping.set()
        server.shutdown()
        server.server_close()
        thread.join()
