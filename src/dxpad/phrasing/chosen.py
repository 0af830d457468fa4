"""Which language model the user chose: by the environment, else on the settings page; none unless they did."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, StorageError
from dxpad.phrasing.address import ModelAddress, address_from

if TYPE_CHECKING:
    from pathlib import Path

FILE = "language-model.json"


class Choice:
    """The user's choice. `url`, `model` and `key` are those of the environment, empty where it says nothing; what is
    chosen on the page lies in `folder`, for its owner only. A key is never written down."""

    def __init__(self, folder: Path, *, url: str = "", model: str = "", key: str = "") -> None:
        self._path = folder / FILE
        self._url, self._model, self._key = url, model, key

    @property
    def is_fixed(self) -> bool:
        """Whether the environment decides, so that the page cannot."""
        return bool(self._url)

    def address(self) -> ModelAddress | None:
        """The chosen model; None when there is none, which is how it begins.

        Raises:
            BadInputError: the environment's address cannot be used.
            StorageError: the file cannot be read.
        """
        if self.is_fixed:
            return address_from(self._url, self._model, self._key)
        try:
            kept = json.loads(self._path.read_text("utf-8"))
            return address_from(str(kept["url"]), str(kept["model"]), self._key)
        except FileNotFoundError:
            return None
        except OSError as error:
            raise _not_kept(self._path, error) from error
        except (ValueError, LookupError, TypeError, BadInputError):
            return None

    def choose(self, url: str, model: str) -> None:
        """Keep an address.

        Raises:
            BadInputError: it cannot be used.
            StorageError: it cannot be written.
        """
        chosen = address_from(url, model)
        part = self._path.with_suffix(".part")
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump({"url": chosen.url, "model": chosen.model}, file)
            part.replace(self._path)
        except OSError as error:
            raise _not_kept(self._path, error) from error

    def forget(self) -> None:
        """Have none again.

        Raises:
            StorageError: the file cannot be removed.
        """
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise _not_kept(self._path, error) from error


def _not_kept(path: Path, error: OSError) -> StorageError:
    mend = "Check that the folder may be read and written"
    return StorageError(f"the choice of a language model cannot be kept ({error.strerror})", where=str(path), mend=mend)
