"""One pad for all requests."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dxpad.pad import Pad


@dataclass(slots=True)
class SharedPad:
    """Hands the pad to one thread at a time: the store fills its caches as it reads. Holds no patient."""

    pad: Pad
    lock: RLock = field(default_factory=RLock)

    @contextmanager
    def taken(self) -> Iterator[Pad]:
        """The pad, for as long as the block lasts."""
        with self.lock:
            yield self.pad

    def exchange(self, pad: Pad) -> None:
        """Another pad from the next request on; whoever has the old one keeps it until they are done."""
        with self.lock:
            self.pad = pad
