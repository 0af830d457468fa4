"""Every error as a message and an exit code of CONTRACTS.md. An unforeseen one is told without any value: a value may
be a patient's words."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from pathlib import Path

from dxpad.domain.errors import DxpadError

INTERNAL: tuple[type[Exception], ...] = (
    ArithmeticError, AssertionError, AttributeError, BufferError, EOFError, LookupError, MemoryError, NameError,
    RuntimeError, StopIteration, TypeError, ValueError, re.error,
)  # fmt: skip
"""What a fault of the program itself may raise."""

LONGEST_NAME = 256
PACKAGES = {"yaml": "PyYAML", "multipart": "python-multipart"}
"""Packages that are not called like their module."""
DATABASES = (("sqlite3", "Error"), ("sqlalchemy.exc", "SQLAlchemyError"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What is told of an error: the contract's code, its message and the exit code."""

    code: str
    message: str
    exit_code: int


def database_errors() -> tuple[type[Exception], ...]:
    """The errors of the databases that are loaded; none is loaded for this question."""
    classes = (getattr(sys.modules.get(module), name, None) for module, name in DATABASES)
    return tuple(found for found in classes if found is not None)


def told() -> tuple[type[Exception], ...]:
    """Every error that has a `failure_of`."""
    return (DxpadError, OSError, ImportError, *database_errors(), *INTERNAL)


def failure_of(error: Exception) -> Failure:
    """What to tell of an error."""
    if isinstance(error, DxpadError):
        return Failure(code=error.code, message=error.message, exit_code=error.exit_code)
    if isinstance(error, MemoryError):
        return Failure(code="internal", message="there is not enough memory. Give less at a time", exit_code=10)
    if isinstance(error, ModuleNotFoundError) and error.name and not error.name.startswith("dxpad"):
        module = error.name.partition(".")[0]
        part = PACKAGES.get(module, module)
        return Failure(code="missing-part", message=f"{part} is not installed. Run: pip install {part}", exit_code=4)
    if isinstance(error, database_errors()):
        what = f"a database cannot be read or written ({type(error).__name__})"
        message = f"{what}. If it is the knowledge, run: dxpad knowledge build"
        return Failure(code="storage", message=message, exit_code=5)
    if isinstance(error, OSError):
        where = f"{error.filename}: " if isinstance(error.filename, str) and len(error.filename) < LONGEST_NAME else ""
        message = (
            f"{where}{error.strerror or type(error).__name__}. Check that the disk has room and the path may be used"
        )
        return Failure(code="storage", message=message, exit_code=5)
    message = f"internal error: {type(error).__name__} at {_place(error)}. Please report it with the command you ran"
    return Failure(code="internal", message=message, exit_code=10)


def _place(error: Exception) -> str:
    """File and line where it happened."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "an unknown place"
