"""The versions of a note: as drafted, as kept on the way, as signed, as it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.decode_note import note_from
from dxpad.domain.errors import UnknownIdError

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.web.desk import Written

NOW, SIGNED, DRAFT = "now", "signed", "draft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One version; `at` and `by` are empty where nobody kept it."""

    key: str
    title: str
    text: str
    at: str = ""
    by: str = ""


def versions_of(consultation: Consultation, written: Written | None) -> tuple[Listed, ...]:
    """Every version, oldest first; the last is the one that counts."""
    made = [
        Listed(key=str(item.seq), title=item.why.replace("-", " "), text=item.text, at=item.at, by=item.by)
        for item in consultation.note.versions
    ]
    if consultation.signature:
        text = note_from(consultation.signature.content).text
        made.append(Listed(key=SIGNED, title="as signed", text=text, at=consultation.signed, by=consultation.signed_by))
    elif written:
        made.insert(0, Listed(key=DRAFT, title="as the program drafts it now", text=written.draft.text))
        made.append(Listed(key=NOW, title="as it stands now", text=written.revision.note.text))
    return tuple(made)


def chosen(versions: tuple[Listed, ...], key: str, otherwise: int) -> Listed:
    """The version of that key, or the one at a place when none is named.

    Raises:
        UnknownIdError: there is no such version.
    """
    found = next((item for item in versions if item.key == key), None) if key else versions[otherwise]
    if found is None:
        raise UnknownIdError("there is no such version", where="versions", mend="Choose one of those listed")
    return found
