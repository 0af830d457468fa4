"""A conversation: what the clinician asks counts only by its answer, what the patient says counts as it is said."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from dxpad.domain.finding import Assertion, Quote, Status, When
from dxpad.domain.transcript import Speaker
from dxpad.findings.assertion import polarity_of_answer
from dxpad.findings.claim import Authority, Claim, claim_of
from dxpad.findings.utterance import Act, Utterance, utterances

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from dxpad.domain.transcript import Transcript
    from dxpad.findings.mention import Mention
    from dxpad.knowledge.store import Store

_HESITATION = re.compile(r"\b(?:um+|uh+|er+m?|hm+|mm+|ah+|oh|well|so|okay|ok)\b|\W", re.IGNORECASE)
_OPENING = re.compile(r"^\W*(?:(?:um+|uh+|er+m?|hm+|oh|well)\W+)*(no|nope|nah)\s*[,.;!–—-]", re.IGNORECASE)
_CHOICE = re.compile(r"\bor\b|,", re.IGNORECASE)
_GRANTS = re.compile(
    r"\b(?:how\s+long\s+(?:have|has|had)|(?:when|what\s+time)\s+(?:did|has|have)|since\s+when)\b[^.?!]*\b(?:the|your|this|that|these|his|her|it)\b",
    re.IGNORECASE,
)
_LAST_TIME = re.compile(r"\b(?:last|ever|if|whenever|usually|before|previous\w*|stop\w*|went|go)\b", re.IGNORECASE)
_A_TIME = re.compile(
    r"\b(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|few|couple|several)\s+(?:of\s+)?(?:hours?|days?|nights?|weeks?|months?|minutes?)\b"
    r"|\b(?:yesterday|today|tonight|this\s+(?:morning|afternoon|evening|week)|last\s+(?:night|week)|since|(?:mon|tues|wednes|thurs|fri|satur|sun)day)\b",
    re.IGNORECASE,
)
_FIRST = re.compile(r"\s*([^.?!]*[^.?!\s])")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Exchange:
    """A clinician's turn, its utterances, and the turn that answers it."""

    said: tuple[Utterance, ...]
    asked: frozenset[int]
    answer: int | None


