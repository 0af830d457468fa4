"""What was so at first is not so now, what was dropped did not faint, and what is dated back is history."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from dxpad.domain.finding import Status

if TYPE_CHECKING:
    from .conftest import Reader


def present(read: Reader, text: str) -> set[str]:
    return {each.id for each in read.text(text).findings if each.status is Status.PRESENT and each.subject == "patient"}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("It didn't hurt, then the knee swelled up.", "painless"),
        ("At first it didn't hurt, then the knee swelled up.", "painless"),
        ("It didn't hurt at first but now it throbs.", "painless"),
        ("The lump wasn't painful until last week.", "painless"),
        ("Dropped her on the floor.", "fainting"),
        ("Mum dropped him on the kitchen floor.", "fainting"),
        ("Was dropped on the floor by his father.", "fainting"),
        ("She dropped a plate on the floor.", "fainting"),
        ("She vomited twice; it was bright red.", "redness-of-skin"),
        ("His father had a stroke last autumn.", "history-stroke"),
        ("He has had no stroke.", "history-stroke"),
    ],
)
def test_it_is_not_so(read: Reader, text: str, wrong: str) -> None:
    assert wrong not in present(read, text)


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("The lump doesn't hurt.", "painless"),
        ("Lost the vision in his left eye, it didn't hurt.", "painless"),
        ("A painless lump, then it grew.", "painless"),
        ("He dropped to the floor.", "fainting"),
        ("She dropped on the floor in the kitchen.", "fainting"),
        ("She dropped her bag and dropped to the floor.", "fainting"),
        ("She dropped the cup and fell to the floor unconscious.", "fainting"),
        ("She vomited twice; it was bright red.", "vomiting-blood"),
        ("He vomited at lunch, it was bright red.", "vomiting-blood"),
        ("The skin of the leg is hot; it was bright red yesterday.", "redness-of-skin"),
        ("He had a stroke last autumn.", "history-stroke"),
        ("Stroke last autumn.", "history-stroke"),
        ("She had a small stroke in 2015.", "history-stroke"),
        ("He had a DVT in 2015.", "history-vte"),
        ("She had a PE last year, now breathless again.", "history-vte"),
    ],
)
def test_it_is_so(read: Reader, text: str, finding: str) -> None:
    assert finding in present(read, text)
