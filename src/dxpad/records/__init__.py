"""Consultations as event logs in SQLite or PostgreSQL."""

from dxpad.records.book import Book, open_book

__all__ = ["Book", "open_book"]
