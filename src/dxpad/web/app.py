"""The app factory: no state in modules, everything opened in the lifespan and closed after it."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fastapi import FastAPI
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.staticfiles import StaticFiles

from dxpad.api import BodyLimit, SharedPad, create_api
from dxpad.domain.errors import DxpadError
from dxpad.knowledge.store import Store
from dxpad.pad import Pad
from dxpad.phrasing.chosen import Choice
from dxpad.records import open_book
from dxpad.records.conventions import ConventionFile
from dxpad.records.sound_key import open_key
from dxpad.records.templates import TemplateFolder
from dxpad.web.clock import now
from dxpad.web.desk import Desk
from dxpad.web.failures import crashed, failed, refused
from dxpad.web.listening import Listening
from dxpad.web.livewords import LiveWords
from dxpad.web.oldsound import seal_old
from dxpad.web.pages import environment
from dxpad.web.priors import OwnPriors
from dxpad.web.recordings import Recordings
from dxpad.web.routes import notejson, routers
from dxpad.web.security import LOOPBACK, Guard
from dxpad.web.soundlife import SoundLife
from dxpad.web.tables import Tables
from dxpad.web.tape import FRAME
from dxpad.web.visitterms import VisitTerms

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from dxpad.records.sound_key import SoundKey
    from dxpad.settings import Settings
    from dxpad.web.clock import Clock

STATIC = Path(__file__).with_name("static")
HOUR = 3600
LARGEST = 6_000_000
LARGEST_SOUND = 4_300_000_000
"""As large as a WAV file can be: six hours of two channels at 44.1 kHz are 3.8 GB. It is sealed piece by piece as it
comes, so memory does not grow with it."""


def allowed(path: str) -> int:
    """The largest body at a path."""
    return LARGEST_SOUND if path.startswith("/consultations/") and path.endswith("/sound") else LARGEST


async def _sweep(life: SoundLife) -> None:
    """Delete what its time has come for, now and every hour. A rule that cannot be read deletes nothing."""
    while True:
        with suppress(DxpadError):
            await run_in_threadpool(life.sweep)
        await asyncio.sleep(HOUR)


def create_app(
    settings: Settings, *, hosts: tuple[str, ...] = LOOPBACK, clock: Clock = now, key: SoundKey | None = None
) -> FastAPI:
    """The app and, under /api, the API. Nothing is opened before it starts.

    Args:
        settings: where knowledge, records and sound lie.
        hosts: the names it answers to (`security.ANY_HOST` for all).
        clock: the time.
        key: what seals sound; opened with the passphrase of the settings when it is not given.
    """
    api = create_api()
    api.include_router(notejson.router)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        store = Store.open(settings.knowledge)
        book = open_book(settings.database)
        seal = key or open_key(settings.data, passphrase=lambda: settings.passphrase)
        pad, recordings = Pad(store), Recordings(settings.data / "audio", seal.secret)
        recordings.tidy()
        app.state.unsealed = seal_old(settings.data / "audio", seal.secret, frame=FRAME)
        shared = SharedPad(pad)
        terms = VisitTerms(shared, book, settings)
        live = LiveWords(book=book, recordings=recordings, clock=clock, settings=settings, terms=terms)
        listening = Listening(
            pad=pad, book=book, recordings=recordings, clock=clock, settings=settings, live=live, terms=terms
        )
        priors = OwnPriors(shared, Tables(settings.data / "own-counts"))
        priors.begin()
        own = TemplateFolder(settings.data / "templates")
        life = SoundLife(settings.data, book=book, recordings=recordings, listening=listening, clock=clock)
        app.state.desk = Desk(
            pad=shared, book=book, recordings=recordings, listening=listening, live=live, priors=priors, templates=own,
            conventions=ConventionFile(settings.data), clock=clock, key=seal, sound_life=life,
            when_signed=(life.signed,),
        )  # fmt: skip
        app.state.templates = environment()
        app.state.language_model = Choice(
            settings.data, url=settings.llm_url, model=settings.llm_model, key=settings.llm_key
        )
        app.state.settings = settings
        api.state.pad, api.state.desk = app.state.desk.pad, app.state.desk
        listening.jobs.resume()
        sweeping = asyncio.create_task(_sweep(life))
        try:
            yield
        finally:
            sweeping.cancel()
            live.close()
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
