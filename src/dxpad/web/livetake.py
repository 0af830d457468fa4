"""One connected microphone being heard, and what the page is told."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol, TypeAlias

from dxpad.domain.errors import DxpadError
from dxpad.speech.ear import Ear
from dxpad.web.liveplace import kept, placed

if TYPE_CHECKING:
    from dxpad.speech.ear import News
    from dxpad.speech.engine import LiveEngine
    from dxpad.web.liveplace import Place
    from dxpad.web.livewords import LiveWords, Microphone

Tell: TypeAlias = Callable[[dict[str, object]], None]
"""Takes what the page should show; called from any thread."""

LATE, STEP = 2.0, 5
"""From so many seconds on the page says that the words are behind the talk, in steps of so many."""

STOPPING = 5.0


class LiveTake(Protocol):
    """What hears a microphone. Nothing here waits for a recogniser or raises because of one."""

    def fed(self, number: int, samples: bytes) -> None:
        """A new frame is on the disk."""

    def said(self, value: dict[str, object]) -> None:
        """The browser's own recogniser heard something.

        Raises:
            BadInputError: it is no such thing.
        """

    def end(self) -> None:
        """The microphone is gone, or the recording was stopped."""


class SilentTake:
    """Nobody hears it now: words come when the recording ends. The page says why, unless it was chosen so."""

    def __init__(self, tell: Tell, why: str = "") -> None:
        if why:
            tell({"off": why})

    def fed(self, number: int, samples: bytes) -> None:
        """Nothing."""

    def said(self, value: dict[str, object]) -> None:
        """Nothing: this page was told that nobody listens."""

    def end(self) -> None:
        """Nothing."""


class EarTake:
    """A recogniser of this machine hears it, in a process of its own."""

    def __init__(self, live: LiveWords, microphone: Microphone, engine: LiveEngine, tell: Tell) -> None:
        self.consultation = microphone.consultation
        self.done = False
        self._live = live
        self._microphone = microphone
        self._engine = engine
        self._tell = tell
        self._place: Place | None = None
        self._shown: dict[str, object] = {}
        self._ear = Ear(engine, microphone.channels, self._news)

    def fed(self, number: int, samples: bytes) -> None:
        """A new frame is on the disk: it waits for the recogniser."""
        if self.done:
            return
        try:
            self._place = self._place or placed(self._live, self._microphone, self._engine, number)
        except DxpadError:
            # its words come when the recording ends
            self.stop()
            return
        self._ear.feed(samples)
        self._place.draft.fed(self._place.after(number))

    def said(self, value: dict[str, object]) -> None:
        """Nothing: the words come from the recogniser here."""

    def end(self) -> None:
        """No more sound; what waits is still heard."""
        self._ear.end()

    def stop(self) -> None:
        """Hear no more."""
        self._ear.stop()

    def join(self) -> None:
        """Wait for the recogniser to end, for a while."""
        self._ear.join(STOPPING)

    def _news(self, news: News) -> None:
        place = self._place
        if news.last:
            self._ended(news)
            return
        if place is None:
            return
        place.draft.progressed(place.at + news.heard)
        for channel, each in news.ended:
            place.draft.add(channel, each, place.at)
        turns = tuple(turn for channel, each in news.told for turn in place.draft.turns(channel, each, place.at))
        try:
            if turns:
                kept(self._live, self._microphone, place, turns)
        except DxpadError as error:
            place.draft.whole = False
            self._show({"off": f"Live words stopped: {error.what}."})
            self.stop()
            return
        late = STEP * math.ceil(news.behind / STEP) if news.behind > LATE else 0
        partial = [" ".join(words) for words in news.partial if words]
        self._show({"partial": partial, "turns": len(turns), "late": late})

    def _show(self, value: dict[str, object]) -> None:
        """Tell the page what is new."""
        if value.get("turns") or value != self._shown:
            self._shown = value
            self._tell(value)

    def _ended(self, news: News) -> None:
        self.done = True
        if self._place:
            self._place.draft.ended(news.failure)
        if news.failure and "off" not in self._shown:
            self._show({"off": f"Live words stopped: {news.failure}. Words come when you stop; no sound is lost."})
