"""Where the scope of a cue ends."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from dxpad.findings.assertion.phrases import is_number
from dxpad.findings.assertion.predicates import goes_on_as_circumstance, is_state, says_how, takes_things
from dxpad.findings.assertion.rule import Effect, Reach
from dxpad.findings.assertion.told_behind import is_brought_out, is_found_there, lacks_a_function
from dxpad.findings.assertion.vocabulary import (
    ACTS,
    ARTICLES,
    CARRIERS,
    CLAUSE_ENDS,
    DESCRIBING,
    DETERMINERS,
    FINITE_VERBS,
    FITTING,
    GEAR,
    JOINTS,
    NARRATED,
    NO_COMPLAINTS,
    NORMAL,
    NUMBER_WORDS,
    OBSERVED,
    ONSETS,
    RELATIVES,
    SHORT_SPELLS,
    SIGNS,
    SKIN,
    SPELLS,
    STATES,
    TRAITS,
    UNDERWAY,
    words,
)
from dxpad.findings.assertion.whose import goes_on_at

if TYPE_CHECKING:
    from dxpad.findings.assertion.phrases import Cue
    from dxpad.findings.assertion.tokens import Token

_LONGEST = 150
"""Tokens a scope may run: longer than any list of a review of systems, short enough for text without full stops."""
_PHRASE_ENDS = frozenset((",", ";", ":", "-", "–", "—", "(", ")"))
_CLAUSE_BREAKS = frozenset(("for", "when", "after"))
_COMES = words("come comes on happen happens occur occurs appear start get worse up back hurt")
"""Of these verbs the occasion is denied: "it does not come when he climbs stairs"."""
_LONGEST_ITEM = 12
_MARKS = frozenset((",", ";", ":", ".", "but", "or", "nor", "(", ")", "?"))
_TAKES_A_NOUN = words("have has had any report describe complain get getting having experience a an the been")
_PERCEIVES = words("notice noticed see seen feel felt hear heard mention mentioned report reported find found")
"""Verbs that take a thing, which may end as a verb does: "did not notice swelling and bruising"."""
_NEEDED = words("eating drinking feeding sleeping speaking talking responding waking weeing peeing")
"""What everybody does; behind its lack a state is told as it is."""
_SHORT_ITEM = 4
"""Most words before ", on apixaban": what a patient takes is told of for itself."""

_NUMBERED = frozenset(("type", "grade", "stage", "-", "/", "class", "covid"))
"""Words and marks before a number that is part of a name: "type 2 diabetes"."""
_SIDES = frozenset(("left", "right", "both", "bilateral", "high", "low", "cold", "hot", "dark", "blood"))
"""Describing words that also stand within the name of a lacking thing: "weakness right arm"."""
_WITH = frozenset(("with", "has", "had", "is", "was"))
"""Behind *and* these tell something new: "unable to speak and with a drooping face"."""
_SHORTHAND = frozenset(("24", "7", "52", "12"))
"""Of hours in a day, days in a week, weeks and months in a year: "3/7" is three days."""
_HEDGES = frozenset(("a bit", "a little", "slight", "slightly", "somewhat", "mildly"))
"""Behind a comma these tell of something small that is there: "no vomiting, tummy a bit bloated"."""
_HABITS = frozenset(("alcohol", "tobacco", "etoh", "ethanol", "smoking", "cigarettes", "caffeine"))
"""Behind "no drugs" these are further things that somebody does not take."""
_OWN_NO = frozenset(("no", "not", "nor", "denies", "without", "never"))
_DENIES = frozenset(("denies", "denied", "deny", "denying"))
_REASONS = frozenset(("because", "given", "as", "since"))
"""Behind these stands why something is looked for, which is there."""
HYPHEN = "-within-"
"""What a hyphen within a word reads as, which no rule names."""
_BEFORE_A_COMMA = frozenset((Effect.PAST, Effect.FAMILY, Effect.OTHER))
"""Effects that a comma may end by what stands behind it."""
_ANOTHERS = frozenset((Effect.FAMILY, Effect.OTHER))
_COUNTING = ARTICLES | NUMBER_WORDS | {"older", "younger", "elder", "twin", "half"}
"""Before a relative who is named as one that somebody has."""
_ALTERNATIVE = frozenset(("or", "nor"))
_NOT = frozenset(("not", "n't", "cannot"))
_TIMES = frozenset(("episode", "episodes", "attack", "attacks"))
_EARLIER = frozenset(("previous", "prior", "similar", "earlier", "such"))
_AUXILIARIES = frozenset(("has", "have", "had"))
_JOINED_BY = _ALTERNATIVE | {"and", "&"}
_ITEM_ENDS = JOINTS | {"or", "nor", ";", ":", ".", "but"}


class Sentence:
    """One sentence as tokens `low` to `high` (exclusive) of a text, with the cues found in it."""

    __slots__ = ("_enders", "cues", "high", "low", "tokens")

    def __init__(self, tokens: list[Token], low: int, high: int, cues: list[Cue]) -> None:
        self.tokens, self.low, self.high, self.cues = tokens, low, high, cues
        self._enders: dict[int, set[Effect]] = {}
        for cue in cues:
            if cue.group.ends:
                self._enders.setdefault(cue.first, set()).update(cue.group.ends)

    def forward(self, start: int, effect: Effect, reach: Reach) -> int:
        """The token (exclusive) where a scope that starts at token `start` ends."""
        limit = min(self.high, start + _LONGEST)
        if effect in _ANOTHERS and start > self.low + 1 and self.tokens[start - 2].word == "whose":
            limit = start + goes_on_at([token.word for token in self.tokens[start:limit]])
        if reach is Reach.PHRASE and effect is Effect.ABSENT and start < limit and self.tokens[start].word == ",":
            return start
        if reach in (Reach.JOINED, Reach.BARE) and self._is_set_off(start):
            reach = Reach.CLAUSE
        carried = True
        for at in range(start, limit):
            word = self._word(at)
            carried = carried and word in CARRIERS
            if at > start or effect is not Effect.ABSENT:
                if not carried and effect in self._enders.get(at, ()) and not self._is_alternative(at):
                    return at
                if self._breaks(at, start, effect, reach):
                    return at
        return limit

    def _is_alternative(self, at: int) -> bool:
        """Whether an auxiliary stands behind *or*: in "has not fainted or had a fit" it is denied too."""
        return self.tokens[at].word in _AUXILIARIES and at > self.low and self.tokens[at - 1].word in _ALTERNATIVE

    def _word(self, at: int) -> str:
        """The word or mark at a token; a hyphen within a word parts nothing: "one-sided weakness ten years ago"."""
        token = self.tokens[at]
        within = token.word == "-" and self.low < at < self.high - 1
        if within and self.tokens[at - 1].end == token.start and self.tokens[at + 1].start == token.end:
            return HYPHEN
        return token.word

    def _is_set_off(self, start: int) -> bool:
        """Whether what is lacking is one thing, and a comma behind it ends it: behind an article, or where the
        sentence opens with the lack ("without a spleen, feverish and …", "Without any injury, …")."""
        article = start < self.high and self.tokens[start].word in ARTICLES
        return article or (start > self.low and self.tokens[self.low].word == "without")

    def closes(self, cue: Cue) -> bool:
        """Whether a cue ends what it speaks of: "periods stopped six months ago, new facial hair"."""
        opens = cue.first == self.low or self.tokens[cue.first - 1].word in _PHRASE_ENDS
        return not opens and cue.last < self.high and self.tokens[cue.last].word in _PHRASE_ENDS

    def _breaks(self, at: int, start: int, effect: Effect, reach: Reach) -> bool:
        word = self._word(at)
        if reach is Reach.PHRASE:
            told_anew = word == "and" and self._statement(at + 1, word)
            return told_anew or word == ";" or (word in _PHRASE_ENDS and at > start)
        if reach is Reach.SOUGHT:
            return self._ends_search(at)
        if effect in _BEFORE_A_COMMA and word == ",":
            return self._comes_after(at) if effect is Effect.PAST else self._is_beside_relative(at, start)
        if effect in (Effect.LISTED, Effect.HYPOTHETICAL, Effect.ASKED):
            return False
        negates = effect is Effect.ABSENT or reach in (Reach.BARE, Reach.CLAUSE)
        if word == ";" or (word == ":" and at > start and negates):
            return True
        return negates and self._ends_negation(at, start, reach)

    def _is_beside_relative(self, at: int, start: int) -> bool:
        """Whether ", and" joins a further thing to the relative that somebody has, and not to what the relative has:
        "has a sister with gout, and fever for two days"; behind more than one thing it ends their list."""
        has = start > self.low + 1 and self.tokens[start - 2].word in _COUNTING
        joins = has and self.tokens[start].word == "with" and at + 1 < self.high and self.tokens[at + 1].word == "and"
        return joins and all(self._word(place) != "," for place in range(start, at))

    def _comes_after(self, at: int) -> bool:
        """Whether what stands behind a comma came after the past before it: "s/p hip replacement, breathless since this
        morning", "status post appendicectomy 2 days ago, fever"."""
        ago = [token.word for token in self.tokens[max(self.low, at - 2) : at]]
        dated = len(ago) > 1 and ago[0] in SHORT_SPELLS and ago[1] == "ago"
        item = [self.tokens[place].word for place in self._told_item(at + 1)]
        return dated or says_how(item) or self.lasts(at + 1, self.high)

    def _ends_search(self, at: int) -> bool:
        """Whether what is to be ruled out ends at a token, and what is there follows: "to exclude a clot because of
        a swollen calf", "rule out a clot, breathless since Monday"."""
        word = self._word(at)
        if word in _REASONS or word in (";", ":"):
            return True
        return word == "," and (self.lasts(at + 1, self.high) or self._statement(at + 1, word))

    def _ends_negation(self, at: int, start: int, reach: Reach) -> bool:
        """Whether a list of negatives that starts at token `start` ends at the joint or word at `at`."""
        word = self._word(at)
        if reach is Reach.JOINED and word == "," and not self._alternative_follows(at, _JOINED_BY):
            return True
        if reach is Reach.BARE and word == "," and self.holds(DESCRIBING, at + 1, min(self.high, at + 2)):
            return True
        if reach is Reach.CLAUSE and self._ends_clause(at, start):
            return True
        if word not in JOINTS:
            return False
        told_so = reach is not Reach.CLAUSE and self._says_how(at, start)
        return told_so or self._statement(at + 1, word) or self._tells(at, start)

    def _ends_clause(self, at: int, start: int) -> bool:
        """Whether what a negated verb denies, from token `start` on, ends at the joint or word at `at`."""
        word = self._word(at)
        if word == "when" and _COMES.issuperset(token.word for token in self.tokens[start:at]):
            return False
        if word in _CLAUSE_BREAKS or (word == "," and not self._alternative_follows(at)):
            return True
        if word != "and":
            return False
        anew = self.holds(_WITH, at + 1, min(self.high, at + 2)) or self._third_person(at + 1, start)
        return anew or self._goes_on(at + 1, start)

    def _says_how(self, at: int, start: int) -> bool:
        """Whether the item behind the joint at `at` says how somebody is, which is no further item of a list of lacking
        things that starts at `start`: "no chest pain, breathless on the stairs"."""
        first = [token.word for token in self.tokens[start:at]]
        item = [self.tokens[place].word for place in self._told_item(at + 1)]
        if not takes_things(first) or self._is_closed_behind(at) or self._is_amid_denied(at, start, len(item)):
            return False
        return says_how(item) or (is_state(item) and self._is_one_of_two(at, start, len(item)))

    def _is_amid_denied(self, at: int, start: int, size: int) -> bool:
        """Whether the `size` words behind the joint at `at` stand amid what somebody denies, one after another, in
        whatever form: "denies chest pain, breathless when lying flat, leg swelling"."""
        place = at + size + 1
        if self.tokens[start - 1].word not in _DENIES or place >= self.high or self.tokens[place].word != ",":
            return False
        behind = [self.tokens[each].word for each in self._told_item(place + 1)]
        return (
            bool(behind) and behind[0] not in _OWN_NO and not says_how(behind) and not self._statement(place + 1, ",")
        )

    def _is_one_of_two(self, at: int, start: int, size: int) -> bool:
        """Whether one thing is lacking, and the `size` words behind the joint at `at` end the sentence: "no cough,
        breathless". In a longer list a word of how somebody is may stand for the thing: "no CP, SOB, dizzy"."""
        ends = at + size + 1 >= self.high or self.tokens[at + size + 1].word in (".", "but")
        alone = all(self._word(place) not in JOINTS for place in range(start, at))
        return ends and alone and self.tokens[at].word == "," and self.tokens[start - 1].word == "no"

    def _is_closed_behind(self, at: int) -> bool:
        """Whether an *or* behind the joint at `at` closes the list: not one that joins circumstances, nor one behind a
        further *no*."""
        for place in range(at + 1, self.high - 1):
            word = self.tokens[place].word
            if word in _ALTERNATIVE and not goes_on_as_circumstance(self.tokens[place + 1].word):
                return True
            if word in FINITE_VERBS or word in _OWN_NO or word == ";":
                return False
        return False

    def _third_person(self, at: int, start: int) -> bool:
        """Whether a verb in the third person starts at `at` behind a negated bare verb: "cannot eat and vomits all of
        it". Behind "does not have" the same ending is a plural: "fevers and chills"."""
        if at + 1 >= self.high or self.tokens[start].word in _TAKES_A_NOUN:
            return False
        word, after = self.tokens[at].word, self.tokens[at + 1].word
        return word.isalpha() and word.endswith("s") and not word.endswith("ss") and after not in CLAUSE_ENDS

    def _goes_on(self, at: int, start: int) -> bool:
        """Whether what is going on starts at `at` behind a negated verb of another form: "has not eaten and vomiting",
        "not passed stool and being sick since Monday", "not drinking and drowsy"."""
        verb = self.tokens[start].word
        if at >= self.high or verb in _TAKES_A_NOUN or verb in _PERCEIVES:
            return False
        word = self.tokens[at].word
        if verb in _NEEDED and (word in DESCRIBING or word in STATES):
            return True
        if verb.endswith("ing"):
            return False
        return word in UNDERWAY or self.lasts(at, min(self.high, at + _LONGEST_ITEM))

    def holds(self, words: frozenset[str], first: int, last: int) -> bool:
        """Whether one of the words, or of the pairs of words, stands among tokens `first` to `last` (exclusive)."""
        said = [token.word for token in self.tokens[first:last]]
        pairs = (" ".join(pair) for pair in itertools.pairwise(said))
        return not words.isdisjoint(said) or not words.isdisjoint(pairs)

    def lasts(self, first: int, last: int) -> bool:
        """Whether the phrase that starts at token `first` says for how long something has been there: "history of chest
        pain for two days", "since Monday"."""
        for at in range(first, last):
            word = self._word(at)
            if word in _PHRASE_ENDS:
                return False
            after = [token.word for token in self.tokens[at + 1 : min(last, at + 3)]]
            if word == "since" and after and (not after[0].isdigit() or self._shorthand(at + 2)):
                return True
            spell = len(after) > 1 and (after[1] in SHORT_SPELLS or self._shorthand(at + 2))
            if word in ("for", "x") and spell and is_number(after[0]):
                return True
        return False

    def _shorthand(self, at: int) -> bool:
        """Whether the slash and the number of a time in shorthand stand at a token: "for 14/24"."""
        return at + 1 < self.high and self.tokens[at].word == "/" and self.tokens[at + 1].word in _SHORTHAND

    def first_item(self, start: int, end: int) -> int:
        """The token (exclusive), up to `end`, where the first item of a list ends that starts at token `start`; a list
        that goes on to an *or* is one item."""
        for at in range(start, end):
            if self._word(at) in JOINTS and not self._alternative_follows(at):
                return at
        return end

    def _tells(self, at: int, start: int) -> bool:
        """Whether what follows the joint at `at` tells of something and is no bare further item of the list that starts
        at `start`: it says how much or how long ("no appetite and 9 kg of weight loss"), how it came ("no fall, sudden
        swelling"), or comes after what is no complaint ("no helmet, head injury")."""
        if self._alternative_follows(at):
            return False
        item = self._told_item(at + 1)
        comma = self.tokens[at].word == ","
        if any(self._measures(place) for place in (item if comma else item[:1])):
            return True
        hedged = bool(item) and self.holds(_HEDGES, item[0], item[-1] + 1)
        first = [self.tokens[place].word for place in range(start, at)]
        listed = self._each_denied(start, at) or self.holds(_ALTERNATIVE, start, at)
        began = bool(item) and listed and self.lasts(item[0], item[-1] + 1)
        anew = bool(item) and (self._starts_anew(item, start) or self._has_own_no(item) or self._is_first_time(first))
        if comma and item and (hedged or began or anew or self.lasts(start, at)):
            return True
        said = [self.tokens[place].word for place in item]
        if said and first and self._is_told_behind(at, start, item):
            return True
        if not item or not first or JOINTS.intersection(first):
            return False
        word = self.tokens[item[0]].word
        taking = word == "on" and len(item) > 1 and self.tokens[at].word == "," and len(first) < _SHORT_ITEM
        worn = comma and not GEAR.isdisjoint(first[:3])
        return (
            taking
            or worn
            or word in ONSETS
            or (first[-1] in NO_COMPLAINTS and _HABITS.isdisjoint(said))
            or (word in DESCRIBING and self._amid_items(start))
        )

    def _is_told_behind(self, at: int, start: int, item: range) -> bool:
        """Whether an item says by its own words that it is there: what somebody is, how a thing looks, what happened,
        what a sign is like and where."""
        said = [self.tokens[place].word for place in item]
        own = self._is_trait(said) or self._is_looked_at(said) or self._narrates(item) or is_found_there(said)
        return own or self._is_no_further_lack(at, start, said)

    def _is_no_further_lack(self, at: int, start: int, item: list[str]) -> bool:
        """Whether the joint at `at` parts an item from one lacking thing before it: a function that everybody has, or
        something that the item does not resemble, which says when it comes: "no effusion, pain when pressed"."""
        first = self.first_item(start, at)
        before = [token.word for token in self.tokens[start:first]]
        if first == at and lacks_a_function(before) and not lacks_a_function(item):
            return True
        return is_brought_out(item) and not is_brought_out(before) and self._is_one_of_two(at, start, len(item))

    def _narrates(self, item: range) -> bool:
        """Whether an item goes on with what happened, or with a sign that nobody lists as lacking: "no contact, heard a
        pop", "no weakness, brisk reflexes"."""
        word = self.tokens[item[0]].word
        after = self.tokens[item[1]].word if len(item) > 1 else ""
        return word in SIGNS or word in ACTS or (word in NARRATED and after not in FITTING)

    def _has_own_no(self, item: range) -> bool:
        """Whether an item says of something what it does not do: "no bleeding, baby not moving"."""
        words = [self.tokens[place].word for place in item[1:]]
        half = words[: words.index("and")] if "and" in words else words
        return not _NOT.isdisjoint(half)

    @staticmethod
    def _is_first_time(first: list[str]) -> bool:
        """Whether what is lacking is an earlier time, of what is there now: "no previous episodes, seizure today"."""
        return bool(first) and first[-1] in _TIMES and not _EARLIER.isdisjoint(first)

    def _each_denied(self, start: int, end: int) -> bool:
        """Whether every item of a list so far has its own *no*: in "no fever, no cough, chest pain since noon" the item
        without one is there."""
        joints = (at for at in range(start, end) if self._word(at) in JOINTS)
        return all(self.tokens[at + 1].word in _OWN_NO for at in joints)

    @staticmethod
    def _is_trait(item: list[str]) -> bool:
        """Whether an item says what somebody is: "smoker", "ex-smoker", "fair skin"."""
        born = item[0] in SKIN and item[1:] and item[1].startswith(("skin", "complexion"))
        return bool(born) or item[0] in TRAITS or item[-1] in TRAITS

    def _starts_anew(self, item: range, start: int) -> bool:
        """Whether an item behind a comma has an article that the list of negatives did not have: "no pus, a rash"."""
        return self.tokens[item[0]].word in ARTICLES and self.tokens[start].word not in ARTICLES

    @staticmethod
    def _is_looked_at(item: list[str]) -> bool:
        """Whether an item says how a thing looks or feels: "lips red and cracked", "throat sore"."""
        return item[0] not in DESCRIBING and any(
            word in DESCRIBING and word not in _SIDES for word in (*item[1:2], *item[2:][-1:])
        )

    def _amid_items(self, start: int) -> bool:
        """Whether a comma stands before the cue that ends at token `start`: "sore throat, no cough, white spots on the
        tonsils" tells of one thing after another."""
        return any(self.tokens[at].word == "," for at in range(self.low, start))

    def _told_item(self, at: int) -> range:
        """The places from `at` to the next mark that parts; *and* joins the halves of what is told."""
        end = at
        while end < min(self.high, at + _LONGEST_ITEM) and self.tokens[end].word not in _MARKS:
            end += 1
        return range(at, end)

    def _measures(self, at: int) -> bool:
        """Whether a number that is no part of a name stands at a token, or a number word before a length of time."""
        token, before = self.tokens[at], self.tokens[at - 1]
        if token.word[0].isdigit():
            return before.word not in _NUMBERED and not (before.end == token.start and before.word.isalpha())
        after = self.tokens[at + 1].word if at + 1 < self.high else ""
        return token.word in NUMBER_WORDS and after in SPELLS

    def _alternative_follows(self, at: int, joints: frozenset[str] = _ALTERNATIVE) -> bool:
        """Whether the list goes on to an *or*: 'not nauseated, dizzy or faint'."""
        for place in range(at + 1, min(self.high, at + _LONGEST)):
            word = self.tokens[place].word
            if word in joints:
                return True
            if (word in FINITE_VERBS and word != "aches") or word == ";":
                return False
        return False

    def _statement(self, at: int, joint: str) -> bool:
        """Whether the item that starts at token `at` is a statement of its own and no further item of the list."""
        item = self._item(at)
        if not item:
            return False
        if item[0] in DETERMINERS or (joint == "and" and item[0] in ARTICLES):
            return True
        if item[0] in NORMAL or (item[-1] in NORMAL and item[0] not in ("no", "not")):
            return True
        for place, word in enumerate(item):
            if word in RELATIVES:
                return False
            if word in FINITE_VERBS and not self._is_ache(item, place):
                return not OBSERVED.intersection(item[place + 1 : place + 3])
        return False

    @staticmethod
    def _is_ache(item: list[str], place: int) -> bool:
        """Whether *aches* ends an item and is a thing: "muscle aches, nausea"."""
        return item[place] == "aches" and place + 1 == len(item)

    def _item(self, at: int) -> list[str]:
        words = []
        for place in range(at, min(self.high, at + 12)):
            word = self.tokens[place].word
            if word in _ITEM_ENDS:
                break
            words.append(word)
        return words

    def backward(self, end: int, effect: Effect, reach: Reach) -> int:
        """The token where a scope that ends before token `end` (exclusive) starts."""
        limit = max(self.low, end - _LONGEST)
        for at in range(end - 1, limit - 1, -1):
            word = self._word(at)
            if word == ";" or (reach is Reach.PHRASE and word in _PHRASE_ENDS and at < end - 1):
                return at + 1
            if reach is Reach.JOINED and word == "," and not self.holds(_JOINED_BY, at + 1, end):
                return at + 1
            if effect in self._enders.get(at, ()) and effect is not Effect.PAST:
                return at + 1
            if word in JOINTS and at < end - 1 and self._statement_before(at):
                return at + 1
        return limit

    def _statement_before(self, at: int) -> bool:
        """Whether a finite verb stands between the joint at `at` and the joint before it, or a statement's subject."""
        for place in range(at - 1, max(self.low, at - 13) - 1, -1):
            word = self.tokens[place].word
            if word in FINITE_VERBS:
                return True
            if word in (",", ";", ":"):
                return False
        return False
