"""What a signer has to look at: sentences that nobody said, and points to confirm, each with whether it is ticked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from dxpad.domain.encode import dumps
from dxpad.domain.notework import Check

if TYPE_CHECKING:
    from collections.abc import Iterable

    from dxpad.notes.editing import Revision

READ = "read"
KEY = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One thing to tick. `number` is the sentence's, from 0 over the whole note."""

    key: str
    number: int
    check: Check
    ticked: bool


def to_check(revision: Revision, ticked: Iterable[Check]) -> tuple[Item, ...]:
    """Everything to tick in the order of the note; in a sentence its reading comes first."""
    done = frozenset(ticked)
    seen: Counter[tuple[str, str, str, str]] = Counter()
    made = []
    for number, kind, point, why in _points(revision):
        words = revision.all_lines[number].sentence.text
        nth = seen[words, kind, point, why]
        seen[words, kind, point, why] += 1
        check = Check(sentence=words, kind=kind, point=point, why=why, nth=nth)
        made.append(Item(key=_key(check), number=number, check=check, ticked=check in done))
    return tuple(made)


def _points(revision: Revision) -> list[tuple[int, str, str, str]]:
    unread = [(number, READ, "", "") for number, line in enumerate(revision.all_lines) if line.unlinked]
    points = [(item.sentence, item.kind, item.text, item.why) for item in revision.note.to_confirm]
    return sorted((*unread, *points), key=lambda point: (point[0], point[1] != READ))


def _key(check: Check) -> str:
    return sha256(dumps(check).encode()).hexdigest()[:KEY]
