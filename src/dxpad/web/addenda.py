"""What is added to a signed note: words with who and when. The signed words stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.consultation import Kind
from dxpad.domain.errors import BadInputError, ConflictError

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.web.desk import Desk

LONGEST = 10_000
"""Characters of one addendum."""


def add_to(desk: Desk, consultation_id: str, *, by: str, text: str) -> Consultation:
    """The consultation with one more addendum.

    Raises:
        BadInputError: it has no words or no name, or is too long.
        ConflictError: the note is not signed.
    """
    added = text.replace("\r\n", "\n").replace("\x00", "").strip()
    if not by or not added:
        raise BadInputError("an addendum needs words and a name", where="addendum", mend="Write both")
    if len(added) > LONGEST:
        raise BadInputError("the addendum is too long", where="addendum", mend=f"Under {LONGEST} characters")
    if not desk.book.read(consultation_id).signed:
        raise ConflictError("the note is not signed yet", where="addendum", mend="Change the draft itself")
    return desk.add(consultation_id, Kind.ADDENDUM, by=by, text=added)
