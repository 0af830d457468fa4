"""A network cable between a browser and the program: it can be pulled, and it can go dead without anybody noticing."""

from __future__ import annotations

import socket
from contextlib import suppress
from threading import Event, Thread


class Cable:
    """Carries every connection to a port of this machine."""

    def __init__(self, to: int) -> None:
        self._to = to
        self._ends: list[socket.socket] = []
        self._plugged = True
        self._flows = Event()
        self._flows.set()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._door.getsockname()[1])
        Thread(target=self._accept, daemon=True).start()

    def pull(self) -> None:
        """Connections break, and none can be made."""
        self._plugged = False
        for end in self._ends:
            _close(end)
        self._ends.clear()

    def plug(self) -> None:
        """As before."""
        self._plugged = True

    def die(self) -> None:
        """Nothing comes through, and neither side is told."""
        self._flows.clear()

    def live(self) -> None:
        """What waited comes through."""
        self._flows.set()

    def close(self) -> None:
        """For good."""
        self.live()
        self.pull()
        self._door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                end, _ = self._door.accept()
                if self._plugged:
                    self._connect(end)
                else:
                    _close(end)

    def _connect(self, end: socket.socket) -> None:
        try:
            other = socket.create_connection(("127.0.0.1", self._to))
        except OSError:
            _close(end)
            return
        self._ends += [end, other]
        for one, two in ((end, other), (other, end)):
            Thread(target=self._carry, args=(one, two), daemon=True).start()

    def _carry(self, one: socket.socket, two: socket.socket) -> None:
        with suppress(OSError):
            while data := one.recv(65_536):
                self._flows.wait()
                two.sendall(data)
        _close(one)
        _close(two)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
