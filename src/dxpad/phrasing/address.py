"""Where a language model listens, and how far away that is."""

from __future__ import annotations

from dataclasses import dataclass, field
from ipaddress import ip_address
from urllib.parse import urlsplit

from dxpad.domain.errors import BadInputError

_LONGEST = 300
_MEND = "Write it like http://localhost:11434/v1"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelAddress:
    """The base address of an OpenAI-compatible service and the model's name there. `key` is never shown."""

    url: str
    model: str
    key: str = field(default="", repr=False)

    @property
    def host(self) -> str:
        """The machine it names."""
        return urlsplit(self.url).hostname or ""

    @property
    def is_here(self) -> bool:
        """Whether it is this machine: what goes there does not leave it."""
        try:
            return ip_address(self.host).is_loopback
        except ValueError:
            return self.host == "localhost"

    @property
    def is_open(self) -> bool:
        """Whether the words go over a network that others can read."""
        return not self.is_here and urlsplit(self.url).scheme != "https"


def address_from(url: str, model: str, key: str = "") -> ModelAddress:
    """An address as a user gives it.

    Raises:
        BadInputError: it is no http or https address, holds a password or a question, or names no model.
    """
    given, name = url.strip().rstrip("/"), model.strip()
    where = "address of the language model"
    if len(given) > _LONGEST or any(not 32 < ord(letter) < 127 for letter in given):  # noqa: PLR2004 printable ASCII
        raise BadInputError("this address cannot be used", where=where, mend=_MEND)
    try:
        parts = urlsplit(given)
        port_is_right = parts.port is None or parts.port > 0
    except ValueError as error:
        raise BadInputError("this address cannot be read", where=where, mend=_MEND) from error
    if parts.scheme not in ("http", "https") or not parts.hostname or not port_is_right:
        raise BadInputError("this is no http or https address", where=where, mend=_MEND)
    if parts.username or parts.password or parts.query or parts.fragment:
        mend = "Leave out password, ? and #; a key goes into DXPAD_LLM_KEY"
        raise BadInputError("this address holds more than a place", where=where, mend=mend)
    if not name or len(name) > _LONGEST or not name.isprintable():
        raise BadInputError("no model is named", where="name of the language model", mend="Write the name it has there")
    return ModelAddress(url=given, model=name, key=key.strip())
