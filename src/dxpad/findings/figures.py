"""Numbers behind the name of what they measure, as they stand in a text, before their units are known to fit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from dxpad.findings.fluids import FLUID_NEAR, is_of_other
from dxpad.findings.goals import values_behind_goals
from dxpad.findings.numbers import NUMBER, WORD, value_of
from dxpad.findings.passage import in_lower_case
from dxpad.findings.series import CHANGED, Standing, is_over, later_values, standing_before
from dxpad.findings.units import plain_unit, quantities_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import QuantityRecord
    from dxpad.knowledge.store import Store

_CHANGED = (
    rf"(?:{CHANGED}\s+from\s+(?P<from>{NUMBER})(?P<since>(?:\s[^.;:\n]{{0,25}}?)?)\s+(?:to|at)"
    rf"|{CHANGED}\s+(?:to|at|as(?=\s+(?:low|high)))|(?:turn(?:s|ed)|work(?:s|ed))\s+out(?:\s+(?:at|as|to\s+be))?"
    r"|c(?:a|o)mes?\s+(?:out|in|back)|(?:low|high|raised|elevated)\s+(?:at|of)"
    r"|(?:at|on)\s+(?:booking|rest|admission|arrival|presentation|triage|scene)(?=\s+(?:was|is|of|were|are|\d+)\b))"
)
_LINK = (
    r"(?:\s*\([a-z][a-z0-9/ -]{0,14}\))?(?:['’]s(?=\s))?"
    r"(?:\s*[:=~]\s*|\s+(?:(?:is|was|been|has been|of|at|are|were|reading|reads|level"
    r"|levels|concentrations?|values?|results?|count|today|now|currently|about|around|up to|came back"
    r"|measured|less than|greater than|more than|below|under|above|over|in excess of|to"
    r"|about|approximately|it's|still|only|(?:under|in) (?:(?:the|his|her|my) )?(?:arm(?:pit)?|ear|tongue|mouth|bottom)"
    rf"|{_CHANGED}|as (?:low|high) as"
    r"|by ear|in (?:the|your) (?:right"
    r"|left)|on (?:the|your) (?:right|left))\s+){0,4}|\s*\(\s*)"
)
_GOAL = re.compile(
    r"\b(?:f(?:o)?etal\s+|aim\w*\s+for\s+|(?:target|goal|aim\w*|normal range|baseline)[^\w.;!?\n]*"
    r"|(?:below|above|under|over|less than|more than|greater than)[ \t]+)$",
    re.IGNORECASE,
)
"""What makes a number a limit. "Results are shown below: haemoglobin 91" points to values and sets none."""

_LESS = re.compile(r"(?:less than|under|below|<)\s*$")
"""The value is less than the number: a capillary refill of less than 3 seconds is none of 3."""
_DURATION = re.compile(r"[\s-]*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
WHOLE = frozenset("heart-rate respiratory-rate oxygen-saturation gcs".split())
"""What nobody tells to a decimal: the 36.8 of "RR 16, 36.8 on arrival" is a temperature."""
PER_CENT = 100
_FEW = 8
"""Per cent of the white cells up to which eosinophils are no more than usual."""
_RUN_ON = r"(?:(?<=\bhr)|(?<=\brr)|(?<=sats)|(?<=\bgcs)|(?<=\bbm)|(?<=\bp)(?=1\d\d))\d{1,3}(?:\.\d)?(?![\w.]*\w)"
"""A number written on to the name before it: "P118 RR24"."""
SECONDS = "s"
"""The unit of a quantity that is itself a time: a capillary refill of 4 seconds."""

_UNIT_LIKE = re.compile(r"%|°\s?[CFcf]\b|[A-Za-zµμ]{1,6}/[A-Za-z0-9.²]{1,8}")
_COUNT = re.compile(r"[x×*]?\s*10\s*(?:\^|\*{1,2}|e)?\s*[9⁹]\s*/\s*l(?:itre|iter)?\b", re.IGNORECASE)
_COUNTED = "10^9/L"
"""A thousand million cells in a litre, however the ten to the ninth is typed."""
SPOKEN_UNITS = {
    "percent": "%", "per cent": "%", "degrees celsius": "°C", "degrees c": "°C", "celsius": "°C",
    "degrees fahrenheit": "°F", "degrees f": "°F", "fahrenheit": "°F", "millimetres of mercury": "mmHg",
    "femtoliters": "fL", "femtolitres": "fL", "beats per minute": "bpm", "beats a minute": "bpm",
}  # fmt: skip
"""Units as they are said, and as they are written."""


class Figure(NamedTuple):
    """A number as it stands in a text, before its unit is known to fit. `doubtful` when it may be something else and
    is no reason to complain: "T 12" is a vertebra."""

    start: int
    end: int
    quantity: QuantityRecord
    value: float
    unit: str
    doubtful: bool = False
    less: bool = False
    standing: Standing = Standing.ALONE


def figures(
    passage: Passage, pattern: re.Pattern[str], by_name: Mapping[str, tuple[QuantityRecord, ...]]
) -> Iterator[Figure]:
    """Values that follow the name of their quantity, with those of the same series; limits and goals do not count."""
    for match in pattern.finditer(in_lower_case(passage.text), passage.start, passage.end):
        value = value_of(match["value"])
        goal = _GOAL.search(passage.text, max(passage.start, match.start() - 20), match.start("name"))
        quantity = _measured_so(by_name[match["name"]], match, passage.text)
        if value is None or goal or quantity is None or not _measures(quantity, passage, match):
            continue
        length, unit = _unit_at(passage.text, match.end("value"), quantity)
        doubtful = len(match["name"]) == 1
        if not doubtful or passage.text[match.start("name")].isupper():
            less = bool(_LESS.search(passage.text[match.end("name") : match.start("value")].lower()))
            first = Figure(match.start(), match.end("value") + length, quantity, value, unit, doubtful, less)
            yield from _series(passage, match, first)
    yield from _behind_goals(passage, by_name)


def _behind_goals(passage: Passage, by_name: Mapping[str, tuple[QuantityRecord, ...]]) -> Iterator[Figure]:
    """Values of now behind a goal of their quantity."""
    for each in values_behind_goals(in_lower_case(passage.text), passage.start, passage.end, by_name):
        value = value_of(each.value)
        quantity = by_name[each.name][0]
        length, unit = _unit_at(passage.text, each.end, quantity)
        if value is not None and (not unit or plain_unit(unit) in map(plain_unit, quantity.units)):
            yield Figure(each.start, each.end + length, quantity, value, unit, doubtful=True)


def _measures(quantity: QuantityRecord, passage: Passage, match: re.Match[str]) -> bool:
    """Whether a number is none of a time and none of another fluid than blood."""
    if quantity.unit != SECONDS and _DURATION.match(passage.text, match.end("value")):
        return False
    low = max(passage.start, match.start() - FLUID_NEAR)
    return not is_of_other(quantity.id, passage.text, low, match.start(), match.end("value"))


def _series(passage: Passage, match: re.Match[str], first: Figure) -> Iterator[Figure]:
    """A value, the one it is said to have been before, and those that follow it."""
    text, told = in_lower_case(passage.text), [first]
    origin = value_of(match["from"]) if match["from"] else None
    if origin is not None:
        told.insert(0, first._replace(value=origin, standing=standing_before(match["since"], first.quantity.id)))
    for later in later_values(text, first.end, passage.end, lambda place: _fitting(text, place, first.quantity)):
        value = value_of(later.value)
        if value is None or (first.quantity.id in WHOLE and not value.is_integer()):
            break
        over = is_over(text[match.end("name") : match.start("value")], first.quantity.id, later, text)
        before = Standing.BEFORE if over else standing_before(later.since, first.quantity.id)
        told[-1] = told[-1]._replace(standing=before)
        _, unit = _unit_at(passage.text, later.start + len(later.value), first.quantity)
        told.append(Figure(later.start, later.end, first.quantity, value, unit, doubtful=True, standing=later.standing))
    known = next((each.unit for each in told if each.unit), "")
    return (each._replace(unit=each.unit or known) for each in told)


def _fitting(text: str, place: int, quantity: QuantityRecord) -> int | None:
    """How many characters from a place on are a unit of the quantity; None where a strange one stands, or a time."""
    if quantity.unit != SECONDS and _DURATION.match(text, place):
        return None
    length, unit = _unit_at(text, place, quantity)
    return length if not unit or plain_unit(unit) in map(plain_unit, quantity.units) else None


def _measured_so(sharing: tuple[QuantityRecord, ...], match: re.Match[str], text: str) -> QuantityRecord | None:
    """Which of the quantities that share a name has the unit that stands behind the number: eosinophils are counted,
    and told as a share of the white cells. Where none has, a count is told to a decimal; a small whole number may be
    either, and is neither."""
    place, told = match.end("value"), match["value"]
    for each in sharing:
        if len(sharing) == 1 or plain_unit(_unit_at(text, place, each)[1]) in map(plain_unit, each.units):
            return each
    value = value_of(told) or 0.0
    share = value.is_integer() and "." not in told and value <= PER_CENT
    if share and 0 < value < _FEW:
        return None
    return next((each for each in sharing if (each.unit == "%") is share), sharing[0])


def pattern_of(store: Store) -> re.Pattern[str]:
    """A quantity's name and its value, in a text in lower case."""
    names = sorted(store.derived(quantities_by_name), key=lambda name: (-len(name), name))
    words = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(
        rf"(?<![\w-])(?P<name>{words})(?!(?!\d\d\.\d|{_RUN_ON})[\w-]){_LINK}?[><≥≤]?\s*(?P<value>{NUMBER})"
        rf"(?!\d|\.\d|\s?\++(?!\d)|\s*(?:/\s*\d|over\b)|(?:\s+|-|\s+and\s+|\s+point\s+){WORD}(?!\s+(?:minute|hour|day|week|month|year)))"
    )


def _unit_at(text: str, place: int, quantity: QuantityRecord) -> tuple[int, str]:
    """How many characters from a place on are a unit, and which; (0, "") where none stands."""
    rest = text[place : place + 30]
    space = len(rest) - len(rest.lstrip(" "))
    tail = rest[space:].lower()
    spelled = {unit.lower(): unit for unit in quantity.units} | SPOKEN_UNITS
    for unit in sorted(spelled, key=lambda unit: (-len(unit), unit)):
        if tail.startswith(unit) and not tail[len(unit) : len(unit) + 1].isalpha():
            return space + len(unit), spelled[unit]
    count = _COUNT.match(rest[space:])
    if count and quantity.unit == _COUNTED:
        return space + count.end(), _COUNTED
    strange = _UNIT_LIKE.match(rest[space:])
    return (space + strange.end(), strange.group()) if strange else (0, "")
