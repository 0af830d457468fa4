"""The end of sound: at signing, after some days, or by hand. Each deletion is written down as an event."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from dxpad.domain.consultation import Event, Kind
from dxpad.domain.errors import DxpadError, UnknownIdError
from dxpad.web import retention
from dxpad.web.recordings import HEARD
from dxpad.web.retention import Keep, Retention
from dxpad.web.tape import Retired

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.consultation import Consultation
    from dxpad.records import Book
    from dxpad.web.clock import Clock
    from dxpad.web.listening import Listening
    from dxpad.web.recordings import Recordings, Sound

AT_SIGNING, AFTER_DAYS, BY_HAND = "at signing", "after {days} days", "by hand"


class SoundLife:
    """Keeps to the rule that stands in the data folder."""

    def __init__(self, folder: Path, *, book: Book, recordings: Recordings, listening: Listening, clock: Clock) -> None:
        self._folder = folder
        self._book = book
        self._recordings = recordings
        self._listening = listening
        self._clock = clock

    @property
    def rule(self) -> Retention:
        """The rule that holds now.

        Raises:
            BadInputError: it cannot be read.
        """
        return retention.read(self._folder)

    def choose(self, rule: Retention) -> None:
        """Keep another rule from now on.

        Raises:
            StorageError: it could not be written; the old one holds.
        """
        retention.write(self._folder, rule)

    def signed(self, consultation: Consultation) -> None:
        """What signing does to sound: by default it goes. To be called with the state after signing.

        Sound that nobody has transcribed yet is in no note: it stays, and the page says so. A recording that goes on
        ends here. When the disk refuses, the signature stands, and the sound goes with the next `sweep`.
        """
        self._recordings.retire(consultation.id, Retired.SIGNED)
        try:
            self._recordings.finish(consultation.id)
            self._at_signing(consultation.id)
        except DxpadError:
            return

    def _at_signing(self, consultation_id: str) -> None:
        if self.rule.keep is Keep.UNTIL_SIGNED:
            heard = tuple(sound for sound in self._recordings.of(consultation_id) if sound.state == HEARD)
            self._remove(consultation_id, heard, AT_SIGNING)

    def delete(self, consultation_id: str) -> None:
        """Delete all sound of a consultation because somebody wants it so.

        Raises:
            StorageError: it cannot be removed.
        """
        self._listening.forget(consultation_id)
        self._recordings.retire(consultation_id, Retired.DELETED)
        self._remove(consultation_id, self._recordings.of(consultation_id), BY_HAND)

    def sweep(self) -> None:
        """Delete what its time has come for. A consultation that cannot be dealt with now is tried the next time.

        Raises:
            BadInputError: the rule cannot be read: nothing is deleted.
        """
        rule = self.rule
        for consultation_id in sorted(self._recordings.owners()):
            try:
                self._sweep_one(consultation_id, rule)
            except DxpadError:
                continue

    def _sweep_one(self, consultation_id: str, rule: Retention) -> None:
        if rule.keep is Keep.DAYS:
            latest = (datetime.fromisoformat(self._clock()) - timedelta(days=rule.days)).timestamp()
            old = tuple(sound for sound in self._recordings.of(consultation_id) if sound.changed < latest)
            self._remove(consultation_id, old, AFTER_DAYS.format(days=rule.days))
        elif rule.keep is Keep.UNTIL_SIGNED and self._book.read(consultation_id).signed:
            self._at_signing(consultation_id)

    def _remove(self, consultation_id: str, sounds: tuple[Sound, ...], why: str) -> None:
        if not sounds:
            return
        self._recordings.remove(sounds)
        seconds = sum(sound.seconds or 0.0 for sound in sounds)
        numbers = ", ".join(str(sound.number) for sound in sounds)
        text = f"{why}: recording {numbers}" + (f", {seconds:.0f} s" if seconds else "")
        event = Event(seq=0, at=self._clock(), kind=Kind.SOUND_DELETED, subject=why, text=text)
        try:
            self._book.append(consultation_id, event)
        except UnknownIdError:
            # sound of a consultation that is no longer there: nobody to tell
            return
