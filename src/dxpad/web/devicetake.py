"""A microphone whose browser recognises speech itself, on its own device, and sends what it heard."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, DxpadError
from dxpad.speech.device_engine import DeviceEngine, device_segment
from dxpad.web.liveplace import kept, placed
from dxpad.web.tape import FRAMES_PER_SECOND

if TYPE_CHECKING:
    from dxpad.speech.engine import Segment
    from dxpad.web.liveplace import Place
    from dxpad.web.livetake import Tell
    from dxpad.web.livewords import LiveWords, Microphone

MOST_WAITING = 1000
UNHEARD, UNHEARD_SHARE = 3.0, 0.02
"""Seconds, and share, of a recording that a browser's recogniser may miss while it begins anew."""


class DeviceTake:
    """The browser recognises on its own device, and sends what it heard."""

    def __init__(self, live: LiveWords, microphone: Microphone, tell: Tell) -> None:
        self._live = live
        self._microphone = microphone
        self._tell = tell
        self._engine = DeviceEngine()
        self._place: Place | None = None
        self._waiting: list[dict[str, object]] = []
        self._claimed = -math.inf

    def fed(self, number: int, samples: bytes) -> None:
        """A new frame is on the disk: its words may follow."""
        del samples
        try:
            self._place = self._place or placed(self._live, self._microphone, self._engine, number)
        except DxpadError:
            # its words come when the recording ends
            return
        self._place.draft.fed(self._place.after(number))
        waiting, self._waiting = self._waiting, []
        for value in waiting:
            self.said(value)

    def said(self, value: dict[str, object]) -> None:
        """Keep what the browser heard, with its times in the take, or that it heard all of it (`all`, in seconds).

        Raises:
            BadInputError: it is no such thing.
            ConflictError: the consultation is signed.
            StorageError: it could not be written.
        """
        place = self._place
        if place is None:
            # what was heard before a lost connection comes before the sound does
            self._waiting = [*self._waiting, value][-MOST_WAITING:]
            return
        if "all" in value:
            self._claimed = _number(value["all"])
            return
        segment = _device_segment(value)
        if segment is None:
            return
        at = place.at - place.first / FRAMES_PER_SECOND
        place.draft.add(0, segment, at)
        if turns := place.draft.turns(0, segment, at):
            kept(self._live, self._microphone, place, turns)
            self._tell({"partial": [], "turns": len(turns), "late": 0})

    def end(self) -> None:
        """The browser heard what it heard; it is all of it only where the browser has said so."""
        place, self._place = self._place, None
        if place:
            length = place.draft.reached
            place.draft.whole = self._claimed >= length - UNHEARD - UNHEARD_SHARE * length
            place.draft.ended("")


def _device_segment(value: dict[str, object]) -> Segment | None:
    sure = value.get("confidence")
    confidence = None if sure is None else _number(sure)
    start, end = _number(value.get("from")), _number(value.get("to"))
    return device_segment(str(value.get("text") or ""), start, end, confidence)


def _number(value: object) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise BadInputError("no number of seconds", where="recording", mend="Open the page again")
    return float(value)
