"""The server is killed 200 times at random instants; what was acknowledged is there, once and in its place."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from websockets.exceptions import ConnectionClosed, InvalidMessage
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin

from dxpad.records import open_book
from dxpad.records.sound_key import open_key
from dxpad.web.recordings import FINISHED, Recordings
from dxpad.web.tape import FRAME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="the server that starts again at once forks")
KILLS = 200
WINDOW = 8
"""Frames on the way at a time."""

LATEST = 0.03
"""Seconds after which the server is dead; a connection is made, written to and acknowledged well within."""

CONSULTATION, TAKE = "ab" * 8, "cd" * 16
SEED = 20261122


class Desk:
    """A server that can be killed and started again, as often as one likes."""

    def __init__(self, folder: Path, knowledge: Path) -> None:
        command = [sys.executable, str(Path(__file__).with_name("forking_server.py")), str(folder), str(knowledge)]
        self._parent = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._process: int | None = None
        self.port = 0

    def start(self) -> None:
        assert self._parent.stdin
        self._parent.stdin.write("\n")
        self._parent.stdin.flush()
        assert self._parent.stdout
        self._process, self.port = (int(word) for word in self._parent.stdout.readline().split())

    def kill(self) -> None:
        if self._process:
            os.kill(self._process, signal.SIGKILL)
            self._process = None

    def close(self) -> None:
        self.kill()
        assert self._parent.stdin
        assert self._parent.stdout
        self._parent.stdin.close()
        self._parent.wait()
        self._parent.stdout.close()


class Browser:
    """What the page does: numbered frames, kept until they are acknowledged, sent again from where the server says."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.acknowledged = 0
        self.made = 0
        self.wrong: list[str] = []

    def connect(self) -> ClientConnection:
        host = f"127.0.0.1:{self._desk.port}"
        return connect(f"ws://{host}/consultations/{CONSULTATION}/audio?take={TAKE}", origin=Origin(f"http://{host}"))

    def speak(self, until: int | None = None, then: Callable[[], object] = str) -> None:
        """Send frames until the server dies or `until` are safe; `then` is called when it answered first."""
        try:
            with self.connect() as wire:
                sent = self._heard(wire)
                then()
                while until is None or self.acknowledged < until:
                    while sent < self.acknowledged + WINDOW and sent != until:
                        wire.send(sent.to_bytes(4, "big") + frame(sent))
                        sent += 1
                        self.made = max(self.made, sent)
                    self._heard(wire)
        except (ConnectionClosed, InvalidMessage, OSError, EOFError):
            if until is not None:
                raise

    def stop(self) -> bool:
        """Ask to end the recording; whether it was answered."""
        try:
            with self.connect() as wire:
                wire.recv()
                wire.send('{"stop": true}')
                return bool(json.loads(wire.recv()).get("stopped"))
        except (ConnectionClosed, InvalidMessage, OSError, EOFError):
            return False

    def _heard(self, wire: ClientConnection) -> int:
        wanted = int(json.loads(wire.recv())["next"])
        if not self.acknowledged <= wanted <= max(self.made, self.acknowledged):
            self.wrong.append(f"{self.acknowledged} acknowledged, {self.made} made, {wanted} wanted")
        self.acknowledged = wanted
        return wanted


def frame(number: int) -> bytes:
    return number.to_bytes(4, "big") * (FRAME // 4)


@pytest.fixture
def desk(tmp_path: Path, knowledge_file: Path) -> Iterator[Desk]:
    book = open_book(f"sqlite:///{tmp_path / 'records.sqlite'}")
    book.start(CONSULTATION, "2026-11-22T10:00:00+00:00")
    book.close()
    open_key(tmp_path, passphrase=str)
    opened = Desk(tmp_path, knowledge_file)
    yield opened
    opened.close()


def kept(folder: Path) -> tuple[Recordings, list[bytes]]:
    """The frames on the disk, in order."""
    recordings = Recordings(folder / "audio", open_key(folder, passphrase=str).secret)
    sounds = recordings.of(CONSULTATION)
    data = b"".join(recordings.source(sound).open().read()[44:] for sound in sounds)
    return recordings, [data[at : at + FRAME] for at in range(0, len(data), FRAME)]


def test_killed_two_hundred_times_at_random_instants_no_acknowledged_frame_is_missing(
    desk: Desk, tmp_path: Path
) -> None:
    instants, browser, gained = random.Random(SEED), Browser(desk), 0  # noqa: S311 # instants, not secrets
    for number in range(KILLS):
        dying = threading.Timer(instants.uniform(0, LATEST), desk.kill)
        desk.start()
        before = browser.acknowledged
        if number % 4:
            browser.speak(then=dying.start)
        else:
            dying.start()
            browser.speak()
        dying.join()
        gained += browser.acknowledged > before
    assert browser.wrong == []
    assert gained > KILLS // 2, "most kills came before anything was acknowledged: the test says little"
    desk.start()
    total = browser.acknowledged + 3 * WINDOW
    browser.speak(until=total)
    _, frames = kept(tmp_path)
    assert frames == [frame(number) for number in range(total)]


def test_killed_while_it_ends_a_recording_the_sound_is_whole_and_can_be_ended_again(desk: Desk, tmp_path: Path) -> None:
    instants, browser, total = random.Random(SEED), Browser(desk), 0  # noqa: S311 # instants, not secrets
    for _ in range(10):
        desk.start()
        total += 2
        browser.speak(until=total)
        dying = threading.Timer(instants.uniform(0, LATEST / 3), desk.kill)
        dying.start()
        browser.stop()
        dying.join()
        _, frames = kept(tmp_path)
        assert frames == [frame(number) for number in range(total)]
    desk.start()
    browser.stop()
    recordings, frames = kept(tmp_path)
    assert {sound.state for sound in recordings.of(CONSULTATION)} <= {FINISHED, "heard"}
    assert frames == [frame(number) for number in range(total)]
