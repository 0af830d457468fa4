"""A finding with the authority of whoever said it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from dxpad.domain.finding import Assertion, Finding, Status, Subject, When
from dxpad.findings.passage import Section

if TYPE_CHECKING:
    from dxpad.domain.finding import Quote
    from dxpad.findings.mention import Mention
    from dxpad.knowledge.records import FindingRecord

LASTING = frozenset({"history", "risk"})
"""Kinds that hold now because they once happened: a stroke ten years ago is a history of stroke today."""

STATES = frozenset(
    {"high-cholesterol", "prostate-enlarged-smooth", "learning-difficulty", "developmental-delay", "heart-murmur"}
)
"""Signs and results that are named as history because they are still there: "known hyperlipidaemia", "PMH: BPH"."""

LINGERING = frozenset({"anaemia-on-blood-test", "iron-deficiency"})
"""What a past medical history lists without a time because it has not gone."""

EVENT = "recent-"
"""How ids of exposures begin that hold for a while only."""

FAMILY_HISTORY = "family-history-"
"""Ids of findings about the patient that a relative's illness makes true."""

CONTACTS = "contacts-with-same-illness"
"""A finding about the patient that somebody else's illness makes true, and the health of those around denies."""


class Authority(IntEnum):
    """Who says so; the higher wins. A text or a patient, a clinician in the conversation, the caller of the program."""

    TEXT = 0
    CLINICIAN = 1
    CALLER = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One finding as one voice states it."""

    finding: Finding
    authority: Authority = Authority.TEXT


def claim_of(mention: Mention, assertion: Assertion, quote: Quote | None = None) -> Claim | None:
    """What a mention claims, or None when it claims nothing: only possible, only supposed, somebody else's, or an axis
    that is denied (nobody denies "sudden" of a pain that is there)."""
    record, section = mention.record, mention.passage.section
    meant = _in_section(record, section, assertion)
    if mention.denied and meant.status is Status.PRESENT:
        meant = replace(meant, status=Status.ABSENT)
    silent = (
        meant.status not in (Status.PRESENT, Status.ABSENT)
        or meant.when is When.HYPOTHETICAL
        or meant.subject is Subject.OTHER
        or (meant.status is Status.ABSENT and record.kind == "axis")
        or section is Section.PLAN
    )
    if silent:
        return None
    source = quote or mention.passage.quote(mention.start, mention.end)
    finding = Finding(
        id=record.id,
        name=record.name,
        status=meant.status,
        subject=meant.subject,
        when=meant.when,
        source=source,
        chief=section is Section.CHIEF and meant.status is Status.PRESENT,
    )
    return Claim(finding=finding)


def _in_section(record: FindingRecord, section: Section, meant: Assertion) -> Assertion:
    """The assertion with what the heading and the kind of finding add to it."""
    if section is Section.ABSENT:
        meant = Assertion(status=Status.ABSENT, when=When.CURRENT, subject=Subject.PATIENT)
    if section is Section.PAST and meant.when is When.CURRENT and not _lasts(record):
        meant = replace(meant, when=When.PAST)
    if section is Section.FAMILY:
        meant = replace(meant, subject=Subject.FAMILY)
    if record.id.startswith(FAMILY_HISTORY):
        meant = replace(meant, subject=Subject.PATIENT, when=When.CURRENT)
    if record.id == CONTACTS:
        meant = replace(meant, subject=Subject.PATIENT)
    if (record.kind in LASTING or record.id in STATES) and meant.when is When.PAST:
        meant = replace(meant, when=When.CURRENT)
    return meant


def _lasts(record: FindingRecord) -> bool:
    """Whether what stands under *past medical history* without a time of its own is meant of now: "bitten by a tick",
    "lives in dormitories"."""
    return record.id in LINGERING or (record.kind == "exposure" and not record.id.startswith(EVENT))
