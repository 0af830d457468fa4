"""Locking a note as it was shown: the signature and what the signer knew to be open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.domain.notework import Signature
from dxpad.web.sheet import acknowledged

if TYPE_CHECKING:
    from dxpad.domain.consultation import Consultation
    from dxpad.web.desk import Desk, Look, Written
    from dxpad.web.sheet import Given, Sheet


def lock(desk: Desk, look: Look, written: Written, sheet: Sheet, given: Given) -> Consultation:
    """Sign the note of a sheet on which nothing is missing.

    Raises:
        ConflictError: something has happened since it was looked at, or it is signed already.
    """
    receipt = look.ranked.receipt
    signature = Signature(
        template=written.revision.note.template,
        content=sheet.content,
        sha256=sheet.digest,
        input_sha256=receipt.input_sha256,
        knowledge=receipt.knowledge,
        program=receipt.program,
        acknowledged=acknowledged(sheet, given),
    )
    return desk.sign(look.consultation, given.name, signature)
