"""Phrases of the lexicon in a row of words: as they stand, or with all their stems close together in one clause."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from dxpad.findings.apart import is_vague, says_more
from dxpad.findings.bearing import TWINS, describes, is_elsewhere
from dxpad.findings.counted import counts_time
from dxpad.findings.other_sense import is_other_sense
from dxpad.findings.own_word import grades_behind_with
from dxpad.knowledge.families import FAMILIES, families_in, families_of
from dxpad.knowledge.records import WordOrder
from dxpad.knowledge.words import FILLERS, stem, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from dxpad.findings.passage import Passage
    from dxpad.findings.stream import Word
    from dxpad.knowledge.records import LexiconEntry

WINDOW = 6
"""Words that may stand between the words of a phrase that is not said in its own order."""

NEAR = 3
"""Words that may stand between the words of a phrase with a family, which says less of how it is said."""

CLOSE = 2
"""Words that may stand between the words of a phrase that is read in the order in which it is said."""

PARTING = frozenset(
    [
        "no",
        "not",
        "without",
        "unremarkable",
        "never",
        "but",
        "except",
        "behind",
        "beneath",
        "preceded",
        "precede",
        "followed",
        "follow",
        "after",
        "before",
        "versus",
        "denies",
        "denied",
        "denying",
        "than",
        "since",
        "until",
        "if",
        "unlike",
        "instead",
        "near",
        "none",
        "nothing",
        *"don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't".split(),
    ],
)
"""Words that part what stands before them from what stands after: no phrase is gathered across one."""


SOFT = frozenset(
    "left right only even also still now again then almost nearly approximately just much"
    " markedly greatly somewhat".split()
)
"""Words that may stand within a phrase without changing what it names: "full after only a small amount", "pain in the
left foot"."""

_SOFT_STEMS = frozenset(map(stem, SOFT))

_TROUBLES = frozenset(
    map(
        stem,
        "change problem symptom issue disturbance trouble difficulty disorder upset concern complaint loss disruption"
        " abnormality irregularity deficit dysfunction retention pain cramp blockage infection weakness".split(),
    )
)
"""Stems of words that make a lack of the word before them: "no appetite loss", "no period changes"."""

AMOUNT = re.compile(r"\blittle\b", re.IGNORECASE)

CODE = re.compile(r"\b[a-z]\d\b", re.IGNORECASE)
"""A letter with a number, as hormones are called: "low T4"."""

LETTER = re.compile(r"(?<![a-z])[a-z][ -]?\Z", re.IGNORECASE)

FEET = "feet"
"""A phrase that holds this word speaks of both."""

PLURAL = frozenset({"runs", "trots", "shakes", "shivers", "sweats", "squits", "blues"})
"""Words that mean an illness in the plural alone: "the runs" is no run, and no running commentary."""

COMPOUNDS = frozenset(
    {
        "athlete's foot",
        "athletes foot",
        "cold sore",
        "cold sores",
        "black eye",
        "black eyes",
        "bed sore",
        "bed sores",
        "dead leg",
        "long standing",
        "dorsal pain",
        "water tablets",
        "there all the time",
        "bed shaking",
        "breath holding",
        "water pill",
        "there day and night",
        "like a weight",
        "belly breathing",
        "drinking and passing water",
        "drinking and peeing",
        "drinking and weeing",
        "red hair",
        "waking to pee",
        "waking to wee",
        "heavily pregnant",
        "blood clot",
        "blood clots",
    }
)
"""Names of one thing, whose words stand side by side or mean something else: "cold and there's a sore"."""

SHORT = 3
"""Most letters of a word that may be an abbreviation, and most words of an item in the middle of a list."""

DESCRIBED = 3
"""Most words of the thing that a list of single words describes, its last describing word counted: "watery eyes"."""

NAME_BEFORE = re.compile(r"\b[A-Z][a-z]+\s$")

POINTED = re.compile(r"[,.;:()/]")
"""A phrase written with one of these may be said across one: "h. pylori"."""

JOINED = re.compile(r"\b(?:and|or|nor)\b|[,/&+]", re.IGNORECASE)
"""A phrase written with one of these may be said across *and*: "cold and clammy"."""

_ALIKE = (
    frozenset(["has", "had", "have", "having", "got", "gets", "get", "getting"]),
    frozenset(["is", "was", "are", "were", "been", "being", "be", "am"]),
    frozenset(["a", "an", "the", "her", "his", "my", "your", "their"]),
)
"""Fillers that say the same in a phrase of one word with content: "had a cold" and "has a cold"."""


