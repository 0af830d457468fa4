"""Questions meet their answers: which sentences of a turn ask, and which sentences after it reply."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from dxpad.notes import answers
from dxpad.notes.sentences import is_question, opened
from dxpad.notes.words import cleaned, negations, stems

if TYPE_CHECKING:
    from collections.abc import Sequence

    from dxpad.domain.transcript import Speaker
    from dxpad.notes.parts import Utterance

_SAY_AGAIN = re.compile(
    r"^(?:sorry|pardon|what|say (?:that )?again|come again|what was that|what do you mean)\b[ ?.]*$"
)
_TRIVIAL = re.compile(
    r"^(?:or )?(?:anything|something|any of (?:that|those|them|these))\b[\w ]*\??$|^is that (?:right|correct)\??$"
)
_FARTHEST_REPLY = 4
_SHORT_REMARK = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A question and its answer as they were said. `loose` is set when more was said after the question, so that a bare
    yes or no may be meant for that."""

    questions: tuple[Utterance, ...]
    answers: tuple[Utterance, ...]
    loose: bool

    @property
    def answer_text(self) -> str:
        """The answer's sentences in one."""
        return " . ".join(utterance.text.rstrip(" .?!") for utterance in self.answers)


def exchanges(utterances: Sequence[Utterance], *, asker: Speaker) -> tuple[Exchange, ...]:
    """Every question of `asker` that somebody else answered. A question without an answer gives nothing."""
    turns = [list(group) for _, group in groupby(utterances, key=lambda u: u.turn)]
    found: list[Exchange] = []
    for number, turn in enumerate(turns):
        if turn[0].speaker is not asker:
            continue
        asked, loose = _asked(turn)
        reply = _reply(turns, number, asker) if asked else []
        if reply:
            found.append(Exchange(questions=tuple(asked), answers=tuple(reply), loose=loose))
    return tuple(found)


def says_something(utterance: Utterance) -> bool:
    """Whether the sentence is more than fillers and lead-ins."""
    return bool(opened(cleaned(utterance.text)))


def _asked(turn: Sequence[Utterance]) -> tuple[list[Utterance], bool]:
    """The questions that close a turn, and whether a short remark follows them."""
    spoken = [utterance for utterance in turn if says_something(utterance)]
    if not spoken:
        return [], False
    remark: list[Utterance] = []
    if not is_question(spoken[-1]):
        if len(spoken[-1].text.split()) > _SHORT_REMARK:
            return [], False
        remark = [spoken.pop()]
    asked: list[Utterance] = []
    while spoken and is_question(spoken[-1]):
        asked.insert(0, spoken.pop())
    if not asked:
        return [], False
    if len(asked) > 1 and _TRIVIAL.match(" ".join(opened(cleaned(asked[-1].text))).lower()):
        return asked, bool(remark)
    return asked + remark, bool(remark)


def is_trivial(utterance: Utterance) -> bool:
    """Whether the question only trails on (`anything like that?`)."""
    return bool(_TRIVIAL.match(" ".join(opened(cleaned(utterance.text))).lower()))


def _reply(turns: Sequence[Sequence[Utterance]], number: int, asker: Speaker) -> list[Utterance]:
    for later in range(number + 1, min(number + _FARTHEST_REPLY, len(turns))):
        turn = turns[later]
        if turn[0].speaker is asker:
            if any(says_something(utterance) for utterance in turn):
                return []
            continue
        spoken = [utterance for utterance in turn if cleaned(utterance.text)]
        if not spoken:
            continue
        if is_question(spoken[0]) or _SAY_AGAIN.match(answers.plain(spoken[0].text)):
            return []
        topic = stems(" ".join(utterance.text for utterance in turns[number]))
        return _whole_answer(spoken, topic) + _taken_back_later(turns, later, asker) + _other_voice(turns, later, asker)
    return []


def _whole_answer(spoken: Sequence[Utterance], topic: frozenset[str]) -> list[Utterance]:
    """The first sentence of a reply, and those after it that repeat, narrow or take back what it says."""
    reply = [spoken[0]]
    for utterance in spoken[1:]:
        belongs = answers.is_bare(utterance.text) or _takes_back(utterance)
        touches = bool(topic & stems(utterance.text)) and answers.is_bare(reply[0].text)
        negated = touches and negations(utterance.text) > 0
        if is_question(utterance) or not (belongs or touches or negated):
            break
        reply.append(utterance)
    return reply


def _takes_back(utterance: Utterance) -> bool:
    return answers.takes_back(utterance.text) or answers.opens_with_correction(utterance.text)


def _other_voice(turns: Sequence[Sequence[Utterance]], later: int, asker: Speaker) -> list[Utterance]:
    """What a third person says at once after the answer, since a patient may contradict whoever answered for them; and
    the bare yes or no that comes back to it."""
    first = _opening(turns, later + 1)
    answerer = turns[later][0].speaker
    if first is None or first.speaker in (asker, answerer) or is_question(first):
        return []
    back = _opening(turns, later + 2)
    returned = back is not None and back.speaker is answerer and answers.is_bare(back.text)
    return [first, back] if back is not None and returned else [first]


def _opening(turns: Sequence[Sequence[Utterance]], number: int) -> Utterance | None:
    """The first sentence of a turn that says something."""
    return next((u for u in turns[number] if cleaned(u.text)), None) if number < len(turns) else None


def _taken_back_later(turns: Sequence[Sequence[Utterance]], later: int, asker: Speaker) -> list[Utterance]:
    """The answerer's next turn when it begins by taking the answer back and the asker only hummed in between."""
    for number in range(later + 1, min(later + 3, len(turns))):
        turn = turns[number]
        if turn[0].speaker is asker:
            if any(says_something(utterance) for utterance in turn):
                return []
        elif turn[0].speaker is turns[later][0].speaker:
            at_once = number == later + 1 and answers.is_bare(turn[0].text)
            back = (at_once or _takes_back(turn[0])) and not is_question(turn[0])
            return [turn[0]] if back else []
    return []
