"""Numbers with units in a text: "temp 38.4", "troponin of 54 ng/L", "sats are ninety three percent"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from dxpad.domain.finding import Measurement
from dxpad.findings.numbers import NUMBER, WORD, value_of
from dxpad.findings.passage import in_lower_case
from dxpad.findings.pressure import DIASTOLIC, SYSTOLIC, Pressure, pressures
from dxpad.findings.units import converted, plain_unit, quantities_by_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from dxpad.domain.issue import Issue
    from dxpad.findings.passage import Passage
    from dxpad.knowledge.records import QuantityRecord
    from dxpad.knowledge.store import Store

_LINK = (
    r"(?:\s*\([a-z][a-z0-9/ -]{0,14}\))?(?:['’]s(?=\s))?"
    r"(?:\s*[:=~]\s*|\s+(?:(?:is|was|been|has been|of|at|are|were|reading|reads|level"
    r"|levels|concentrations?|values?|results?|count|today|now|currently|about|around|up to|came back"
    r"|measured|less than|greater than|more than|below|under|above|over|in excess of|to"
    r"|about|approximately|it's|still|only|(?:under|in) (?:(?:the|his|her|my) )?(?:arm(?:pit)?|ear|tongue|mouth|bottom)"
    r"|\d+(?:\.\d+)? ?(?:→|->)"
    r"|was \d+(?:\.\d+)? [^.;:\n]{0,40}?(?:is |are )?now|(?:up|down|risen|fallen|rose|fell|rising|falling|dropped)"
    r" from \d+(?:\.\d+)?(?: [^.;:\n]{0,25}?)? to|(?:has |have )?(?:risen|fallen|rose|fell|dropped|climbed|gone up) to"
    r"|by ear|in (?:the|your) (?:right"
    r"|left)|on (?:the|your) (?:right|left))\s+){0,4}|\s*\(\s*)"
)
_GOAL = re.compile(
    r"\b(?:f(?:o)?etal\s+|(?:target|goal|aim\w*|normal range|baseline)[^\w.;!?\n]*"
    r"|(?:below|above|under|over|less than|more than|greater than)[ \t]+)$",
    re.IGNORECASE,
)
"""What makes a number a limit. "Results are shown below: haemoglobin 91" points to values and sets none."""

_LESS = re.compile(r"(?:less than|under|below|<)\s*$")
"""The value is less than the number: a capillary refill of less than 3 seconds is none of 3."""
_DURATION = re.compile(r"[\s-]*(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b", re.IGNORECASE)
OF_FLUIDS = frozenset("white-cells neutrophils lymphocytes eosinophil-share glucose albumin amylase ph".split())
_FLUID = re.compile(
    r"\b(?:ascitic|pleural|spinal|synovial|csf|lp|tap|fluid|aspirate|effluent|dialysate|drain|urine)\b[^.;\n]*$",
    re.IGNORECASE,
)
"""What these are counted in, where it is no blood: "ascitic tap cloudy, neutrophils 900"."""
_PER_FIELD = re.compile(r"(?:\s*(?:-|–|to)\s*\d+)?\s*(?:/|per\s+)\s*(?:hpf|lpf|high|field)", re.IGNORECASE)
"""Behind the number: cells seen in one field of a microscope, and none of the blood."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One measured value with the quantity it belongs to, at characters `start` to `end` of a passage's text; `less`
    where it is only said to be less than that."""

    passage: Passage
    start: int
    end: int
    quantity: QuantityRecord
    measurement: Measurement
    less: bool = False


class _Raw(NamedTuple):
    """A number as it stands in a text, before its unit is known to fit. `doubtful` when one letter is all its name:
    "T 12" is a vertebra, and no temperature to complain of."""

    start: int
    end: int
    quantity: QuantityRecord
    value: float
    unit: str
    doubtful: bool = False
    less: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Readings:
    """What is measured in a case, in order of its place. `pressures` are blood pressures with their arm."""

    values: tuple[Reading, ...] = ()
    pressures: tuple[Pressure, ...] = ()
    issues: tuple[Issue, ...] = ()


def readings(passages: Sequence[Passage], store: Store) -> Readings:
    """Every measured value of the passages, in the quantity's own unit."""
    values: list[Reading] = []
    issues: list[Issue] = []
    both: list[Pressure] = []
    quantities, by_name = store.quantities(), store.derived(quantities_by_name)
    pattern = store.derived(_pattern)
    for passage in passages:
        found = tuple(pressures(passage))
        both += found
        raw = [*_of_pressures(found, quantities), *_named(passage, pattern, by_name)]
        for each in sorted(raw, key=lambda each: (each.start, each.quantity.id)):
            result = converted(each.quantity, each.value, each.unit, each.quantity.id)
            if result.issue is not None and not each.doubtful:
                issues.append(result.issue)
            if result.value is not None:
                values.append(_reading(passage, each, result.value))
    return Readings(values=tuple(values), pressures=tuple(both), issues=tuple(issues))


