"""Reading by nearness: a clause that no phrase names, though most of its words are those that a finding is said in.

"Tapping the spinous process of L3 makes him jump" is in nobody's list. Its words point to one finding far more than to
any other, so it is taken for it, and an issue says that it was.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Subject, When
from dxpad.domain.issue import LIKENED, Issue
from dxpad.findings.mention import Mention
from dxpad.findings.other_sense import is_other_sense

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from dxpad.domain.finding import Finding
    from dxpad.findings.passage import Passage
    from dxpad.findings.stream import Word
    from dxpad.knowledge.store import Store

ENOUGH = 100
"""Steps (of a tenth of natural log-odds each) from which the words of a clause are taken for a finding."""

LEAD = 20
"""By how much they must point to it more than to any finding that is neither above nor below it."""

UNREAD = 0.5
"""Share of that which must come from words that name nothing else."""

TELLING = 15
"""Steps from which one word tells something; two such words are needed."""

REACH = 10
"""Words of the clause within which they stand."""

KINDS = frozenset({"symptom", "sign", "history", "exposure", "risk"})
"""Kinds of findings that are told in words; results and axes have their own ways."""

SOUND = frozenset(
    "normal normally intact regular unremarkable within present clear reactive negative equal equally palpable"
    " symmetrical symmetric".split()
)
"""Words of a clause that says of something that it is well: what is near to it may be its opposite."""


UNSAID = SOUND | {"nothing", "nobody"}
"""Words of a clause from which nothing is guessed."""

DENIED = frozenset("no not none never without nor neither".split())
"""Words that turn round what they stand in, unless they are of what it says ("not able to")."""


class _Guess(NamedTuple):
    """A finding that the words from `first` to `last` point to by `steps`, `unread` of them from words that name
    nothing."""

    steps: int
    finding: str
    unread: int
    first: int
    last: int


def near_mentions(
    passages: Sequence[Passage], words: Sequence[Word], named: Iterable[Mention], store: Store
) -> tuple[Mention, ...]:
    """One finding at most for each clause of the text; nothing in a conversation, where half is asked."""
    read = _Read(words, passages, named)
    records, senses = store.findings(), store.other_senses()
    near = (
        Mention(
            record=records[guess.finding],
            passage=passages[words[guess.first].passage],
            start=words[guess.first].start,
            end=words[guess.last].end,
        )
        for places in _clauses(words, passages)
        for guess in _guesses(places, words, read, store)
    )
    return tuple(
        each for each in near if not is_other_sense(senses, each.record.id, each.passage.text, each.start, each.end)
    )


class _Read:
    """What is named already: the places of its words, and the findings by clause."""

    def __init__(self, words: Sequence[Word], passages: Sequence[Passage], named: Iterable[Mention]) -> None:
        numbers = {passage: number for number, passage in enumerate(passages)}
        starts = [(word.passage, word.start) for word in words]
        self.places: set[int] = set()
        self.by_clause: dict[int, set[str]] = defaultdict(set)
        for mention in named:
            number = numbers[mention.passage]
            first = max(0, bisect_right(starts, (number, mention.start)) - 1)
            for place in range(first, bisect_left(starts, (number, mention.end))):
                word = words[place]
                if word.passage == number and word.end > mention.start:
                    self.places.add(place)
                    self.by_clause[word.clause].add(mention.record.id)


def _clauses(words: Sequence[Word], passages: Sequence[Passage]) -> Iterator[list[int]]:
    clauses: dict[int, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        if word.stem and passages[word.passage].turn is None:
            clauses[word.clause].append(place)
    return (places for places in clauses.values() if all(words[place].text not in UNSAID for place in places))


def _guesses(places: Sequence[int], words: Sequence[Word], read: _Read, store: Store) -> Iterator[_Guess]:
    free = [place for place in places if place not in read.places]
    if sum(store.near(stem)[0] for stem in {words[place].stem for place in free}) < UNREAD * ENOUGH:
        return
    said = _summed(free, words, store)
    likely = {name for name, steps in said.items() if steps >= UNREAD * ENOUGH}
    if not likely:
        return
    for stem in {words[place].stem for place in places if place in read.places}:
        says = store.near(stem)[1]
        for name in says.keys() & said.keys():
            said[name] += says[name]
    rivals = (name for name, steps in said.items() if steps >= ENOUGH - LEAD)
    found = (_best(name, places, words, read.places, store) for name in rivals)
    guesses = sorted((guess for guess in found if guess is not None), reverse=True)
    if not guesses or guesses[0].finding not in likely:
        return
    best = guesses[0]
    if best.steps < ENOUGH or best.unread < UNREAD * best.steps or not _may_be_told(best, words, read, store):
        return
    line = {best.finding, *store.ancestors(best.finding)}
    others = (
        each.steps for each in guesses if each.finding not in line and best.finding not in store.ancestors(each.finding)
    )
    if best.steps - max(others, default=0) >= LEAD:
        yield best


def _may_be_told(guess: _Guess, words: Sequence[Word], read: _Read, store: Store) -> bool:
    """Whether a guess is of a kind that is told in words and rests on no number and on no denial, and its clause names
    neither it nor anything below it."""
    first, last = words[guess.first], words[guess.last]
    if store.finding(guess.finding).kind not in KINDS or first.passage != last.passage:
        return False
    between = words[guess.first : guess.last + 1]
    if any(word.text.isdecimal() for word in between) or any(
        _turns_round(word, guess.finding, store) for word in between
    ):
        return False
    told = read.by_clause[first.clause]
    return not any(guess.finding in {name, *store.ancestors(name)} for name in told)


def _turns_round(word: Word, finding: str, store: Store) -> bool:
    return word.text in DENIED and finding not in store.near(word.stem)[1]


def _summed(places: Iterable[int], words: Sequence[Word], store: Store) -> dict[str, int]:
    """What the words at these places say for each finding, each stem once."""
    summed: dict[str, int] = {}
    for stem in {words[place].stem for place in places}:
        for name, steps in store.near(stem)[1].items():
            summed[name] = summed.get(name, 0) + steps
    return summed


def _best(
    name: str, places: Sequence[int], words: Sequence[Word], taken: Container[int], store: Store
) -> _Guess | None:
    """The stretch of at most `REACH` words that points to a finding most, each stem counted once; None where fewer
    than two of them tell something."""
    points = [(place, steps) for place in places if (steps := store.near(words[place].stem)[1].get(name, 0))]
    best: _Guess | None = None
    for number, (first, _) in enumerate(points):
        steps = unread = telling = 0
        seen: set[str] = set()
        for place, weight in points[number:]:
            if place - first >= REACH:
                break
            if words[place].stem in seen:
                continue
            seen.add(words[place].stem)
            steps += weight
            unread += 0 if place in taken else weight
            telling += weight >= TELLING
            if telling > 1 and (best is None or steps > best.steps):
                best = _Guess(steps, name, unread, first, place)
    return best


def likened(findings: Sequence[Finding], near: Iterable[Mention]) -> tuple[Issue, ...]:
    """For each finding that rests on a mention of these: that its words were taken for it. What the patient has or
    lacks now by its name or by the caller's word is no guess, whatever is guessed of a relative or of former times."""
    spans = {(mention.record.id, mention.start, mention.end) for mention in near}
    guessed, known = [], set()
    for finding in findings:
        if finding.source and (finding.id, finding.source.start, finding.source.end) in spans:
            guessed.append(finding)
        elif finding.subject is Subject.PATIENT and finding.when is When.CURRENT:
            known.add(finding.id)
    return tuple(
        Issue(
            code=LIKENED,
            where=finding.id,
            message=f"{finding.name} is a guess from similar words, not one of its names",
            mend="Look at the words; confirm the finding, or correct it",
        )
        for finding in guessed
        if finding.id not in known
    )
