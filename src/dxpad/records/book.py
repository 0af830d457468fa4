"""The book of consultations: start one, append to it, read it back, delete it for good."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, delete, event, func, insert, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from dxpad.domain.consultation import AFTER_SIGNING, Consultation, Event, Kind, fold
from dxpad.domain.errors import ConflictError, StorageError, UnknownIdError
from dxpad.records.rows import body_of, event_of
from dxpad.records.tables import CONSULTATION, EVENT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine

TRIES = 5


class Book:
    """All consultations of one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def start(self, consultation_id: str, at: str) -> Consultation:
        """Begin an empty consultation. The id is the caller's and must be new."""
        first = Event(seq=0, at=at, kind=Kind.STARTED)
        with self._writing() as connection:
            connection.execute(insert(CONSULTATION).values(id=consultation_id, started=at))
            self._put(connection, consultation_id, first)
        return fold(consultation_id, (first,))

    def append(self, consultation_id: str, happened: Event, *, seen: int | None = None) -> Consultation:
        """Add an event; its `seq` is given here. The state after it.

        Args:
            consultation_id: which one.
            happened: the event.
            seen: how many events the caller has seen, where none may have come since.

        Raises:
            UnknownIdError: there is no such consultation.
            ConflictError: it is signed and this may not happen to it any more, or something came since.
            StorageError: it could not be written; nothing was.
        """
        with self._writing() as connection:
            query = select(func.max(EVENT.c.seq)).where(EVENT.c.consultation == consultation_id)
            last = connection.execute(query).scalar()
            if last is None:
                raise _unknown(consultation_id)
            if happened.kind not in AFTER_SIGNING and _is_signed(connection, consultation_id):
                raise _locked()
            if seen is not None and seen != last + 1:
                raise ConflictError(
                    "something changed meanwhile; nothing was written", mend="Look again, then repeat it"
                )
            self._put(connection, consultation_id, replace(happened, seq=last + 1))
        return self.read(consultation_id)

    def change(self, consultation_id: str, make: Callable[[Consultation], Event]) -> Consultation:
        """Add the event that `make` gives for the state as it is, made anew where something came in between.

        Raises:
            As `append`: a conflict only when the consultation is signed, or changes faster than it can be read.
        """
        for _ in range(TRIES - 1):
            before = self.read(consultation_id)
            try:
                return self.append(consultation_id, make(before), seen=before.events)
            except ConflictError:
                continue
        before = self.read(consultation_id)
        return self.append(consultation_id, make(before), seen=before.events)

    def read(self, consultation_id: str) -> Consultation:
        """The state of one consultation.

        Raises:
            UnknownIdError: there is none of that id.
        """
        return fold(consultation_id, self.events(consultation_id))

    def events(self, consultation_id: str) -> tuple[Event, ...]:
        """Everything that happened, in order.

        Raises:
            UnknownIdError: there is none of that id.
        """
        query = select(EVENT.c.seq, EVENT.c.at, EVENT.c.kind, EVENT.c.body).where(
            EVENT.c.consultation == consultation_id
        )
        with _storage_errors(), self._engine.connect() as connection:
            rows = connection.execute(query.order_by(EVENT.c.seq)).all()
        if not rows:
            raise _unknown(consultation_id)
        return tuple(event_of(*row) for row in rows)

    def all(self) -> tuple[Consultation, ...]:
        """Every consultation, newest first."""
        query = select(CONSULTATION.c.id).order_by(CONSULTATION.c.started.desc(), CONSULTATION.c.id)
        with _storage_errors(), self._engine.connect() as connection:
            names = connection.execute(query).scalars().all()
        return tuple(self.read(name) for name in names)

    def delete(self, consultation_id: str) -> None:
        """Remove a consultation and all its events.

        Raises:
            UnknownIdError: there is none of that id.
        """
        with self._writing() as connection:
            connection.execute(delete(EVENT).where(EVENT.c.consultation == consultation_id))
            gone = connection.execute(delete(CONSULTATION).where(CONSULTATION.c.id == consultation_id)).rowcount
        if not gone:
            raise _unknown(consultation_id)

    def close(self) -> None:
        """Let go of the database."""
        self._engine.dispose()

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with _storage_errors(), self._engine.begin() as connection:
            yield connection

    def _put(self, connection: Connection, consultation_id: str, happened: Event) -> None:
        connection.execute(
            insert(EVENT).values(
                consultation=consultation_id,
                seq=happened.seq,
                at=happened.at,
                kind=happened.kind.value,
                body=body_of(happened),
            ),
        )


@contextmanager
def _storage_errors() -> Iterator[None]:
    try:
        yield
    except SQLAlchemyError as error:
        # The message of the driver alone: SQLAlchemy's own holds the statement's values, a patient's words among them.
        cause = getattr(error, "orig", None)
        mend = "Check that the disk has room and the database can be reached"
        raise StorageError(f"the records cannot be used: {cause or type(error).__name__}", mend=mend) from None


def _unknown(consultation_id: str) -> UnknownIdError:
    return UnknownIdError(f"no consultation {consultation_id!r}", mend="It may have been deleted; go back to the list")


def _is_signed(connection: Connection, consultation_id: str) -> bool:
    query = select(func.count()).where(EVENT.c.consultation == consultation_id, EVENT.c.kind == Kind.SIGNED.value)
    return bool(connection.execute(query).scalar())


def _locked() -> ConflictError:
    return ConflictError(
        "this consultation is signed and locked; nothing was changed",
        mend="Write an addendum below the note, or start a new consultation",
    )


def open_book(address: str) -> Book:
    """Open the records at a SQLAlchemy address, making or migrating the tables first.

    Raises:
        StorageError: the address is none, or the database cannot be opened.
    """
    try:
        url = make_url(address)
    except ArgumentError:
        raise StorageError(
            "this is no database address", where="DXPAD_DATABASE", mend="Write sqlite:////path/to/file"
        ) from None
    if url.get_backend_name() == "sqlite" and url.database and url.database != ":memory:":
        file = Path(url.database)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.touch(mode=0o600)
    engine = create_engine(url, hide_parameters=True)
    if url.get_backend_name() == "sqlite":
        event.listen(engine, "connect", _sqlite_pragmas)
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with _storage_errors(), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    return Book(engine)


def _sqlite_pragmas(connection: object, _record: object) -> None:
    execute = connection.execute  # type: ignore[attr-defined] # sqlite3's own connection
    execute("PRAGMA journal_mode = WAL")
    execute("PRAGMA synchronous = FULL")
    execute("PRAGMA secure_delete = ON")
    execute("PRAGMA foreign_keys = ON")
