"""The tables, as SQLAlchemy sees them; migrations/ makes them."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Integer, MetaData, String, Table, Text

METADATA = MetaData()

CONSULTATION = Table(
    "consultation",
    METADATA,
    Column("id", String(32), primary_key=True),
    Column("started", String(40), nullable=False),
)

EVENT = Table(
    "event",
    METADATA,
    Column("consultation", String(32), ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True),
    Column("seq", Integer, primary_key=True),
    Column("at", String(40), nullable=False),
    Column("kind", String(32), nullable=False),
    Column("body", Text, nullable=False),
)
