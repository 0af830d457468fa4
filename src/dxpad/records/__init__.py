"""Consultations as event logs in SQLite or PostgreSQL.

The book is loaded when it is asked for: whoever reads a template or a setting from this package needs no database.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dxpad.records.book import Book, open_book

__all__ = ["Book", "open_book"]


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(name)
    return getattr(import_module("dxpad.records.book"), name)