class Match(NamedTuple):
    """A phrase found: the finding it means and the places of its words in the row. `extra` counts the words between;
    `denied` when a prefix says the opposite of one of them; `general` counts its words that stand for a family."""

    finding: str
    places: tuple[int, ...]
    extra: int
    denied: bool = False
    general: int = 0

    @property
    def first(self) -> int:
        """Place of the first word."""
        return self.places[0]

    @property
    def last(self) -> int:
        """Place of the last word."""
        return self.places[-1]


class Row:
    """A row of words with an index by stem, the passages they stand in, and the other senses that words may have."""

    def __init__(self, words: Sequence[Word], passages: Sequence[Passage], senses: Mapping[str, str]) -> None:
        self.words = words
        self._passages = passages
        self._senses = senses

    @cached_property
    def places(self) -> dict[str, list[int]]:
        """Where each stem stands, and each word of a family, in order."""
        found: dict[str, list[int]] = defaultdict(list)
        families = families_of()
        for place, word in enumerate(self.words):
            found[word.stem].append(place)
            for family in families.get(word.stem, ()):
                found[family].append(place)
        return dict(found)

    @cached_property
    def firm(self) -> tuple[list[int], dict[int, int]]:
        """The places of all words that are not `SOFT`, and where each of them stands in that list."""
        places = [place for place, word in enumerate(self.words) if word.text not in SOFT]
        return places, {place: number for number, place in enumerate(places)}

    def bear(self, places: Iterable[int], stems: Sequence[str]) -> bool:
        """Whether the words at these places have these stems, each its own, or are of these families."""
        for place, wanted in zip(places, stems, strict=True):
            own = self.words[place].stem
            if own != wanted and not (wanted in FAMILIES and wanted in families_of().get(own, ())):
                return False
        return True

    def keeps(self, entry: LexiconEntry, places: Sequence[int]) -> bool:
        """Whether the words at these places stand close by, in the order of the phrase."""
        return self.is_close(entry, places) and self.joined(places[0], places[-1], entry.phrase)

    def is_close(self, entry: LexiconEntry, places: Sequence[int]) -> bool:
        """Whether few words stand between the words at these places, which are in the order of the phrase."""
        extra = places[-1] - places[0] + 1 - len(places)
        return extra <= CLOSE and self.bear(places, entry.stems)

    def has_stray_letter(self, places: Sequence[int]) -> bool:
        """Whether a word of one letter stands beside no other of these words: the C of "C3 low, ANCA negative"."""
        return any(
            self.words[place].text.isalpha()
            and len(self.words[place].text) == 1
            and place - 1 not in places
            and place + 1 not in places
            for place in places
        )

    def follow(self, start: int, size: int) -> tuple[int, ...]:
        """`size` places from one on; empty when the row does not have them all."""
        return tuple(range(start, start + size)) if 0 <= start <= len(self.words) - size else ()

    def run(self, place: int, before: int, size: int) -> tuple[int, ...]:
        """The places of `size` words that follow one another, `before` of them ahead of a place; soft words between
        them are left out. Empty when the row is too short, or the place is that of a soft word."""
        places, numbers = self.firm
        first = numbers.get(place, -1) - before
        return tuple(places[first : first + size]) if first >= 0 and first + size <= len(places) else ()

    @cached_property
    def stems(self) -> frozenset[str]:
        """Every stem and family that occurs."""
        return frozenset(self.places)

    def rarest(self, stems: Sequence[str]) -> int:
        """Which of the stems occurs least often."""
        if len(stems) == 1:
            return 0
        often = [len(self.places[stem]) for stem in stems]
        return often.index(min(often))

    def says(self, phrase: str, place: int) -> bool:
        """Whether a phrase stands word for word round a place: it has one word with content, the others make its
        meaning."""
        word = self.words[place]
        text = self._passages[word.passage].text
        return any(
            match.start("word") == word.start
            for match in verbatim(phrase).finditer(text, max(0, word.start - 40), word.end + 20)
        )

    def end_of_item(self, place: int) -> int:
        """The place behind the last word of the item that a word stands in."""
        item, end = self.words[place].item, place + 1
        while end < len(self.words) and self.words[end].item == item:
            end += 1
        return end

    def begins_item(self, place: int) -> bool:
        """Whether a word is the first of its item."""
        return place == 0 or self.words[place - 1].item != self.words[place].item

    def is_denied(self, match: Match) -> bool:
        """Whether a prefix denies one of the words: *tender* in "non-tender", where the phrase does not say *non*."""
        return any(self.words[place].denied and (place - 1) not in match.places for place in match.places)

    def is_name(self, place: int) -> bool:
        """Whether a short word is written like a surname: "John Doe" is no DOE."""
        word = self.words[place]
        text = self._passages[word.passage].text
        return (
            len(word.text) <= SHORT
            and text[word.start : word.end].istitle()
            and bool(NAME_BEFORE.search(text, max(0, word.start - 30), word.start))
        )

    def denies_more(self, match: Match) -> bool:
        """Whether a match that starts with *no* is only the start of what is denied: *no period* in "no period
        changes"."""
        if self.words[match.first].text != "no" or match.last + 1 >= len(self.words):
            return False
        after = self.words[match.last + 1]
        return after.item == self.words[match.last].item and not after.joins and after.stem in _TROUBLES

    def keeps_amount(self, phrase: str, match: Match) -> bool:
        """Whether the text says "little" where the phrase does: it is no word with content, and yet bears the
        meaning; and counts no time with its numbers. One numb foot is no two: a phrase of feet names no foot."""
        if counts_time(self.words, match.places):
            return False
        if FEET in phrase and any(self.words[place].text == "foot" for place in match.places):
            return False
        if CODE.search(phrase) and not all(self._is_coded(place) for place in match.places):
            return False
        if "little" not in phrase:
            return True
        first, last = self.words[match.first], self.words[match.last]
        return bool(AMOUNT.search(self._passages[first.passage].text, max(0, first.start - 12), last.end + 12))

    def _is_coded(self, place: int) -> bool:
        """Whether a word is no number, or has a letter right before it: the 4 of "free T4", not of "4 raised spots"."""
        word = self.words[place]
        if not word.text.isdigit():
            return True
        text = self._passages[word.passage].text
        return bool(LETTER.search(text[max(0, word.start - 3) : word.start])) and not text.startswith(
            ("/", "%"), word.end
        )

    def belongs(self, match: Match) -> bool:
        """Whether the describing words of a match whose words stand apart belong to what it names."""
        return describes(self.words, match.places, self._between)

    def is_with_more(self, match: Match) -> bool:
        """Whether the graded word that ends a match says how the thing behind it is: "sodium with raised potassium"."""
        return match.first < match.last and grades_behind_with(self.words, match.last)

    def is_elsewhere(self, match: Match) -> bool:
        """Whether a match names no part of the body and another part than its own is spoken of, or a word of it is
        another word than it looks: the back of "comes back"."""
        if is_elsewhere(match.finding, match.places, self.words, self.places):
            return True
        first, last = self.words[match.first], self.words[match.last]
        if is_other_sense(self._senses, match.finding, self._passages[first.passage].text, first.start, last.end):
            return True
        return match.finding.endswith("pain") and any(
            self._is_twin(place, text, before, after)
            for end, text, before, after in TWINS
            if match.finding.endswith(end)
            for place in match.places
        )

    def _is_twin(self, place: int, text: str, before: re.Pattern[str], after: re.Pattern[str]) -> bool:
        """Whether the word at a place is `text` with what makes it another word right before or behind it."""
        word = self.words[place]
        if word.text != text:
            return False
        passage = self._passages[word.passage].text
        if text == "sore" and self._is_described(place):
            return False
        behind = after.match(passage, word.end) is not None
        return behind or before.search(passage, max(0, word.start - 24), word.start) is not None

    def _is_described(self, place: int) -> bool:
        """Whether the very next word is a thing that the word at a place describes: "a sore elbow"."""
        return place + 1 < len(self.words) and self._between(place, place + 1).isspace()

    def _between(self, first: int, last: int) -> str:
        """The characters between two words of one passage."""
        one, other = self.words[first], self.words[last]
        return self._passages[one.passage].text[one.end : other.start] if one.passage == other.passage else ""

    def speaks_anew(self, first: int, last: int) -> bool:
        """Whether somebody does something new between two places: "hot over the weekend and I felt …"."""
        return says_more(self._between(first, last))

    def joined(self, first: int, last: int, phrase: str) -> bool:
        """Whether nothing parts two places, other than the commas, *and* and *or* that the phrase itself is written
        with."""
        one, other = self.words[first], self.words[last]
        if one.item != other.item and (one.passage != other.passage or not POINTED.search(phrase)):
            return False
        return not self.has_joint(first, last) or bool(JOINED.search(phrase))

    def has_joint(self, first: int, last: int) -> bool:
        """Whether *and* or *or* stands between two places."""
        return any(self.words[place].joins for place in range(first + 1, last + 1))


