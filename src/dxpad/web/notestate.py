"""The state of a consultation's note as the API tells it: what it says, what is to tick, what stands in the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.encode import to_json

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.domain.encode import Json
    from dxpad.notes.checking import Item
    from dxpad.web.desk import Written
    from dxpad.web.sheet import Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """One thing to tick; `kind` is drug, number, laterality, negation or read. `key` names it until it changes."""

    key: str
    sentence: int
    kind: str
    point: str
    why: str
    ticked: bool


def state_of(written: Written, consultation: Consultation, sheet: Sheet) -> dict[str, Json]:
    """The contract's object. Of a signed note `sha256` is what was signed, else what would be."""
    signature = consultation.signature if written.signed else None
    return {
        "consultation": consultation.id,
        "state": "signed" if signature else "draft",
        "note": to_json(written.revision.note),
        "sha256": signature.sha256 if signature else sheet.digest,
        "signed_by": consultation.signed_by if signature else None,
        "signed": consultation.signed if signature else None,
        "to_tick": [] if signature else [to_json(_tick(item)) for item in sheet.items],
        "blockers": [] if signature else [blocker.text for blocker in sheet.blockers],
        "dangers": [] if signature else list(sheet.dangers),
        "asks_consent": not signature and sheet.asks_consent,
        "acknowledged": to_json(signature.acknowledged) if signature else [],
        "addenda": to_json(consultation.note.addenda),
    }


def _tick(item: Item) -> Tick:
    check = item.check
    return Tick(
        key=item.key, sentence=item.number, kind=check.kind, point=check.point, why=check.why, ticked=item.ticked
    )
