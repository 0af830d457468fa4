"""Authored text as the store hands it out: a typed reader over nested data, so that nobody passes bare dictionaries."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Document:
    """One mapping of authored knowledge. Every accessor gives an empty value for a key that is not there."""

    data: Mapping[str, object]

    def text(self, key: str) -> str:
        """The text under `key`; numbers as text; empty when missing."""
        value = self.data.get(key)
        return "" if value is None or isinstance(value, list | Mapping) else str(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """The texts under `key`: a list, or one text alone."""
        value = self.data.get(key)
        if isinstance(value, list):
            return tuple(str(item) for item in value if not isinstance(item, list | Mapping))
        return (str(value),) if value not in (None, "") and not isinstance(value, Mapping) else ()

    def number(self, key: str) -> float | None:
        """The number under `key`."""
        value = self.data.get(key)
        return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None

    def flag(self, key: str) -> bool:
        """Whether `key` is true."""
        return self.data.get(key) is True

    def part(self, key: str) -> Document:
        """The mapping under `key`, empty when missing."""
        value = self.data.get(key)
        return Document(value if isinstance(value, Mapping) else {})

    def parts(self, key: str) -> tuple[Document, ...]:
        """The mappings of the list under `key`."""
        value = self.data.get(key)
        return tuple(Document(item) for item in value if isinstance(item, Mapping)) if isinstance(value, list) else ()

    def raw(self, key: str) -> object:
        """The value as it stands: for rules, which `knowledge.rules` reads."""
        return self.data.get(key)

    def keys(self) -> tuple[str, ...]:
        """The keys in the order they were written."""
        return tuple(self.data)

    def __bool__(self) -> bool:
        """Whether there is anything in it."""
        return bool(self.data)