class Dialogue:
    """Reads the mentions of one transcript. `meant` gives the assertion that the words of a mention's own turn make."""

    def __init__(
        self,
        transcript: Transcript,
        mentions: Sequence[Mention],
        store: Store,
        meant: Callable[[Mention], Assertion],
    ) -> None:
        self._turns = transcript.turns
        self._store = store
        self._meant = meant
        self._exchanges: dict[int, _Exchange] = {}
        self._by_turn: dict[int, list[Mention]] = {}
        for mention in mentions:
            if mention.passage.turn is not None:
                self._by_turn.setdefault(mention.passage.turn, []).append(mention)

    def claims(self) -> list[Claim]:
        """What both sides claim, in order of the turns."""
        read = (self._claim(turn, mention) for turn, named in sorted(self._by_turn.items()) for mention in named)
        return [claim for claim in read if claim is not None]

    def act_at(self, turn: int, place: int) -> Act | None:
        """What the clinician does with the words at a place of a turn; None when somebody else speaks."""
        if self._turns[turn].speaker is not Speaker.CLINICIAN:
            return None
        said = self._exchange(turn).said
        return next((each.act for each in said if each.start <= place < each.end), Act.ADVISES)

    def _claim(self, turn: int, mention: Mention) -> Claim | None:
        if self._turns[turn].speaker is not Speaker.CLINICIAN:
            return claim_of(mention, self._meant(mention))
        exchange = self._exchange(turn)
        number = next((n for n, each in enumerate(exchange.said) if each.start <= mention.start < each.end), None)
        if number is None or exchange.said[number].act is Act.ADVISES:
            return None
        if exchange.said[number].act is Act.EXAMINES:
            claim = claim_of(mention, self._meant(mention))
            return claim and replace(claim, authority=Authority.CLINICIAN)
        if exchange.answer is None:
            return None
        if exchange.said[number].act is Act.SUMS_UP:
            agreed = polarity_of_answer(self._turns[exchange.answer].text) is Status.PRESENT
            return claim_of(mention, self._meant(mention)) if agreed else None
        return self._answered(mention, exchange, number, exchange.answer) if number in exchange.asked else None

    def _exchange(self, turn: int) -> _Exchange:
        if turn not in self._exchanges:
            said = utterances(self._turns[turn].text)
            self._exchanges[turn] = _Exchange(said=said, asked=_last_questions(said), answer=self._answer_to(turn))
        return self._exchanges[turn]

    def _answer_to(self, turn: int) -> int | None:
        """The next turn of somebody else that says more than "um"; None when the clinician goes on first."""
        for number in range(turn + 1, len(self._turns)):
            each = self._turns[number]
            empty = not _HESITATION.sub("", each.text) and polarity_of_answer(each.text) is None
            if each.speaker is not Speaker.CLINICIAN and not empty:
                return number
            if each.speaker is Speaker.CLINICIAN and not empty:
                return None
        return None

    def _answered(self, mention: Mention, exchange: _Exchange, number: int, answer: int) -> Claim | None:
        """The claim that a question and its answer make together."""
        text = self._turns[answer].text
        repeated = [
            other for other in self._by_turn.get(answer, ()) if self._related(other.record.id, mention.record.id)
        ]
        utterance = exchange.said[number]
        if repeated:
            return None
        if utterance.asks_what or _GRANTS.search(mention.passage.text[utterance.start : utterance.end]):
            meant = replace(self._meant(mention), status=Status.PRESENT)
            return claim_of(mention, meant, self._quote(answer)) if _grants(mention, utterance, text) else None
        status = self._polarity(text, self._asked_with(mention, exchange), answer)
        choice = _CHOICE.search(mention.passage.text, utterance.start, utterance.end)
        several = len({other.record.id for other in self._asked_with(mention, exchange)}) > 1 and choice is not None
        if status is None or (status is Status.PRESENT and (several or utterance.negative)):
            return None
        asked = self._meant(mention)
        when = When.PAST if asked.when is When.PAST else When.CURRENT
        return claim_of(mention, Assertion(status=status, when=when, subject=asked.subject), self._quote(answer))

    def _asked_with(self, mention: Mention, exchange: _Exchange) -> list[Mention]:
        """Everything that is asked in one breath with a mention, itself included."""
        spans = [(exchange.said[number].start, exchange.said[number].end) for number in exchange.asked]
        named = self._by_turn[mention.passage.turn or 0]
        return [other for other in named if any(start <= other.start < end for start, end in spans)]

    def _polarity(self, text: str, asked: Sequence[Mention], answer: int) -> Status | None:
        """What the answer says of the things it does not name itself: "No, just a cough" denies the rest,
        "no fever" and "yes, a cough" leave it open."""
        named = self._by_turn.get(answer, ())
        if any(self._related(mine.record.id, theirs.record.id) for mine in asked for theirs in named):
            return Status.ABSENT if _OPENING.match(text) else None
        status = polarity_of_answer(text)
        return status if status in (Status.PRESENT, Status.ABSENT) else None

    def _related(self, one: str, other: str) -> bool:
        return one == other or one in self._store.ancestors(other) or other in self._store.ancestors(one)

    def _quote(self, answer: int) -> Quote:
        """The first words of the answer."""
        found = _FIRST.match(self._turns[answer].text)
        start, end = found.span(1) if found else (0, len(self._turns[answer].text))
        return Quote(text=self._turns[answer].text[start:end], start=start, end=end, turn=answer)


def _grants(mention: Mention, utterance: Utterance, answer: str) -> bool:
    """Whether a question takes for granted what it names, and the answer says since when it is there: "How long have
    you had the chest pain?" "Two days."."""
    words = mention.passage.text[utterance.start : utterance.end]
    asked = _GRANTS.search(words) is not None and _LAST_TIME.search(words) is None
    return asked and _A_TIME.search(answer) is not None and polarity_of_answer(answer) is not Status.ABSENT


def _last_questions(said: Sequence[Utterance]) -> frozenset[int]:
    """The questions that the next turn answers: the last one, and those it goes on from ("Any fever? And any
    cough?")."""
    questions = [number for number, each in enumerate(said) if each.act is Act.ASKS]
    if not questions:
        return frozenset()
    kept = [questions.pop()]
    while questions and said[kept[-1]].continues:
        kept.append(questions.pop())
    return frozenset(kept)
