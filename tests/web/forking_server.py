"""The real app, started again in a few hundredths of a second after it was killed.

A process that has imported everything forks a server for each line it reads, and prints its process id and port. Only
the server holds its socket, so whoever talks to it notices at once when it dies. Arguments: data folder, knowledge.
"""

from __future__ import annotations

import gc
import os
import signal
import socket
import sys
from importlib import import_module
from pathlib import Path

import uvicorn

from dxpad.records import open_book
from dxpad.settings import Settings
from dxpad.web import create_app


def main() -> None:
    folder, knowledge = Path(sys.argv[1]), Path(sys.argv[2])
    # recognisers of two hundred killed servers would only slow the next ones down
    (folder / "speech.json").write_text('{"engine": "", "second": "", "live": false}', encoding="utf-8")
    settings = Settings(data=folder, knowledge=knowledge, database=f"sqlite:///{folder / 'records.sqlite'}")
    # whatever is imported late is imported now, once, and not again by each server
    import_module("anyio._backends._asyncio")
    open_book(settings.database).close()
    uvicorn.Config(create_app(settings)).load()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    for _ in sys.stdin:
        with socket.create_server(("127.0.0.1", 0)) as listener:
            process = os.fork()
            if process == 0:
                config = uvicorn.Config(create_app(settings), log_level="critical", access_log=False)
                uvicorn.Server(config).run(sockets=[listener])
                os._exit(0)
            print(process, listener.getsockname()[1], flush=True)  # noqa: T201 # whom to kill and where to talk to


if __name__ == "__main__":
    main()
