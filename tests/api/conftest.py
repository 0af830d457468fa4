"""Starlette's test client warns when it is imported with httpx; once here, so that the tests may import it."""

from __future__ import annotations

import warnings

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import starlette.testclient  # noqa: F401 see the docstring
