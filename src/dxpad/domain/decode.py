"""JSON to domain objects, field by field: an error names the field, what is wrong with it and the mend."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass

from dxpad.domain.case import Case, Setting, Sex
from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.domain.finding import Measurement

OLDEST = 120
CASE_FIELDS = (
    "id", "age", "sex", "setting", "country", "text", "chief_complaint", "present", "absent", "measurements",
    "medications", "history", "allergies", "not_taken", "not_allergic", "turns",
)  # fmt: skip
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")
_ID = re.compile(r"[\w-]{1,40}")
_COUNTRY = re.compile(r"[A-Za-z]{2,3}")


def shown(value: str) -> str:
    """A value as an error may repeat it: only what looks like an id, since anything else may be a patient's words."""
    return repr(value) if _ID.fullmatch(value) else "a text that is no id"


@dataclass(frozen=True, slots=True)
class Fields:
    """One JSON object and where it stands."""

    data: dict[str, object]
    where: str

    def fail(self, field: str, what: str, mend: str) -> BadInputError:
        """An error about one field."""
        return BadInputError(f"{field} {what}", where=self.where, mend=mend)

    def text(self, field: str) -> str | None:
        """A text, or None when missing or null."""
        value = self.data.get(field)
        if value is None or isinstance(value, str):
            return value
        raise self.fail(field, "is not text", "Put it in quotation marks, or leave it out")

    def texts(self, field: str) -> tuple[str, ...]:
        """A list of texts, empty when missing or null."""
        value = self.data.get(field)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise self.fail(field, "is not a list of texts", 'Write ["a", "b"]')

    def number(self, field: str, value: object, mend: str) -> float:
        """A finite number."""
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self.fail(field, "is not a number", mend)
        try:
            number = float(value)
        except OverflowError:
            number = math.inf
        if not math.isfinite(number):
            raise self.fail(field, "is not a finite number", mend)
        return number

    def age(self) -> float | None:
        """Years between 0 and `OLDEST`."""
        value = self.data.get("age")
        if value is None:
            return None
        mend = f"Give years between 0 and {OLDEST}, or null"
        years = self.number("age", value, mend)
        if not 0 <= years <= OLDEST:
            raise self.fail("age", f"is {years:g}", mend)
        return years

    def country(self) -> str | None:
        """An ISO 3166 code in capitals."""
        value = self.text("country")
        if value is None:
            return None
        if not _COUNTRY.fullmatch(value):
            raise self.fail("country", "is no ISO 3166 code", 'Write two letters, such as "GB", or null')
        return value.upper()


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """An object whose keys stand once: of two ages none may be chosen."""
    made = dict(pairs)
    if len(made) < len(pairs):
        raise _DoubledError
    return made


class _DoubledError(ValueError):
    """A key stands twice."""


def parse_object(text: str, where: str) -> dict[str, object]:
    """One JSON object.

    Raises:
        BadInputError: it is broken JSON, holds a key twice, half of a character or an endless number, or is no object.
    """
    try:
        value = json.loads(text, object_pairs_hook=_once)
        half = "\\" in text and _HALF_CHARACTER.search(json.dumps(value, ensure_ascii=False))
    except json.JSONDecodeError as error:
        raise BadInputError(
            f"broken JSON at line {error.lineno} column {error.colno}", where=where, mend=f"{error.msg}"
        ) from None
    except _DoubledError:
        raise BadInputError("a key stands twice in one object", where=where, mend="Leave one of the two out") from None
    except RecursionError:
        raise BadInputError("JSON nested too deeply", where=where, mend="Give a flat object") from None
    except ValueError:
        raise BadInputError("a number has too many digits", where=where, mend="Give a finite number") from None
    if half:
        raise BadInputError("half of a character (a lone surrogate)", where=where, mend="Write the text as UTF-8")
    if not isinstance(value, dict):
        raise BadInputError("not a JSON object", where=where, mend='Write {"id": …}')
    return value


def case_from(data: dict[str, object], where: str, *, default_id: str = "case") -> Case:
    """A case of the contract, every field checked; `turns` are read by the caller.

    Raises:
        BadInputError: a field has the wrong type or lies out of range.
        UnknownIdError: setting or sex is none of the known ones.
    """
    fields = Fields(data, where)
    unknown = sorted(set(data) - set(CASE_FIELDS))
    if unknown:
        raise fields.fail(shown(unknown[0]), "is no field of a case", f"Known fields: {', '.join(CASE_FIELDS)}")
    return Case(
        id=_id(fields, default_id),
        age=fields.age(),
        sex=_sex(fields),
        setting=setting_from(fields.text("setting"), where),
        country=fields.country(),
        text=fields.text("text"),
        chief_complaint=fields.text("chief_complaint"),
        present=fields.texts("present"),
        absent=fields.texts("absent"),
        measurements=_measurements(fields),
        medications=fields.texts("medications"),
        history=fields.texts("history"),
        allergies=fields.texts("allergies"),
        not_taken=fields.texts("not_taken"),
        not_allergic=fields.texts("not_allergic"),
    )


def setting_from(value: str | None, where: str) -> Setting:
    """A setting; primary care when none is given.

    Raises:
        UnknownIdError: there is none of that name.
    """
    if value is None:
        return Setting.PRIMARY_CARE
    if value not in set(Setting):
        raise UnknownIdError(f"setting is {shown(value)}", where=where, mend=f"Use one of: {', '.join(Setting)}")
    return Setting(value)


def _id(fields: Fields, default: str) -> str:
    value = fields.data.get("id")
    if value is None or value == "":
        return default
    if isinstance(value, bool) or not isinstance(value, str | int):
        raise fields.fail("id", "is neither text nor a whole number", "Put it in quotation marks, or leave it out")
    return str(value)


def _sex(fields: Fields) -> Sex | None:
    value = fields.text("sex")
    if value is None:
        return None
    if value not in set(Sex):
        raise UnknownIdError(f"sex is {shown(value)}", where=fields.where, mend="Use male, female or null")
    return Sex(value)


def _measurements(fields: Fields) -> tuple[Measurement, ...]:
    value = fields.data.get("measurements")
    if value is None:
        return ()
    if not isinstance(value, list):
        raise fields.fail(
            "measurements", "is not a list", 'Write [{"name": "temperature", "value": 38.2, "unit": "Cel"}]'
        )
    return tuple(_measurement(item, f"measurements[{index}]", fields) for index, item in enumerate(value))


def _measurement(item: object, field: str, fields: Fields) -> Measurement:
    if not isinstance(item, dict):
        raise fields.fail(field, "is not an object", 'Write {"name": "temperature", "value": 38.2, "unit": "Cel"}')
    name, value, unit = item.get("name"), item.get("value"), item.get("unit")
    if not isinstance(name, str) or not name:
        raise fields.fail(f"{field}.name", "is missing", "Name what was measured")
    number = fields.number(f"{field}.value", value, "Give a finite number")
    if unit is not None and not isinstance(unit, str):
        raise fields.fail(f"{field}.unit", "is not text", "Give the unit as text")
    return Measurement(name=name, value=number, unit=unit or "")
