"""Speaker labels as people write them: `Dr Smith:`, `Pt:`, `Mother:`."""

from __future__ import annotations

import re

from dxpad.domain.transcript import Speaker

_CLINICIAN = ("doctor", "dr", "gp", "clinician", "physician", "consultant", "surgeon", "nurse", "registrar", "doc")
_PATIENT = ("patient", "pt", "client")
_OTHER = (
    "mother",
    "father",
    "mum",
    "mom",
    "dad",
    "parent",
    "wife",
    "husband",
    "partner",
    "spouse",
    "son",
    "daughter",
    "brother",
    "sister",
    "grandmother",
    "grandfather",
    "relative",
    "family",
    "friend",
    "carer",
    "caregiver",
    "guardian",
    "interpreter",
    "translator",
    "other",
)
_ROLE = {
    **dict.fromkeys(_CLINICIAN, Speaker.CLINICIAN),
    **dict.fromkeys(_PATIENT, Speaker.PATIENT),
    **dict.fromkeys(_OTHER, Speaker.OTHER),
}
_LETTER = {"d": Speaker.CLINICIAN, "p": Speaker.PATIENT}
_NAME_AFTER_TITLE = re.compile(r"\s+\S.*\Z", re.DOTALL)

LABEL = re.compile(
    r"\s*(?:\*\*)?(?P<label>[A-Za-z]+)\.?(?P<rest>(?:\s+[A-Z][\w'\u2019-]*){0,2})"
    r"\s*(?:\*\*)?:(?:\*\*)?\s*"
)
"""A label at the start of a line: one word, up to two capitalised names after it, a colon; asterisks of Markdown."""

LABELS = {Speaker.CLINICIAN: "Doctor", Speaker.PATIENT: "Patient", Speaker.OTHER: "Other"}
"""The labels that the exporters write."""


def speaker_of(name: str) -> Speaker | None:
    """The role a written name stands for (`Dr Smith`, `Pt`, `MOTHER`), or None when it names none."""
    word = _NAME_AFTER_TITLE.sub("", name.strip()).rstrip(".").lower()
    return _ROLE.get(word) or _LETTER.get(word)


def split_label(line: str, *, letters: bool) -> tuple[Speaker | None, str]:
    """The speaker that a line's label names and the words after it; (None, line) when it has no such label.

    With `letters` false, `D:` and `P:` are no labels: in a note, `P:` begins the plan.
    """
    match = LABEL.match(line)
    if match is None or (not letters and match["label"].lower() in _LETTER):
        return None, line.strip()
    speaker = speaker_of(match["label"])
    return (None, line.strip()) if speaker is None else (speaker, line[match.end() :].strip())


def uses_letters(lines: list[str]) -> bool:
    """Whether `D:` and `P:` both begin lines, so that they mean the two speakers."""
    found = {match["label"].lower() for line in lines if (match := LABEL.match(line)) is not None}
    return found >= _LETTER.keys()
