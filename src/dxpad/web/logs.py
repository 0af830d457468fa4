"""The server's log tells where it failed and never with what: a value may be a patient's words."""

from __future__ import annotations

import logging
from pathlib import Path
from traceback import extract_tb


class WithoutValues(logging.Filter):
    """Replaces a traceback by the error's kind and the place it came from."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Always lets the record pass, with its values taken out."""
        if record.exc_info and record.exc_info[0] is not None:
            kind, _, trace = record.exc_info
            last = extract_tb(trace)[-1] if trace else None
            place = f"{Path(last.filename).name}:{last.lineno}" if last else "an unknown place"
            record.msg = f"internal error: {kind.__name__} at {place}"
            record.args = ()
            record.exc_info = None
            record.exc_text = None
        return True


def keep_values_out() -> None:
    """Put the filter before the server's error log."""
    logging.getLogger("uvicorn.error").addFilter(WithoutValues())
