"""Allergies and intolerances to medicines: what is recorded, what is denied, and that none is known."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.finding import ANY_MEDICINE, Allergy, Status, Subject, When
from dxpad.domain.transcript import Speaker
from dxpad.findings.allergens import names_in_a_row, names_within
from dxpad.findings.assertion import polarity_of_answer
from dxpad.findings.exchange import exchanges
from dxpad.findings.passage import Section, in_lower_case

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from dxpad.domain.case import Case
    from dxpad.domain.finding import Assertion, Quote
    from dxpad.findings.allergens import Named
    from dxpad.findings.passage import Passage
    from dxpad.knowledge.store import Store

    Meant = Callable[[Passage, int, int], Assertion | None]

_TO = re.compile(
    r"""\b(?:(?:allerg(?:ic|y|ies)|intoleran(?:t|ce)|hypersensitiv(?:e|ity)|sensitive|anaphyla\w+)
        \s*(?:reactions?\s*)?(?:to|of|with|from|after|:|-)
      | (?:(?:allergic|bad|severe|adverse)\s+)?(?:reactions?|reacted|reacts)\s+(?:badly\s+)?(?:to|from|after|with)
      | (?:rash|hives|urticaria|angio-?o?edema|swelling|wheez\w+|anaphyla\w+)\s+(?:from|after|with|to|on|due\sto)
      | (?:rash|hives|urticaria|angio-?o?edema|swelling|anaphyla\w+)\s+
        (?:when(?:ever)?|after|once|(?:each|every|the\slast|the\sfirst)\stime)\s+(?:he|she|i|they|we)\s+
        (?:took|takes?|had|has|tried|started|(?:was|were|is|are)\sgiven)
      | allerg\w+[^.;?!\n]{0,30}\b(?:except|apart\sfrom|other\sthan|only)(?:\s+(?:for|to))?
      )\s""",
    re.VERBOSE,
)
_AFTER = re.compile(
    r"[ -](?:drug )?(?:allerg(?:y|ic|ies(?!\W*(?:none|nil|no\b)))|intoleran\w+|hypersensitiv\w+|anaphyla\w+)",
    re.IGNORECASE,
)
_RASH = (
    r"(?:\s+(?:a|an|the|some))?(?:\s+[\w-]+){0,2}?\s+(?:rash|hives|urticaria|welts|wheals|anaphylaxis|angio-?o?edema)\b"
)
_BROUGHT = re.compile(
    rf"""(?:,|\s)\s*(?:(?:and|then|which|that|it)\s+){{0,2}}(?:(?:he|she|i|they|we)\s+)?(?:\w+ly\s+)?
        (?:(?:(?:c[ao]me|broke|brought|brings?|breaks?|comes)\s+(?:(?:him|her|me|them)\s+)?(?:out|up)\s+(?:in|with)
          |(?:gave|gives?|caused|causes?)(?:\s+(?:him|her|me|them))?){_RASH}
        |(?:made|makes)\s+(?:his|her|my|their|the)\s+(?:lips?|face|tongue|throat|mouth|eyes?)\s+swell)""",
    re.IGNORECASE | re.VERBOSE,
)
"""What a medicine did, after its name: "amoxicillin and he came out in a rash"."""
_JOINED = re.compile(r"(?<![\w-])([^\W\d_]{4,})-(?:allergic|intolerant)\b", re.IGNORECASE)
_NONE = re.compile(
    r"""\b(?:nkda|nka|nkfa
      | (?:no|nil|denies|denied|without|has\sno)\s+(?:any\s+)?(?:known\s+|other\s+)?
        (?:drug\s+|medication\s+|medicine\s+)?allerg(?:y|ies)(?!\s*(?:to|except|apart|other\sthan|test))
      | allergies\W{1,3}(?:none|nil)(?:\s+known)?
      | not\s+allergic\s+to\s+any(?:thing|\s+(?:drugs?|medicines?|medications?))
      )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_NIL = re.compile(
    r"\s*(?:none|nil|no|nkda|nka|not\s+known|none\s+known|no\s+known(?:\s+\w+)?)\b\s*(?:known)?\s*[.,;]?\s*$",
    re.IGNORECASE,
)
_NOT_KNOWN = re.compile(r"\s*(?:unknown|not\s+(?:asked|recorded|documented|available)|\?+)\W*$", re.IGNORECASE)
_REACTION = re.compile(
    r"\W*(?:(?:mild|severe|bad|possible|true|and|the|a|gets?|causes?|with|known)\s+)*(?:rash(?:es)?|hives|urticaria|itch\w*"
    r"|swelling|anaphyla\w+|angio-?o?edema|nausea|vomiting|diarrh\w+|gi\s+upset|stomach\s+upset|wheez\w+|unknown|reaction"
    r"|childhood|years?\s+ago|as\s+a\s+child|hay\s?fever|dust|pollen)\b.*$",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:no|not|denies|nil|without|never)\b[^,;]*$", re.IGNORECASE)
