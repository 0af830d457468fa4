"""Domain objects to plain JSON values, the same bytes for the same object."""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from enum import StrEnum
from typing import TypeAlias

from dxpad.domain.transcript import ONLY_WHEN_SET

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"

DECIMALS = 12
"""Floats are rounded to this many decimals, so that machines whose last bit differs print the same bytes."""


def to_json(value: object) -> Json:
    """A domain object as JSON values: field names are the contract's keys (a trailing underscore is dropped)."""
    if isinstance(value, StrEnum):
        return value.value
    if value is None or isinstance(value, bool | int | str):
        return value
    if isinstance(value, float):
        return round(value, DECIMALS)
    if is_dataclass(value):
        pairs = ((field, getattr(value, field.name)) for field in fields(value))
        return {f.name.rstrip("_"): to_json(item) for f, item in pairs if item or ONLY_WHEN_SET not in f.metadata}
    if isinstance(value, tuple | list | frozenset):
        return [to_json(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_json(item) for key, item in value.items()}
    message = f"{type(value).__name__} has no JSON form"
    raise TypeError(message)


def dumps(value: object, *, indent: int | None = None) -> str:
    """A domain object as JSON text."""
    return json.dumps(to_json(value), ensure_ascii=False, indent=indent)
