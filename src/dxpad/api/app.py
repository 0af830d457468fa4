"""The API as an app of its own, mounted under /api."""

from __future__ import annotations

from typing import TYPE_CHECKING

from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from dxpad import __version__
from dxpad.api.routes import router
from dxpad.domain.errors import BadInputError, ConflictError, DxpadError, MissingPartError, StorageError, UnknownIdError

if TYPE_CHECKING:
    from starlette.requests import Request

CODES = {400: "bad-input", 404: "not-found", 405: "not-allowed", 413: "too-large"}
UNAVAILABLE = (MissingPartError, StorageError)


def create_api() -> FastAPI:
    """The API. Whoever mounts it sets `state.pad` to a `SharedPad` before the first request."""
    api = FastAPI(
        title="Diagnosis Pad", version=__version__, openapi_url="/openapi.json", docs_url=None, redoc_url=None
    )
    api.include_router(router)
    api.add_exception_handler(DxpadError, _failed)
    api.add_exception_handler(HTTPException, _refused)
    api.add_exception_handler(RequestValidationError, _unread)
    return api


async def _failed(request: Request, error: Exception) -> Response:
    """An error of ours: 503 when a part or the storage is missing, 404 for an unknown id in the address, 409 where a
    note is not in a state for it, else 400."""
    known = error if isinstance(error, DxpadError) else DxpadError("an internal error")
    if isinstance(known, UNAVAILABLE):
        status = 503
    elif isinstance(known, UnknownIdError) and (request.method == "GET" or "consultation_id" in request.path_params):
        status = 404
    elif isinstance(known, ConflictError):
        status = 409
    else:
        status = 400 if isinstance(known, BadInputError) else 500
    return JSONResponse({"error": {"code": known.code, "message": known.message}}, status)


async def _refused(_request: Request, error: Exception) -> Response:
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (500, "")
    return JSONResponse({"error": {"code": CODES.get(status, "internal"), "message": detail}}, status)


async def _unread(_request: Request, error: Exception) -> Response:
    """A query that cannot be read: which part, and what it should be."""
    first = error.errors()[0] if isinstance(error, RequestValidationError) else {"loc": (), "msg": ""}
    message = f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}"
    return JSONResponse({"error": {"code": "bad-input", "message": message}}, 400)
