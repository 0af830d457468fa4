"""The one tree of errors.

DxpadError
├── BadInputError        what the user gave cannot be read or is out of range       exit 3
│   ├── UnknownIdError   an id that is in no list                                   exit 3
│   └── ConflictError    what is asked for does not fit what has happened since     exit 3
├── MissingPartError     an optional part is not installed                          exit 4
├── StorageError         disk, database or knowledge file cannot be read or written exit 5
└── KnowledgeError       authored knowledge does not compile                        exit 3

Bad *clinical* input that can still be worked with is never raised: it comes back as `Issue`s with a proposed mend.
"""

from __future__ import annotations

from typing import ClassVar


class DxpadError(Exception):
    """What went wrong, where, and the mend. Shown to users as it stands, without a traceback.

    `what` names the fault, `where` the file, line or field, `mend` what to do about it.
    No text of a patient may stand in any of the three.
    """

    exit_code: ClassVar[int] = 10
    code: ClassVar[str] = "internal"

    def __init__(self, what: str, *, where: str = "", mend: str = "") -> None:
        self.what = what
        self.where = where
        self.mend = mend
        super().__init__(self.message)

    @property
    def message(self) -> str:
        """One line: where, what and the mend."""
        head = f"{self.where}: {self.what}" if self.where else self.what
        return f"{head}. {self.mend}" if self.mend else head


class BadInputError(DxpadError):
    """Input that cannot be read, or a value out of its range."""

    exit_code = 3
    code = "bad-input"


class UnknownIdError(BadInputError):
    """An id that is in no list: a finding, condition, score, setting, template or engine."""

    code = "unknown-id"


class ConflictError(BadInputError):
    """What is asked for does not fit the state: a signed note is locked, a page was older than what it changes."""

    code = "conflict"


class MissingPartError(DxpadError):
    """An optional part is not installed; `mend` is the exact command that installs it."""

    exit_code = 4
    code = "missing-part"


class StorageError(DxpadError):
    """A disk, database or compiled knowledge file that cannot be read or written."""

    exit_code = 5
    code = "storage"


class KnowledgeError(DxpadError):
    """Authored knowledge that does not compile."""

    exit_code = 3
    code = "knowledge"
