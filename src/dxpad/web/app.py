"""The app factory: no state in modules, everything opened in the lifespan and closed after it."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from dxpad.api import BodyLimit, SharedPad, create_api
from dxpad.domain.errors import BadInputError, DxpadError
from dxpad.knowledge.store import Store
from dxpad.pad import Pad
from dxpad.records import open_book
from dxpad.records.sound_key import open_key
from dxpad.web.clock import now
from dxpad.web.desk import Desk
from dxpad.web.failures import crashed, failed, refused
from dxpad.web.listening import Listening
from dxpad.web.pages import environment
from dxpad.web.recordings import Recordings
from dxpad.web.routes import routers
from dxpad.web.security import LOOPBACK, Guard

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from dxpad.records.sound_key import Asked
    from dxpad.settings import Settings
    from dxpad.web.clock import Clock

STATIC = Path(__file__).with_name("static")
LARGEST = 6_000_000
LARGEST_SOUND = 600_000_000
"""Four hours of 16 kHz samples are 461 MB."""


def allowed(path: str) -> int:
    """The largest body at a path."""
    return LARGEST_SOUND if path.startswith("/consultations/") and path.endswith("/sound") else LARGEST


def nobody() -> str:
    """The passphrase where nobody can be asked.

    Raises:
        BadInputError: always.
    """
    mend = "Start it with dxpad serve in a terminal, which asks, or set DXPAD_PASSPHRASE"
    raise BadInputError("the sound key needs its passphrase", where="sound key", mend=mend)


def create_app(
    settings: Settings, *, hosts: tuple[str, ...] = LOOPBACK, clock: Clock = now, passphrase: Asked = nobody
) -> FastAPI:
    """The app and, under /api, the API. Nothing is opened before it starts.

    Args:
        settings: where knowledge, records and sound lie.
        hosts: the names it answers to (`security.ANY_HOST` for all).
        clock: the time.
        passphrase: asks for the passphrase of the sound key; not called unless the key lies under one.
    """
    api = create_api()

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        store = Store.open(settings.knowledge)
        book = open_book(settings.database)
        key = open_key(settings.data, passphrase=passphrase)
        pad, recordings = Pad(store), Recordings(settings.data / "audio", key.secret)
        listening = Listening(pad=pad, book=book, recordings=recordings, clock=clock, settings=settings)
        app.state.desk = Desk(
            pad=SharedPad(pad), book=book, recordings=recordings, listening=listening, clock=clock, key=key
        )
        app.state.templates = environment()
        app.state.settings = settings
        api.state.pad = app.state.desk.pad
        listening.jobs.resume()
        try:
            yield
        finally:
            listening.close()
            book.close()
            store.close()

    app = FastAPI(
        title="Diagnosis Pad",
        lifespan=lifespan,
        openapi_url=None,
        middleware=[Middleware(Guard, hosts=hosts), Middleware(BodyLimit, allowed=allowed)],
    )
    app.add_exception_handler(DxpadError, failed)
    app.add_exception_handler(HTTPException, refused)
    app.add_exception_handler(Exception, crashed)
    app.mount("/api", api)
    app.mount("/static", StaticFiles(directory=STATIC), name="static")
    for router in routers():
        app.include_router(router)
    return app
