"""What to check by eye before signing: drugs with their doses, numbers, sides and negations of the note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.note import Custody, NoteSentence, ToConfirm
from dxpad.notes.doubtful import doubts
from dxpad.notes.lexicon import SOUND_ALIKE
from dxpad.notes.unwritten import drug_pattern

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.domain.transcript import Turn
    from dxpad.notes.doubtful import Doubt

_NUMBER = re.compile(
    r"\d+(?:[./]\d+)*(?:\s?(?:mg|milligrams?|mcg|g|mL|kg|cm|%|micrograms?|units?|degrees|weeks?|days?|months?|years?|hours?|"
    r"minutes?|times|"
    r"tablets?|puffs?|pounds|beats per minute|bpm)\b|\s?%)?"
)
_SPOKEN_NUMBER = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|"
    r"seventy|eighty|ninety|"
    r"hundred|thousand|half|twice|once)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine|hundred|thousand|"
    r"over|point|"
    r"\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|and a half))*"
    r"(?: (?:milligrams|micrograms|units|percent|degrees|days?|weeks?|months?|years?|hours?|times|a day|daily|"
    r"tablets?|pills?|drinks?))?",
    re.IGNORECASE,
)
_SIDE = re.compile(
    r"\b(?:left|bilateral(?:ly)?|both sides|right(?=[- ](?:\w+ )?(?:side|sided|hand|handed|arm|leg|knee|hip|"
    r"shoulder|ankle|foot|wrist|elbow|eye|ear|lower|upper|chest|"
    r"lung|breast|thumb|toe|finger|calf|thigh|groin|flank|kidney|cheek|temple|buttock|forearm|shin|heel|side|"
    r"iliac|quadrant|abdomen|neck|back|testicle|ovary))|"
    r"(?<=the )right|(?<=my )right|(?<=their )right|(?<='s )right)\b",
    re.IGNORECASE,
)
_NEGATION = re.compile(
    r"\b(?:no|not|never|none|nothing|neither|nor|without|cannot|n't|nope|denies)\b|\w+n't\b", re.IGNORECASE
)
_DOSE_WITHIN = 40


def to_confirm(
    sentences: Sequence[NoteSentence], drug_names: Mapping[str, str], turns: Sequence[Turn] = ()
) -> tuple[ToConfirm, ...]:
    """The points to confirm, by sentence (counted from 0 over the whole note).

    Where `turns` are given, with the recogniser's words, a word it was unsure of says so at the points of its kind in
    its sentence, or stands as a point of its own when the sentence has none. What the clinician typed is not doubted.
    """
    drugs = drug_pattern(drug_names)
    found: list[ToConfirm] = []
    for number, sentence in enumerate(sentences):
        heard = turns and sentence.status is not Custody.TYPED
        doubtful = doubts(sentence.sources, turns, drug_names) if heard else ()
        told: set[Doubt] = set()
        for kind, text in _points(sentence.text, drugs):
            about = _about(kind, text, doubtful)
            told.update(about)
            why = "; ".join(doubt.why for doubt in about)
            found.append(ToConfirm(sentence=number, kind=kind, text=text, why=why))
        found += [
            ToConfirm(sentence=number, kind=doubt.kind, text=doubt.text, why=doubt.why)
            for doubt in doubtful
            if doubt not in told
        ]
    return tuple(found)


def _about(kind: str, text: str, doubtful: Sequence[Doubt]) -> list[Doubt]:
    """The doubts about a point: its own words, the number of a drug's dose among them, or else those of its kind that
    the note wrote another way (`denies` for `no`)."""
    words = text.lower().split()
    own = [doubt for doubt in doubtful if doubt.text in words and kind in (doubt.kind, "drug")]
    return own or [doubt for doubt in doubtful if doubt.kind == kind != "drug"]


def _points(text: str, drugs: re.Pattern[str] | None) -> Iterator[tuple[str, str]]:
    taken: set[int] = set()
    for match in drugs.finditer(text) if drugs else ():
        yield "drug", _with_dose(text, match, taken) + _sounds_like(match.group())
    for pattern in (_NUMBER, _SPOKEN_NUMBER):
        for match in pattern.finditer(text):
            if match.start() not in taken:
                yield "number", match.group()
    seen: set[tuple[str, str]] = set()
    for kind, pattern in (("laterality", _SIDE), ("negation", _NEGATION)):
        for match in pattern.finditer(text):
            point = (kind, match.group().lower())
            if point not in seen:
                seen.add(point)
                yield point


def _with_dose(text: str, drug: re.Match[str], taken: set[int]) -> str:
    """The drug's name with the dose that follows it closely; the dose is then not listed again."""
    window = text[drug.end() : drug.end() + _DOSE_WITHIN]
    for pattern in (_NUMBER, _SPOKEN_NUMBER):
        dose = pattern.search(window)
        if dose and not re.search(r"[.;]\s", window[: dose.start()]):
            taken.add(drug.end() + dose.start())
            return f"{drug.group()} {dose.group()}"
    return drug.group()


def _sounds_like(name: str) -> str:
    others = sorted({b if name.lower() == a else a for a, b in SOUND_ALIKE if name.lower() in (a, b)})
    return f" (sounds like {', '.join(others)})" if others else ""
