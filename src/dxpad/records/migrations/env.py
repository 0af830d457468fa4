"""Run by Alembic: applies the migrations on the connection that `open_book` hands over."""

from alembic import context

from dxpad.records.tables import METADATA

context.configure(connection=context.config.attributes["connection"], target_metadata=METADATA)
with context.begin_transaction():
    context.run_migrations()
