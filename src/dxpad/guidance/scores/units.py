"""Units that the inputs of scores are given in, brought to the score's own unit.

A unit has a dimension, a factor and an offset into the dimension's base; two units of one dimension convert. Mass and
amount of substance meet through the molar mass of the analyte, which the name of the input tells.

Factors of the international system are exact by definition (pound, inch, foot: the 1959 yard and pound agreement;
mmHg and cmH2O: conventional values of ISO 80000-4). Molar masses follow from the molecular formulas with the standard
atomic weights of the IUPAC; triglycerides are counted as triolein with the customary 885.7 g/mol. HbA1c in mmol/mol
meets % by the master equation of the IFCC and NGSP (% = 0.09148 x mmol/mol + 2.152), insulin by 6.0 pmol per milliunit
(the WHO standard).
"""

from __future__ import annotations

import unicodedata
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
    "g/l": Unit("mass concentration", 1.0), "g/dl": Unit("mass concentration", 10.0),
    "mg/dl": Unit("mass concentration", 1e-2), "mg/l": Unit("mass concentration", 1e-3),
    "mg/ml": Unit("mass concentration", 1.0), "ug/ml": Unit("mass concentration", 1e-3),
    "ug/dl": Unit("mass concentration", 1e-5), "ug/l": Unit("mass concentration", 1e-6),
    "ng/ml": Unit("mass concentration", 1e-6), "ng/l": Unit("mass concentration", 1e-9),
    "pg/ml": Unit("mass concentration", 1e-9),
    "mol/l": Unit("amount concentration", 1.0), "mmol/l": Unit("amount concentration", 1e-3),
    "umol/l": Unit("amount concentration", 1e-6), "nmol/l": Unit("amount concentration", 1e-9),
    "pmol/l": Unit("amount concentration", 1e-12),
    "meq/l": Unit("charge concentration", 1e-3),
    "ng/mlfeu": Unit("fibrinogen equivalents", 1.0),
    "ug/lfeu": Unit("fibrinogen equivalents", 1.0),
    "mg/lfeu": Unit("fibrinogen equivalents", 1e3), "ug/mlfeu": Unit("fibrinogen equivalents", 1e3),
    "ng/mlddu": Unit("fibrinogen equivalents", 2.0),
    "mg/g": Unit("share of creatinine", 1.0),
    "mg/mmol": Unit("share of creatinine", 1000 / 113.12),
    "uiu/ml": Unit("insulin", 1.0), "miu/l": Unit("insulin", 1.0),
    "109/l": Unit("cells", 1.0), "/nl": Unit("cells", 1.0), "k/ul": Unit("cells", 1.0),
    "103/ul": Unit("cells", 1.0), "/ul": Unit("cells", 1e-3), "/mm3": Unit("cells", 1e-3),
    "degc": Unit("temperature", 1.0), "degf": Unit("temperature", 5 / 9, -160 / 9),
    "mmhg": Unit("pressure", 1.0), "kpa": Unit("pressure", 7.500617),
    "cmh2o": Unit("pressure", 0.735559), "hpa": Unit("pressure", 0.7500617), "atm": Unit("pressure", 760.0),
    "fraction": Unit("share", 1.0), "%": Unit("share", 1e-2),
    "%hba1c": Unit("glycated share", 1.0),
    "mmol/mol": Unit("glycated share", 0.09148, 2.152),
    "m": Unit("length", 100.0), "cm": Unit("length", 1.0), "mm": Unit("length", 0.1),
    "in": Unit("length", 2.54), "ft": Unit("length", 30.48),
    "kg": Unit("mass", 1.0), "g": Unit("mass", 1e-3), "mg": Unit("mass", 1e-6),
    "lb": Unit("mass", 0.45359237), "oz": Unit("mass", 0.028349523125),
    "st": Unit("mass", 6.35029318),
    "bpm": Unit("rate", 1.0), "/min": Unit("rate", 1.0),
    "ms": Unit("time", 1e-3), "s": Unit("time", 1.0), "min": Unit("time", 60.0),
    "h": Unit("time", 3600.0), "days": Unit("time", 86400.0),
    "weeks": Unit("time", 604800.0), "years": Unit("age", 1.0), "months": Unit("age", 1 / 12),
    "u/l": Unit("activity", 1.0), "ukat/l": Unit("activity", 60.0),
    "ml/day": Unit("volume a day", 1.0), "l/day": Unit("volume a day", 1e3),
    "mg/day": Unit("mass a day", 1.0), "g/day": Unit("mass a day", 1e3),
    "ug/h": Unit("mass an hour", 1.0),
    "ug/kg/min": Unit("infusion", 1.0), "mg/kg/h": Unit("infusion", 1000 / 60),
    "mm/h": Unit("sedimentation", 1.0), "kg/m2": Unit("body mass index", 1.0),
    "1": Unit("number", 1.0),
}  # fmt: skip
SPELLINGS: Mapping[str, str] = {
    "lbs": "lb", "pound": "lb", "pounds": "lb", "kgs": "kg", "kilo": "kg", "kilos": "kg", "kilogram": "kg",
    "kilograms": "kg", "gram": "g", "grams": "g", "gm": "g", "stone": "st", "stones": "st", "inch": "in",
    "inches": "in", '"': "in", "feet": "ft", "foot": "ft", "'": "ft", "metre": "m", "metres": "m", "meter": "m",
    "meters": "m", "centimetre": "cm", "centimetres": "cm", "centimeter": "cm", "centimeters": "cm",
    "f": "degf", "degreef": "degf", "degreesf": "degf", "fahrenheit": "degf", "degreesfahrenheit": "degf",
    "c": "degc", "degreec": "degc", "degreesc": "degc", "celsius": "degc", "degreescelsius": "degc",
    "percent": "%", "percentage": "%", "pct": "%", "l/l": "fraction",
    "beats/min": "bpm", "beatsperminute": "bpm", "beats/minute": "bpm", "breaths/min": "/min",
    "breathsperminute": "/min", "breaths/minute": "/min", "perminute": "/min", "permin": "/min", "1/min": "/min",
    "min-1": "/min", "/minute": "/min", "year": "years", "yr": "years", "yrs": "years", "y": "years",
    "yearsold": "years", "yo": "years", "month": "months", "mo": "months",
    "sec": "s", "secs": "s", "second": "s", "seconds": "s", "millisecond": "ms", "milliseconds": "ms", "msec": "ms",
    "hour": "h", "hours": "h", "hr": "h", "hrs": "h", "minute": "min", "minutes": "min", "mins": "min", "day": "days",
    "d": "days", "week": "weeks", "wk": "weeks", "torr": "mmhg", "mbar": "hpa", "1000/ul": "103/ul", "1/ul": "/ul",
    "cells/ul": "/ul", "cells/mm3": "/mm3", "cells/mcl": "/ul", "/mcl": "/ul", "k/mcl": "k/ul", "103/mcl": "103/ul",
    "g/litre": "g/l", "g/liter": "g/l", "gm/dl": "g/dl", "g%": "g/dl", "mg%": "mg/dl", "mcg/l": "ug/l",
    "mcg/ml": "ug/ml", "mcg/dl": "ug/dl", "micromol/l": "umol/l", "mcmol/l": "umol/l", "millimol/l": "mmol/l",
    "giga/l": "109/l", "109cells/l": "109/l", "10e9/l": "109/l",
    "iu/l": "u/l", "units/l": "u/l", "unit/l": "u/l", "uu/ml": "uiu/ml", "mu/l": "miu/l", "uunits/ml": "uiu/ml",
    "mcg/kg/min": "ug/kg/min", "mcg/h": "ug/h", "mcg/hr": "ug/h", "ug/hr": "ug/h",
    "ml/24h": "ml/day", "ml/d": "ml/day", "l/24h": "l/day", "l/d": "l/day", "mg/d": "mg/day", "mg/24h": "mg/day",
    "mm/hr": "mm/h", "mm/hour": "mm/h", "mm/1h": "mm/h", "kg/sqm": "kg/m2",
    "ratio": "1", "points": "1", "ph": "1", "count": "1", "units": "1", "none": "1",
    "ml/min/1.73": "ml/min/1.73m2", "ml/min/1.73sqm": "ml/min/1.73m2",
}  # fmt: skip
MOLAR_MASS: Mapping[str, float] = {
    "creatinine": 113.12, "urea nitrogen": 28.0134, "glucose": 180.156, "cholesterol": 386.65, "triglycerides": 885.7,
    "bilirubin": 584.66, "calcium": 40.078, "haemoglobin": 16114.5,
}  # fmt: skip
"""g/mol. Urea is counted as its nitrogen, two atoms a molecule, as in blood urea nitrogen; haemoglobin as one chain."""
ANALYTE: Mapping[str, str] = {
    "creat": "creatinine", "pcr": "creatinine", "ucr": "creatinine", "bun": "urea nitrogen", "purea": "urea nitrogen",
    "uurea": "urea nitrogen", "glucose": "glucose", "tc": "cholesterol", "hdl": "cholesterol", "ldl": "cholesterol",
    "tg": "triglycerides", "bili": "bilirubin", "ca": "calcium", "hb": "haemoglobin",
}  # fmt: skip
"""What an input of this name measures; the names are the catalogue's."""
ONE_CHARGE = frozenset({"na", "una", "pna", "k", "cl", "hco3"})
"""Inputs of ions with one charge, of which a milliequivalent is a millimole."""
GLYCATED = frozenset({"a1c"})
"""Inputs of glycated haemoglobin, whose % and mmol/mol have different zeros."""
INSULIN = frozenset({"insulin"})
MILLIUNIT = 6.0e-12
"""Moles of human insulin in a thousandth of an international unit."""
OFFERED: Mapping[str, tuple[str, ...]] = {
    "mg/dl": ("µmol/L", "mmol/L"), "g/dl": ("g/L",), "mg/l": ("mg/dL",), "mmol/l": ("mEq/L",), "degc": ("°F",),
    "kg": ("lb", "st"), "cm": ("m", "in"), "mm": ("cm",), "mmhg": ("kPa",), "fraction": ("%",), "%": ("mmol/mol",),
    "109/l": ("/µL", "K/µL"), "ng/mlfeu": ("mg/L FEU", "ng/mL DDU"), "uiu/ml": ("pmol/L",), "mg/g": ("mg/mmol",),
    "u/l": ("µkat/L",), "ml/day": ("L/day",), "h": ("min", "days"), "min": ("h",),
}  # fmt: skip
"""The other units that a form offers, by the input's own."""
ONLY_MICROMOLES = frozenset({"creatinine", "bilirubin"})