_ASKED = re.compile(r"\b(?:allerg\w*|react\w*\s+(?:badly\s+)?to|intoleran\w*)\b", re.IGNORECASE)
_UNSURE = re.compile(
    r"\b(?:not (?:\w+ )?(?:sure|certain)|unsure|(?:do not|don['’]t|can['’]t|cannot) (?:really )?"
    r"(?:know|remember|recall|say))\b",
    re.IGNORECASE,
)
_TAKEN = re.compile(r"\b(?:tak(?:e|es|ing)|took|on|using|use)\s+(?:\w+\s+){0,2}$", re.IGNORECASE)
_LINE = re.compile(r"[^\n.]*(?:\.(?=\S)[^\n.]*)*(?:\n\s*[-*•][^\n]*)*")
_PIECE = re.compile(r"\s*(?:[,;/\n]|\band\b|&|(?<=\s)[-*•])\s*", re.IGNORECASE)
_SHOWN = 60
_ANY = "any medicine"


def allergies(case: Case, passages: Sequence[Passage], store: Store, meant: Meant) -> tuple[Allergy, ...]:
    """One entry for each thing: the caller's, which stand, then those of the text. What the text says both ways counts
    as present: that errs on the safe side."""
    stated = _merged([*_denied(case, store), *(each for given in case.allergies for each in _given(given, store))])
    known = {_key(each) for each in stated}
    found: list[Allergy] = []
    for passage in passages:
        if passage.section is Section.ALLERGIES:
            line = _LINE.match(passage.text, passage.start, passage.end)
            found += _listed(passage.text, passage.start, line.end() if line else passage.end, store, passage)
        elif passage.section not in (Section.FAMILY, Section.PLAN):
            found += _told(passage, store, meant)
    read = _merged([*found, *_answered(passages, store)])
    return (*stated, *(each for each in read if _key(each) not in known))


def _merged(found: Sequence[Allergy]) -> tuple[Allergy, ...]:
    order = (Status.PRESENT, Status.POSSIBLE, Status.UNKNOWN, Status.ABSENT)
    kept: dict[str, Allergy] = {}
    for each in found:
        key = _key(each)
        if key not in kept or order.index(each.status) < order.index(kept[key].status):
            kept[key] = each
    return tuple(kept.values())


def _key(each: Allergy) -> str:
    return each.id or each.name.lower()


def _given(text: str, store: Store) -> Iterator[Allergy]:
    """What the caller says the patient reacts to."""
    return _listed(text, 0, len(text), store, None)


def _denied(case: Case, store: Store) -> Iterator[Allergy]:
    """What the caller says the patient does not react to; `ANY_MEDICINE` for all medicines together."""
    for given in case.not_allergic:
        if given.strip().lower().replace(" ", "-") == ANY_MEDICINE:
            yield Allergy(id=ANY_MEDICINE, name=_ANY, status=Status.ABSENT)
        for named in names_within(given, 0, len(given), store):
            yield _entry(named, given, Status.ABSENT, None)


def _listed(text: str, start: int, end: int, store: Store, passage: Passage | None) -> Iterator[Allergy]:
    """A list of allergies, as under its heading or from the caller: what is no name stays as it was written."""
    body = text[start:end]
    if _NIL.match(body) or _NONE.search(body):
        yield Allergy(id=ANY_MEDICINE, name=_ANY, status=Status.ABSENT, source=_quote(passage, start, end))
    for first, last in _pieces(text, start, end):
        named = list(names_within(text, first, last, store))
        for each in named:
            denied = _NEGATED.search(text[first : each.start])
            status = Status.ABSENT if denied else Status.PRESENT
            yield _entry(each, text, status, passage)
        piece = re.sub(r"\([^)]*\)?", "", text[first:last]).strip(" .:-–*•()\t")
        if not named and piece and not _says_nothing(piece):
            yield Allergy(id="", name=piece[:_SHOWN], source=_quote(passage, first, last))