def _reading(passage: Passage, raw: _Raw, value: float) -> Reading:
    quote = passage.quote(raw.start, raw.end)
    measured = Measurement(name=raw.quantity.id, value=value, unit=raw.quantity.unit, source=quote)
    return Reading(
        passage=passage, start=raw.start, end=raw.end, quantity=raw.quantity, measurement=measured, less=raw.less
    )


def _of_pressures(found: Sequence[Pressure], quantities: Sequence[QuantityRecord]) -> Iterator[_Raw]:
    """The two quantities of each blood pressure."""
    for quantity in quantities:
        if SYSTOLIC in quantity.id:
            yield from (_Raw(each.start, each.end, quantity, each.systolic, "") for each in found)
        if DIASTOLIC in quantity.id:
            yield from (_Raw(each.start, each.end, quantity, each.diastolic, "") for each in found)


def _named(
    passage: Passage, pattern: re.Pattern[str], by_name: Mapping[str, tuple[QuantityRecord, ...]]
) -> Iterator[_Raw]:
    """Values that follow the name of their quantity; limits and goals do not count."""
    for match in pattern.finditer(in_lower_case(passage.text), passage.start, passage.end):
        value = value_of(match["value"])
        goal = _GOAL.search(passage.text, max(passage.start, match.start() - 20), match.start("name"))
        quantity = _measured_so(by_name[match["name"]], passage.text, match.end("value"))
        lasts = quantity.unit != SECONDS and _DURATION.match(passage.text, match.end("value"))
        fluid = quantity.id in OF_FLUIDS and (
            _FLUID.search(passage.text, max(passage.start, match.start() - 60), match.start())
            or _PER_FIELD.match(passage.text, match.end("value"))
        )
        if value is None or goal or lasts or fluid:
            continue
        length, unit = _unit_at(passage.text, match.end("value"), quantity)
        doubtful = len(match["name"]) == 1
        if not doubtful or passage.text[match.start("name")].isupper():
            less = bool(_LESS.search(passage.text[match.end("name") : match.start("value")].lower()))
            yield _Raw(match.start(), match.end("value") + length, quantity, value, unit, doubtful, less)


def _measured_so(sharing: tuple[QuantityRecord, ...], text: str, place: int) -> QuantityRecord:
    """Which of the quantities that share a name has the unit that stands behind the number: eosinophils are counted,
    and told as a share of the white cells. The first where none has."""
    fitting = (each for each in sharing if plain_unit(_unit_at(text, place, each)[1]) in map(plain_unit, each.units))
    return next(fitting, sharing[0])


def _pattern(store: Store) -> re.Pattern[str]:
    """A quantity's name and its value, in a text in lower case."""
    names = sorted(store.derived(quantities_by_name), key=lambda name: (-len(name), name))
    words = "|".join(map(re.escape, names)) or "(?!)"
    return re.compile(
        rf"(?<![\w-])(?P<name>{words})(?!(?!\d\d\.\d)[\w-]){_LINK}?[><≥≤]?\s*(?P<value>{NUMBER})"
        rf"(?!\d|\.\d|\s?\++(?!\d)|\s*(?:/\s*\d|over\b)|(?:\s+|-|\s+and\s+|\s+point\s+){WORD})"
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
