"""Items that say how somebody is, with its circumstances: "breathless on the stairs". No list of lacking things holds
one, for *no* takes a thing: "breathlessness", "sore throat"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.findings.assertion.vocabulary import words

if TYPE_CHECKING:
    from collections.abc import Sequence

STATES_OF = words(
    """
    breathless dizzy lightheaded faint woozy nauseous nauseated queasy sick unwell ill poorly drowsy sleepy confused
    muddled disoriented disorientated agitated irritable tearful anxious tired exhausted fatigued lethargic listless
    weak wobbly unsteady itchy tender painful swollen stiff numb tingly hot clammy sweaty shivery feverish febrile
    pyrexial flushed pale grey blue cyanosed jaundiced yellow red warm wheezy chesty hoarse constipated bloated
    incontinent thirsty hungry tachycardic bradycardic hypotensive hypertensive tachypnoeic tachypneic hypoxic
    dehydrated restless floppy limp mottled unresponsive
    """
)
"""Adjectives of how somebody, or a part of them, is; *cold* and *sore* are also things."""

_DEGREES = words("very quite so too more really slightly rather often always usually sometimes occasionally")

_JOINED_STATES = STATES_OF | {"cold", "sore"}
_STATED = STATES_OF | _DEGREES | {"and"}
_TWO = 2

_CIRCUMSTANCES = words(
    """
    on at in when whenever while after before with since for from to of over during by if even only all every each most
    lying climbing walking standing sitting running bending exercising today tonight yesterday this last now overnight
    again throughout
    """
)
"""Behind an adjective these say where, when or on what; no thing follows that the adjective could describe."""

_LENGTHS_OF_TIME = words("all again throughout")
"""Behind what somebody does, these say how long or that it is so once more: "sneezing all day"."""

_MODALS = words("cannot ca could can wo unable struggles struggling refuses refusing woken kept")
"""What somebody cannot do, or is woken by, is a clause of its own."""

_ABOUT_LUNGS = (("short", "of", "breath"), ("out", "of", "breath"))

_NO_MANNER = frozenset(("easily", "only"))

_AS_THINGS = words("feeling being felt becoming getting looking")
"""Behind "denies feeling" an adjective is denied as a thing is."""


def takes_things(first: Sequence[str]) -> bool:
    """Whether what is denied first is a thing, so that a list of lacking things follows: not "denies feeling hot"."""
    if not first or first[0] in _AS_THINGS:
        return False
    return first[0] not in STATES_OF or (len(first) > 1 and first[1] not in _CIRCUMSTANCES)


def says_how(item: Sequence[str]) -> bool:
    """Whether an item says how somebody is, or what they cannot do: "dizzy on standing", "sneezing all day", "cannot
    lie flat". "Itchy eyes" and "vomiting after meals" may be further things."""
    said = list(item)
    while said and (said[0] in _DEGREES or said[0] == "feeling"):
        said.pop(0)
    if not said:
        return False
    if said[0] in _MODALS:
        return True
    if tuple(said[:3]) in _ABOUT_LUNGS:
        return _has_circumstance(said[3:])
    if said[0] in STATES_OF:
        joined = said[1:2] == ["and"] and not _JOINED_STATES.isdisjoint(said[2:3])
        return _has_circumstance(said[3:] if joined else said[1:])
    if said[0].endswith("ing") and len(said) > 1:
        return said[1] in _LENGTHS_OF_TIME or _is_manner(said[1])
    return False


def is_state(item: Sequence[str]) -> bool:
    """Whether an item is nothing but how somebody is: "breathless", "very dizzy", "tired and weak"."""
    states = sum(word in STATES_OF for word in item)
    return bool(item) and item[-1] in STATES_OF and all(word in _STATED for word in item) and states <= _TWO


def goes_on_as_circumstance(word: str) -> bool:
    """Whether a word behind *or* says a further circumstance, and closes no list: "breathless on the stairs or at
    rest"."""
    return word in _CIRCUMSTANCES


def _has_circumstance(rest: Sequence[str]) -> bool:
    return bool(rest) and (rest[0] in _CIRCUMSTANCES or _is_manner(rest[0]))


def _is_manner(word: str) -> bool:
    """Whether a word says in what manner something is done; "bruising easily" is as good as easy bruising."""
    return word.endswith("ly") and word not in _NO_MANNER
