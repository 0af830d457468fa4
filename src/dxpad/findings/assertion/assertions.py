"""From a text to its scopes: one pass over sentences, cues and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.findings.assertion.long_term import QUALIFIERS
from dxpad.findings.assertion.phrases import Cue, PhraseBook
from dxpad.findings.assertion.reach import Sentence
from dxpad.findings.assertion.rule import Effect, Reach, RuleBook, Side
from dxpad.findings.assertion.rules import RULES
from dxpad.findings.assertion.scopes import Scope, Scopes, SentenceScopes
from dxpad.findings.assertion.sections import Section, Sections
from dxpad.findings.assertion.sentences import sentences
from dxpad.findings.assertion.tokens import Token, tokenize
from dxpad.findings.assertion.vocabulary import JOINTS

if TYPE_CHECKING:
    from dxpad.domain.finding import Assertion

_ENDING = 3
"""Most tokens of the words that end a scope."""
_LONGEST_ITEM = 16
"""Tokens of the longest item of a problem list that is looked up."""


class Assertions:
    """Reads how the words of a text are meant. Compiles its rules once; an instance may be shared by threads."""

    def __init__(self, rules: RuleBook = RULES) -> None:
        self._phrases = PhraseBook(rules.groups, rules.vocabulary)
        self._sections = Sections(rules)
        self._long_term = frozenset(rules.long_term)

    def read(self, text: str) -> Scopes:
        """The scopes of every cue in `text`. Takes any text, in time proportional to its length."""
        tokens = tokenize(text)
        sections = self._sections.of(text)
        found: list[SentenceScopes] = []
        at, place = 0, 0
        for start, end in sentences(text):
            low = at
            while at < len(tokens) and tokens[at].start < end:
                at += 1
            while place < len(sections) and sections[place].end <= start:
                place += 1
            section = sections[place] if place < len(sections) and sections[place].start < end else None
            sentence = Sentence(tokens, low, at, self._phrases.cues(tokens, low, at))
            found.append(SentenceScopes(start, end, tuple(self._scopes(sentence, section))))
        return Scopes(tuple(found))

    def _scopes(self, sentence: Sentence, section: Section | None) -> list[Scope]:
        scopes = [scope for cue in sentence.cues for scope in _scopes_of(sentence, cue)]
        if section is not None:
            scopes += _section_scopes(sentence, section, section.effect)
        if self._is_long_term(sentence):
            scopes.append(_scope(Effect.PAST, sentence, sentence.low, sentence.high))
        if sentence.high > sentence.low and sentence.tokens[sentence.high - 1].word != "?":
            scopes = [scope for scope in scopes if scope.effect is not Effect.ASKED]
        return scopes

    def _is_long_term(self, sentence: Sentence) -> bool:
        """Whether the sentence is a finished item that names long-term conditions and nothing else."""
        tokens = sentence.tokens[sentence.low : sentence.high]
        if not self._long_term or len(tokens) > _LONGEST_ITEM or not tokens or tokens[-1].word != ".":
            return False
        words = [token.word for token in tokens[:-1]]
        while words and (words[0].isdigit() or not words[0].isalnum()):
            words.pop(0)
        kept = ("," if word == "and" else word for word in words if word != "-" and word not in QUALIFIERS)
        names = " ".join(kept).replace(", ,", ",").split(" , ")
        return all(name in self._long_term for name in names)


def assert_span(text: str, start: int, end: int, assertions: Assertions | None = None) -> Assertion:
    """The assertion of one span. For several spans pass an `Assertions`, or the rules are compiled every time."""
    return (assertions or Assertions()).read(text).of(start, end)


def _scopes_of(sentence: Sentence, cue: Cue) -> list[Scope]:
    """The scopes a cue opens: after it, before it, and within its own words."""
    group = cue.group
    scopes = [_scope(effect, sentence, cue.first + 1, cue.last) for effect in group.within]
    for effect in group.effects:
        if group.side is not Side.BEFORE:
            if effect is Effect.PAST and group.side is Side.BOTH and sentence.closes(cue):
                stop = cue.last
            else:
                stop = sentence.forward(cue.last, effect, group.reach)
            if group.unless and sentence.holds(group.unless, *_about(sentence, cue, effect, stop)):
                continue
            if effect is Effect.PAST and group.reach is Reach.SENTENCE and sentence.lasts(cue.last, stop):
                continue
            opens = sentence.tokens[cue.first].start
            scope = _scope(effect, sentence, cue.last, stop)._replace(opens=opens)
            scopes.append(_with_cue(scope, sentence, cue, stop) if effect is Effect.ABSENT else scope)
        if group.side is not Side.AFTER:
            begin = sentence.backward(cue.first, effect, group.reach)
            if group.unless and sentence.holds(group.unless, begin, cue.first):
                continue
            scopes.append(_scope(effect, sentence, begin, cue.first, backward=True))
    return [scope for scope in scopes if scope.start < scope.end]


def _about(sentence: Sentence, cue: Cue, effect: Effect, stop: int) -> tuple[int, int]:
    """The tokens in which words stand that keep a cue from saying anything: on both sides of a date, else from the cue
    to the words that end its scope ("history of headaches, today unbearable")."""
    if cue.group.side is Side.BOTH:
        return sentence.backward(cue.first, effect, cue.group.reach), stop
    return cue.last, min(sentence.high, stop + _ENDING)


def _with_cue(scope: Scope, sentence: Sentence, cue: Cue, stop: int) -> Scope:
    """The scope with its cue, the end of its list's first item, and the joint that ends it where a verb is
    negated: of "no headache and it is worse lying down" the headache is what is denied."""
    first = sentence.first_item(cue.last, stop)
    end = sentence.tokens[first].start if first < stop else scope.end
    parts = cue.group.reach is Reach.CLAUSE and stop < sentence.high and sentence.tokens[stop].word in JOINTS
    joint = sentence.tokens[stop].start if parts else -1
    return scope._replace(cue=sentence.tokens[cue.last - 1].start, first_item=end, joint=joint)


def _section_scopes(sentence: Sentence, section: Section, effect: Effect) -> list[Scope]:
    low = sentence.low
    while low < sentence.high and sentence.tokens[low].start < section.start:
        low += 1
    high = sentence.forward(low, effect, Reach.SENTENCE)
    return [_scope(effect, sentence, low, high)] if low < high else []


def _scope(effect: Effect, sentence: Sentence, first: int, last: int, *, backward: bool = False) -> Scope:
    """The scope over tokens `first` to `last` (exclusive), empty when there are none."""
    tokens: list[Token] = sentence.tokens
    if first >= last:
        return Scope(effect, 0, 0, backward)
    return Scope(effect, tokens[first].start, tokens[last - 1].end, backward)
