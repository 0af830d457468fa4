"""Units that the inputs of scores are given in, brought to the score's own unit.

A unit has a dimension, a factor and an offset into the dimension's base; two units of one dimension convert. Mass and
amount of substance meet through the molar mass of the analyte, which the name of the input tells.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Unit:
    """value · factor + offset is the value in the base unit of the dimension."""

    dimension: str
    factor: float
    offset: float = 0.0


UNITS: Mapping[str, Unit] = {
    "g/l": Unit("mass-concentration", 1.0), "g/dl": Unit("mass-concentration", 10.0),
    "mg/ml": Unit("mass-concentration", 1.0),
    "mg/dl": Unit("mass-concentration", 1e-2), "mg/l": Unit("mass-concentration", 1e-3),
    "ug/ml": Unit("mass-concentration", 1e-3),
    "ug/dl": Unit("mass-concentration", 1e-5), "ug/l": Unit("mass-concentration", 1e-6),
    "ng/ml": Unit("mass-concentration", 1e-6),
    "ng/l": Unit("mass-concentration", 1e-9), "pg/ml": Unit("mass-concentration", 1e-9),
    "mol/l": Unit("amount-concentration", 1.0), "mmol/l": Unit("amount-concentration", 1e-3),
    "umol/l": Unit("amount-concentration", 1e-6), "nmol/l": Unit("amount-concentration", 1e-9),
    "meq/l": Unit("charge-concentration", 1e-3),
    "109/l": Unit("cells", 1.0), "/nl": Unit("cells", 1.0), "k/ul": Unit("cells", 1.0), "103/ul": Unit("cells", 1.0),
    "/ul": Unit("cells", 1e-3), "/mm3": Unit("cells", 1e-3), "cells/ul": Unit("cells", 1e-3),
    "cells/mm3": Unit("cells", 1e-3),
    "degc": Unit("temperature", 1.0), "degf": Unit("temperature", 5 / 9, -160 / 9),
    "mmhg": Unit("pressure", 1.0), "kpa": Unit("pressure", 7.500617), "cmh2o": Unit("pressure", 0.735559),
    "fraction": Unit("share", 1.0), "%": Unit("share", 1e-2),
    "m": Unit("length", 100.0), "cm": Unit("length", 1.0), "mm": Unit("length", 0.1), "in": Unit("length", 2.54),
    "ft": Unit("length", 30.48),
    "kg": Unit("mass", 1.0), "g": Unit("mass", 1e-3), "lb": Unit("mass", 0.45359237),
    "oz": Unit("mass", 0.028349523125),
    "st": Unit("mass", 6.35029318),
    "bpm": Unit("rate", 1.0), "/min": Unit("rate", 1.0),
    "s": Unit("short-time", 1.0), "ms": Unit("short-time", 1e-3), "min": Unit("short-time", 60.0),
    "h": Unit("short-time", 3600.0),
}  # fmt: skip
SPELLINGS: Mapping[str, str] = {
    "lbs": "lb", "pound": "lb", "pounds": "lb", "kgs": "kg", "kilogram": "kg", "kilograms": "kg", "gram": "g",
    "grams": "g",
    "stone": "st", "inch": "in", "inches": "in", '"': "in", "feet": "ft", "foot": "ft", "metre": "m", "metres": "m",
    "meter": "m", "meters": "m", "f": "degf", "fahrenheit": "degf", "c": "degc", "celsius": "degc", "percent": "%",
    "percentage": "%", "l/l": "fraction", "beats/min": "bpm", "beatsperminute": "bpm", "breaths/min": "/min",
    "breathsperminute": "/min", "perminute": "/min", "permin": "/min", "1/min": "/min", "year": "years",
    "yr": "years",
    "yrs": "years", "y": "years", "sec": "s", "seconds": "s", "hours": "h", "minutes": "min",
    "torr": "mmhg", "1000/ul": "103/ul", "1/ul": "/ul",
}  # fmt: skip
MOLAR_MASS: Mapping[str, float] = {
    "creatinine": 113.12, "urea-nitrogen": 28.0134, "glucose": 180.156, "cholesterol": 386.65, "triglycerides": 885.7,
    "bilirubin": 584.66, "calcium": 40.078,
}  # fmt: skip
"""g/mol. Urea is counted as its nitrogen, two atoms a molecule, as in blood urea nitrogen."""
ANALYTE: Mapping[str, str] = {
    "creat": "creatinine", "pcr": "creatinine", "ucr": "creatinine", "bun": "urea-nitrogen", "purea": "urea-nitrogen",
    "uurea": "urea-nitrogen", "glucose": "glucose", "tc": "cholesterol", "hdl": "cholesterol", "ldl": "cholesterol",
    "tg": "triglycerides", "bili": "bilirubin", "ca": "calcium",
}  # fmt: skip
"""What an input of this name measures; the names are the catalogue's."""
ONE_CHARGE = frozenset({"na", "una", "pna", "k", "cl", "hco3"})
"""Inputs of ions with one charge, of which a milliequivalent is a millimole."""


def plain(unit: str) -> str:
    """A unit without capitals, spaces and typographical variants: µmol/L, μmol/l and umol/L meet."""
    folded = unit.strip().lower().replace("μ", "u").replace("µ", "u").replace("°", "deg").replace("º", "deg")
    for mark in (" ", "^", "*", "×"):
        folded = folded.replace(mark, "")
    folded = folded.removeprefix("x")
    return SPELLINGS.get(folded, folded)


def convert(value: float, unit: str, target: str, name: str) -> float | None:
    """`value` in `target`; None when `unit` is unknown or of another quantity. `name` is the input's.

    Rounded to nine places, so that 98.6 °F is 37 °C and not a hair under it.
    """
    given, wanted = plain(unit), plain(target)
    if given and given == wanted:
        return value
    source, goal = UNITS.get(given), UNITS.get(wanted)
    if source is None or goal is None:
        return None
    base = value * source.factor + source.offset
    factor = _bridge(source.dimension, goal.dimension, name)
    return None if factor is None else round((base * factor - goal.offset) / goal.factor, 9)


def _bridge(source: str, goal: str, name: str) -> float | None:
    """What the base of one dimension is multiplied by to get the base of the other; None where they do not meet."""
    mass = MOLAR_MASS.get(ANALYTE.get(name, ""))
    if source == goal:
        return 1.0
    if mass and {source, goal} == {"mass-concentration", "amount-concentration"}:
        return 1 / mass if goal == "amount-concentration" else mass
    if name in ONE_CHARGE and {source, goal} == {"charge-concentration", "amount-concentration"}:
        return 1.0
    return None