@lru_cache(maxsize=4_000)
def is_framed(phrase: str) -> bool:
    """Whether a phrase of one stem has further words: "had a cold", "the runs"."""
    return len(tokens(phrase)) > 1


@lru_cache(maxsize=4_000)
def verbatim(phrase: str) -> re.Pattern[str]:
    """The words of a phrase as they stand; its one word with content, in any form, is the group `word`."""
    parts = []
    for token in tokens(phrase):
        lower = token.text.lower()
        alike = next((sorted(group) for group in _ALIKE if lower in group), [re.escape(lower)])
        word = r"(?P<word>[\w'’]+s)(?![\w'’])" if lower in PLURAL else r"(?P<word>[\w'’]+)"
        parts.append(rf"(?:{'|'.join(alike)})(?![A-Za-z])" if lower in FILLERS else word)
    return re.compile(rf"(?<!\w)(?={'[^A-Za-z0-9]*'.join(parts)}(?!\w))", re.IGNORECASE)


def tight_matches(row: Row, entries: Sequence[LexiconEntry]) -> Iterator[Match]:
    """Phrases, all of whose stems the row holds, where they follow one another within one item."""
    for entry in entries:
        stems = entry.stems
        anchor, size = row.rarest(stems), len(stems)
        framed = size == 1 and is_framed(entry.phrase)
        strict = size == 1 or not _SOFT_STEMS.isdisjoint(stems)
        for place in row.places[stems[anchor]]:
            start = place - anchor
            places = row.follow(start, size) if strict else row.run(place, anchor, size)
            if not places:
                continue
            if not row.bear(places, stems):
                continue
            if not row.joined(places[0], places[-1], entry.phrase):
                continue
            if (framed and not row.says(entry.phrase, place)) or (size == 1 and row.is_name(place)):
                continue
            match = Match(entry.finding, places, 0, general=families_in(stems))
            if row.keeps_amount(entry.phrase, match) and not row.denies_more(match):
                yield match