def _says_nothing(piece: str) -> bool:
    return any(pattern.match(piece) for pattern in (_NIL, _NOT_KNOWN, _REACTION)) or bool(_NONE.search(piece))


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts of a list, what stands in brackets left out."""
    bare = re.sub(r"\([^)]*\)", lambda match: " " * len(match[0]), text[start:end])
    place = 0
    for cut in (*_PIECE.finditer(bare), None):
        last = cut.start() if cut else len(bare)
        if bare[place:last].strip():
            yield start + place, start + last
        place = cut.end() if cut else last


def _told(passage: Passage, store: Store, meant: Meant) -> Iterator[Allergy]:
    """What running words say: "allergic to X and Y", "X allergy", "no known drug allergies"."""
    text = passage.text
    for trigger in _TO.finditer(in_lower_case(text), passage.start, passage.end):
        for named in names_in_a_row(text, trigger.end(), passage.end, store):
            yield from _stated(named, trigger.start(), passage, meant)
    for joined in _JOINED.finditer(text, passage.start, passage.end):
        for named in names_within(text, joined.start(1), joined.end(1), store):
            yield from _stated(named, joined.start(), passage, meant)
    for named in names_within(text, passage.start, passage.end, store):
        if _AFTER.match(text, named.end, passage.end) or _BROUGHT.match(text, named.end, passage.end):
            yield from _stated(named, named.start, passage, meant)
    for none in _NONE.finditer(text, passage.start, passage.end):
        if not text[none.end() :].lstrip().startswith("?") and passage.speaker is not Speaker.OTHER:
            source = passage.quote(none.start(), none.end())
            yield Allergy(id=ANY_MEDICINE, name=_ANY, status=Status.ABSENT, source=source)


def _stated(named: Named, start: int, passage: Passage, meant: Meant) -> Iterator[Allergy]:
    how = meant(passage, named.start, named.end)
    if how is None or how.subject is not Subject.PATIENT:
        return
    asked = re.compile(r"[^.;!?\n]{0,40}\?\s*").match(passage.text, named.end, passage.end)
    if asked:
        status = _reply(passage.text[asked.end() : passage.end].split("\n")[0]) or Status.UNKNOWN
    elif how.when is When.HYPOTHETICAL:
        return
    else:
        status = how.status
    yield _entry(named, passage.text, status, passage, start)


def _answered(passages: Sequence[Passage], store: Store) -> Iterator[Allergy]:
    """Questions about allergies, and what the next speaker answers."""
    for exchange in exchanges(passages, _ASKED):
        answer, reply = exchange.answer, _reply(exchange.answer.body)
        asked = list(names_within(exchange.asked.text, exchange.start, exchange.end, store))
        for named in asked:
            yield _entry(named, exchange.asked.text, reply or Status.UNKNOWN, exchange.asked)
        told = [named for named in _offered(answer, store) if named.id not in {each.id for each in asked}]
        yield from (_entry(named, answer.text, Status.PRESENT, answer) for named in told)
        if not asked and not told and reply is not None:
            nothing = reply is Status.ABSENT
            yield Allergy(
                id=ANY_MEDICINE if nothing else "",
                name=_ANY if nothing else answer.body[:_SHOWN],
                status=reply,
                source=answer.quote(answer.start, answer.end),
            )


def _offered(answer: Passage, store: Store) -> Iterator[Named]:
    """What an answer names by itself: "just penicillin", "no, only to latex"; not what is taken or denied in it."""
    for named in names_within(answer.text, answer.start, answer.end, store):
        before = answer.text[answer.start : named.start]
        if not _TAKEN.search(before) and not _NEGATED.search(before):
            yield named


def _reply(answer: str) -> Status | None:
    return None if _UNSURE.search(answer) else polarity_of_answer(answer)


def beside(found: Sequence[Allergy], meant: Meant) -> Meant:
    """As `meant`, but None for words that state an allergy: a medicine named there is not one that is taken."""
    spans = [each.source for each in found if each.source is not None and each.id not in ("", ANY_MEDICINE)]

    def taken(passage: Passage, start: int, end: int) -> Assertion | None:
        stated = any(span.turn == passage.turn and span.start <= start < span.end for span in spans)
        return None if stated and passage.quotable else meant(passage, start, end)

    return taken


def _entry(named: Named, text: str, status: Status, passage: Passage | None, start: int | None = None) -> Allergy:
    first = named.start if start is None else start
    return Allergy(
        id=named.id, name=text[named.start : named.end], status=status, source=_quote(passage, first, named.end)
    )


def _quote(passage: Passage | None, start: int, end: int) -> Quote | None:
    return None if passage is None else passage.quote(start, end)
