"""Consultations and their events."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "consultation",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("started", sa.String(40), nullable=False),
    )
    op.create_table(
        "event",
        sa.Column(
            "consultation", sa.String(32), sa.ForeignKey("consultation.id", ondelete="CASCADE"), primary_key=True
        ),
        sa.Column("seq", sa.Integer, primary_key=True),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(32), nullable=False),
        sa.Column("body", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Take them away."""
    op.drop_table("event")
    op.drop_table("consultation")
