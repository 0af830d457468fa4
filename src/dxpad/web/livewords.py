"""Words while a recording goes on: one recogniser for each connected microphone, its words as events."""

from __future__ import annotations

import os
from dataclasses import dataclass
from threading import Lock
from typing import TYPE_CHECKING

from dxpad.domain.errors import DxpadError
from dxpad.speech.draft import Draft
from dxpad.speech.engine import LiveEngine
from dxpad.web.devicetake import DeviceTake
from dxpad.web.livetake import EarTake, SilentTake
from dxpad.web.speechchoice import first_engine, read_choice

if TYPE_CHECKING:
    from dxpad.records import Book
    from dxpad.settings import Settings
    from dxpad.speech.engine import Engine
    from dxpad.web.clock import Clock
    from dxpad.web.livetake import LiveTake, Tell
    from dxpad.web.recordings import Recordings
    from dxpad.web.visitterms import VisitTerms

NOT_LIVE = "Words come when you stop: {engine} needs the whole recording."
BUSY = "Words come when you stop: other recordings are being recognised now."


@dataclass(frozen=True, slots=True, kw_only=True)
class Microphone:
    """One browser's take of one consultation; `device` when the browser itself recognises, on its own device."""

    consultation: str
    take: bytes
    channels: int
    device: bool = False


class LiveWords:
    """All of one app. Sound is safe without it: what fails here is heard when the recording ends."""

    def __init__(
        self, *, book: Book, recordings: Recordings, clock: Clock, settings: Settings, terms: VisitTerms
    ) -> None:
        self.book = book
        self.recordings = recordings
        self.clock = clock
        self._settings = settings
        self._terms = terms
        self._drafts: dict[tuple[str, int], Draft] = {}
        self._ears: list[EarTake] = []
        self._lock = Lock()

    def open(self, microphone: Microphone, tell: Tell) -> LiveTake:
        """Hear a microphone. `tell` is called with what the page should show, from any thread."""
        if microphone.device:
            return DeviceTake(self, microphone, tell)
        if not read_choice(self._settings).live:
            return SilentTake(tell)
        try:
            engine = self._terms.told(first_engine(self._settings), microphone.consultation)
            engine.require()
        except DxpadError as error:
            return SilentTake(tell, f"Words come when you stop. {error.message}")
        if not isinstance(engine, LiveEngine):
            return SilentTake(tell, NOT_LIVE.format(engine=engine.name))
        with self._lock:
            self._ears = [ear for ear in self._ears if not ear.done]
            if len(self._ears) >= max(os.cpu_count() or 1, 2):
                return SilentTake(tell, BUSY)
            ear = EarTake(self, microphone, engine, tell)
            self._ears.append(ear)
            return ear

    def draft(self, consultation_id: str, sound: int) -> Draft | None:
        """What was heard of a file while it was recorded; None when nothing was, or the program began anew since."""
        with self._lock:
            return self._drafts.get((consultation_id, sound))

    def draft_for(self, consultation_id: str, sound: int, engine: Engine, channels: int) -> Draft:
        """The draft of a file, begun with the first sound of it."""
        with self._lock:
            draft = self._drafts.setdefault((consultation_id, sound), Draft(engine=engine, channels=channels))
        draft.whole = draft.whole and (draft.engine.name, draft.channels) == (engine.name, channels)
        return draft

    def forget(self, consultation_id: str) -> None:
        """Stop hearing a consultation, and keep nothing of it."""
        with self._lock:
            for ear in self._ears:
                if ear.consultation == consultation_id:
                    ear.stop()
            self._drafts = {key: draft for key, draft in self._drafts.items() if key[0] != consultation_id}

    def done(self, consultation_id: str, sound: int) -> None:
        """A file's words are final: its draft is needed no more."""
        with self._lock:
            self._drafts.pop((consultation_id, sound), None)

    def close(self) -> None:
        """Stop all ears and wait for them."""
        with self._lock:
            ears, self._ears = self._ears, []
        for ear in ears:
            ear.stop()
        for ear in ears:
            ear.join()
