"""Said, not written: words that matter in a consultation and that no sentence of the note covers."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from dxpad.domain.note import SpanRef, Unwritten
from dxpad.notes.answers import is_bare
from dxpad.notes.lists import any_of
from dxpad.notes.sentences import is_question
from dxpad.notes.stopping import tells_of_stopping

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from dxpad.domain.finding import FindingSet
    from dxpad.notes.parts import Utterance

_CUES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (why, re.compile(pattern, re.IGNORECASE))
    for why, pattern in (
        (
            "suicide or self-harm",
            (
                r"\b(?:suicid\w*|kill(?:ing)? (?:my|your)self|self[- ]harm\w*|harm(?:ing)? (?:my|your)self|"
                r"end (?:it all|my life|your life)|"
                r"take (?:my|your) own life|better off dead|not want(?:ing)? to (?:live|be here)|do(?:n't|"
                r" n't) want to (?:live|be here)|overdose\w*)"
            ),
        ),
        (
            "mental health",
            (
                r"\b(?:depress\w*|anxi\w*|panic\w*|hopeless\w*|hearing voices|paranoi\w*|low mood|mood|nightmares?|"
                r"ptsd|bipolar|psychos\w*)\b"
            ),
        ),
        (
            "safeguarding",
            (
                r"\b(?:abus\w+|hits? me|hitting me|domestic violence|violen\w+|assault\w*|raped?|neglect\w*|"
                r"afraid of (?:him|her|my)|"
                r"scared of (?:him|her|my)|(?:not|n't) (?:feel )?safe at home|forced me|threaten\w*|"
                r"controlling (?:partner|husband|wife|boyfriend|behaviou?r)|social services)\b"
            ),
        ),
        ("allergy", r"\b(?:allerg\w*|anaphyla\w*|epipen)\b"),
        (
            "medication",
            (
                r"\b(?:medications?|tablets?|inhalers?|insulin|antibiotics?|warfarin|steroids?|blood thinners?|"
                r"the pill|painkillers?)\b"
            ),
        ),
        ("pregnancy", r"\b(?:pregnan\w*|breast ?feeding|miscarr\w*|missed (?:my |a |your )?period)\b"),
        ("alcohol or drugs", r"\b(?:alcohol\w*|drinking|drinks? a|units a week|cocaine|heroin|cannabis|weed|binge)\b"),
        (
            "number",
            (
                r"\b(?:\d+(?:\.\d+)?|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|five|"
                r"ten))\s+"
                r"(?:mg|milligrams?|micrograms?|mcg|units|percent|degrees|over \w+|beats)\b"
            ),
        ),
    )
)
_NOT_ASKED_AGAIN = "asked, no answer understood"


_GRAVE = frozenset({"suicide or self-harm", "mental health", "safeguarding", "allergy", "pregnancy"})
LEFT_OUT = "left out for length"


def is_grave(text: str) -> bool:
    """Whether a sentence speaks of what no note may lose for its length."""
    return any(why in _GRAVE and cue.search(text) for why, cue in _CUES)


def said_not_written(
    utterances: Sequence[Utterance],
    covered: Sequence[SpanRef],
    findings: FindingSet,
    drug_names: Mapping[str, str],
    left: AbstractSet[Utterance] = frozenset(),
) -> tuple[Unwritten, ...]:
    """Each sentence with such words that the note does not rest on, the most serious first, with the reason; last what
    was `left` out for its length alone."""
    written = {(span.turn, span.start, span.end) for span in covered}
    drugs = drug_pattern(drug_names)
    found: list[tuple[int, Unwritten]] = []
    for utterance, following in zip_longest(utterances, utterances[1:]):
        if (utterance.turn, utterance.start, utterance.end) in written:
            continue
        reasons = sorted(set(_reasons(utterance, findings, drugs)))
        bare = following is not None and following in left and is_bare(following.text)
        if not reasons and utterance in left and (bare or not is_question(utterance)):
            reasons = [(len(_CUES) + 1, LEFT_OUT)]
        if reasons:
            rank, why = reasons[0]
            why = f"{why}: {_NOT_ASKED_AGAIN}" if is_question(utterance) and why != LEFT_OUT else why
            place = utterance.span
            unwritten = Unwritten(turn=place.turn, start=place.start, end=place.end, text=utterance.text, why=why)
            found.append((rank, unwritten))
    return tuple(unwritten for _, unwritten in sorted(found, key=lambda pair: (pair[0], pair[1].turn, pair[1].start)))


def _reasons(utterance: Utterance, findings: FindingSet, drugs: re.Pattern[str] | None) -> Iterator[tuple[int, str]]:
    for rank, (why, cue) in enumerate(_CUES):
        if cue.search(utterance.text):
            yield rank, why
    if (drugs and drugs.search(utterance.text)) or tells_of_stopping(utterance.text):
        yield [why for why, _ in _CUES].index("medication"), "medication"
    for finding in findings.findings:
        if finding.source is not None and holds(utterance, finding.source.turn, finding.source.start):
            yield len(_CUES), f"finding: {finding.name}"


def holds(utterance: Utterance, turn: int | None, start: int) -> bool:
    """Whether a character of a turn lies in the sentence."""
    return utterance.turn == turn and utterance.start <= start < utterance.end


def drug_pattern(drug_names: Mapping[str, str]) -> re.Pattern[str] | None:
    """A pattern of every drug phrase, the longest first; None when no names are given."""
    return _pattern_of(tuple(drug_names))


@lru_cache(maxsize=4)
def _pattern_of(names: tuple[str, ...]) -> re.Pattern[str] | None:
    phrases = sorted((name for name in names if name.strip()), key=lambda name: (-len(name), name))
    if not phrases:
        return None
    escaped = [re.escape(phrase) for phrase in phrases]
    return re.compile(rf"\b{any_of(escaped, letters=_LETTERS)}\b", re.IGNORECASE)


_LETTERS = 3
"""First letters that drug names are sorted by."""