def loose_matches(row: Row, entries: Sequence[LexiconEntry]) -> Iterator[Match]:
    """Phrases whose order says nothing, all of whose stems the row holds, with these in one clause and at most `WINDOW`
    words between them."""
    for entry in entries:
        if entry.order is WordOrder.STRICT or len(entry.stems) == 1 or entry.phrase in COMPOUNDS:
            continue
        anchor = row.rarest(entry.stems)
        others = entry.stems[:anchor] + entry.stems[anchor + 1 :]
        for place in row.places[entry.stems[anchor]]:
            places = _gathered(row, place, others)
            if places is not None:
                extra, general = places[-1] - places[0] + 1 - len(places), families_in(entry.stems)
                if general and (extra > NEAR or not row.joined(places[0], places[-1], entry.phrase)):
                    continue
                if (entry.order is WordOrder.KEPT and not row.keeps(entry, places)) or row.has_stray_letter(places):
                    continue
                if is_vague(entry.stems) and not row.is_close(entry, places):
                    continue
                if row.speaks_anew(places[0], places[-1]):
                    continue
                match = Match(entry.finding, places, extra, general=general)
                if row.keeps_amount(entry.phrase, match) and row.belongs(match) and not row.is_with_more(match):
                    yield match


def _gathered(row: Row, anchor: int, stems: Sequence[str]) -> tuple[int, ...] | None:
    """The nearest place of each stem round the anchor; None when they do not all stand close by in its clause."""
    taken = {anchor}
    reach = WINDOW + len(stems)
    for wanted in stems:
        near = _nearest(row, anchor, wanted, taken, reach)
        if near is None:
            return None
        taken.add(near)
    places = tuple(sorted(taken))
    if places[-1] - places[0] + 1 - len(places) > WINDOW or not _one_thought(row, places):
        return None
    return places


def _nearest(row: Row, anchor: int, stem: str, taken: set[int], reach: int) -> int | None:
    clause = row.words[anchor].clause
    near = [
        (abs(place - anchor), place)
        for place in row.places[stem]
        if place not in taken and -reach <= place - anchor <= reach and row.words[place].clause == clause
    ]
    return min(near)[1] if near else None


def _one_thought(row: Row, places: tuple[int, ...]) -> bool:
    """Whether nothing between the words parts them. A comma does, unless it stands in a list: one that ends in *and* or
    *or* ("hot, swollen and tender"), or one of single describing words before the thing itself ("red, itchy eyes")."""
    first, last = places[0], places[-1]
    own = set(places)
    gap = [row.words[place] for place in range(first + 1, last) if place not in own]
    if any(word.text in PARTING for word in gap):
        return False
    final = row.words[last].item
    if row.words[first].item == final:
        return True
    sizes: dict[int, int] = defaultdict(int)
    for word in row.words[first : last + 1]:
        sizes[word.item] += 1
    for word in row.words[first : last + 1]:
        sizes[word.item] -= word.text.endswith("ly") and word.item != final
    before = [size for item, size in sizes.items() if item != final]
    in_final = (row.words[place] for place in range(first + 1, row.end_of_item(last)))
    if any(word.joins for word in in_final if word.item == final):
        return all(size <= SHORT for size in before)
    return row.begins_item(first) and all(size == 1 for size in before) and sizes[final] <= DESCRIBED