def plain(unit: str) -> str:
    """A unit without capitals, spaces and typographical variants: µmol/L, μmol/l and umol/L meet."""
    folded = unicodedata.normalize("NFKC", unit.strip()).lower().replace("μ", "u").replace("°", "deg")
    for mark in (" ", "^", "*", "×", "²"):
        folded = folded.replace(mark, "")
    folded = folded.removeprefix("x")
    return SPELLINGS.get(folded, folded)


def convert(value: float, unit: str, target: str, name: str) -> float | None:
    """`value` in `target`; None when `unit` is unknown or of another quantity. `name` is the input's.

    Rounded to nine places, so that 98.6 °F is 37 °C and not a hair under it.
    """
    given, wanted = _meant(unit, name), _meant(target, name)
    if unit.strip() and given == (wanted or "1"):
        return value
    source, goal = UNITS.get(given), UNITS.get(wanted)
    if source is None or goal is None:
        return None
    base = value * source.factor + source.offset
    factor = _bridge(source.dimension, goal.dimension, name)
    return None if factor is None else round((base * factor - goal.offset) / goal.factor, 9)


def alternatives(target: str, name: str) -> tuple[str, ...]:
    """The units that a form offers for an input in `target`: its own first, then the usual others that convert."""
    others = OFFERED.get(plain(target), ())
    if plain(target) == "mg/dl":
        others = others[:1] if ANALYTE.get(name) in ONLY_MICROMOLES else others[1:]
    return (target, *(unit for unit in others if convert(1.0, unit, target, name) is not None)) if target else ()


def _meant(unit: str, name: str) -> str:
    folded = plain(unit)
    return "%hba1c" if name in GLYCATED and folded == "%" else folded


def _bridge(source: str, goal: str, name: str) -> float | None:
    """What the base of one dimension is multiplied by to get the base of the other; None where they do not meet."""
    mass = MOLAR_MASS.get(ANALYTE.get(name, ""))
    if source == goal:
        return 1.0
    if mass and {source, goal} == {"mass concentration", "amount concentration"}:
        return 1 / mass if goal == "amount concentration" else mass
    if name in ONE_CHARGE and {source, goal} == {"charge concentration", "amount concentration"}:
        return 1.0
    if name in INSULIN and {source, goal} == {"amount concentration", "insulin"}:
        return MILLIUNIT if goal == "amount concentration" else 1 / MILLIUNIT
    return None
