"""A fault of the server is logged by kind and place, without the words it failed on."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from dxpad.web.logs import WithoutValues

if TYPE_CHECKING:
    import pytest

WORDS = "unforgettable words of a patient"


def _fail() -> None:
    raise ValueError(WORDS)


def test_a_logged_fault_holds_no_words(caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("dxpad-test-log")
    logger.addFilter(WithoutValues())
    try:
        _fail()
    except ValueError:
        logger.exception("Exception in ASGI application: %s", WORDS)
    assert WORDS not in caplog.text
    assert "internal error: ValueError at test_logs.py:" in caplog.text
