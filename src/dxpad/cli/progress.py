"""Progress of long work on a terminal."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from rich.console import Console


@contextmanager
def bytes_bar(console: Console, what: str) -> Iterator[Callable[[float, float], None]]:
    """A bar over bytes, with the pace and the time left, gone when it is done."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=1.0)

        def tell(done: float, total: float) -> None:
            progress.update(task, completed=done, total=total)

        yield tell


@contextmanager
def steps_bar(console: Console, what: str) -> Iterator[tuple[Callable[[float, float], None], Callable[[str], None]]]:
    """A bar that begins anew with each step, with the time left of it, gone when it is done: what to tell how far it
    is, and what to tell that a step begins."""
    columns = (
        TextColumn("{task.description}"), BarColumn(), TextColumn("{task.percentage:.0f} %"), TimeRemainingColumn()
    )  # fmt: skip
    with Progress(*columns, console=console, transient=True) as progress:
        task = progress.add_task(what, total=1.0)

        def tell(done: float, total: float) -> None:
            progress.update(task, completed=done, total=total)

        def begins(step: str) -> None:
            progress.reset(task, description=f"{what}: {step}", total=1.0)

        yield tell, begins
