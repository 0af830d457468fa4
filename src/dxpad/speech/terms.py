"""The user's own terms: names of local medicines, clinics and tests that a recogniser gets wrong.

They are words to listen for where an engine takes any, and offers where a heard word is nearly one of them. An offer
changes nothing: the clinician does.
"""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError
from dxpad.domain.issue import Issue

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from dxpad.domain.transcript import Turn, Word

MOST = 1000
LONGEST = 80
SHORTEST = 5
"""Letters of a term for which offers are made: shorter words are nearly too many others."""

ALIKE = 0.8
"""Share of letters that must agree. `metroprolol` and `met oprolol` are offered metoprolol; `propranolol` is not."""

ALIKE_TOGETHER = 0.9
"""The same for two words that may be one term torn apart."""


def terms_of(text: str) -> tuple[str, ...]:
    """The terms of a text, one a line; empty lines and lines that begin with # are passed over.

    Raises:
        BadInputError: too many, or one too long.
    """
    lines = (" ".join(line.split()) for line in text.splitlines())
    terms = tuple(dict.fromkeys(line for line in lines if line and not line.startswith("#")))
    if len(terms) > MOST or any(len(term) > LONGEST for term in terms):
        raise BadInputError(
            f"More than {MOST} terms, or one longer than {LONGEST} letters",
            where="own terms",
            mend="Keep the words that are really got wrong, one a line",
        )
    return terms


def read_terms(path: Path) -> tuple[str, ...]:
    """The terms in a file; none when there is no file.

    Raises:
        BadInputError: not text, or as `terms_of`.
    """
    try:
        return terms_of(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return ()
    except UnicodeDecodeError as error:
        raise BadInputError("Not UTF-8 text", where=path.name, mend="Save it as UTF-8") from error


def offers(turns: Sequence[Turn], terms: Iterable[str]) -> tuple[Issue, ...]:
    """An Issue for each place where a heard word, or two that stand together, is nearly one of the terms."""
    wanted = {_letters(term): term for term in terms if len(_letters(term)) >= SHORTEST}
    if not wanted:
        return ()
    return tuple(issue for turn in turns for issue in _of_turn(turn, wanted))


def _of_turn(turn: Turn, wanted: dict[str, str]) -> Iterator[Issue]:
    letters = [_letters(word.text) for word in turn.words]
    taken = -1
    for at, (word, heard) in enumerate(zip(turn.words, letters, strict=True)):
        if at == taken:
            continue
        after = letters[at + 1] if at + 1 < len(letters) else ""
        torn = "" if not after or heard in wanted or after in wanted else _torn(heard + after, wanted)
        term = torn or _nearest(heard, wanted, ALIKE)
        if term:
            yield _offer(word, term)
            taken = at + 1 if torn else at


def _torn(together: str, wanted: dict[str, str]) -> str:
    """The term that two words are together, or nearly are."""
    return wanted.get(together) or _nearest(together, wanted, ALIKE_TOGETHER)


def _nearest(heard: str, wanted: dict[str, str], least: float) -> str:
    """The term that these letters nearly are; empty when they are one of them, or near none."""
    if heard in wanted or len(heard) < SHORTEST - 1:
        return ""
    scored = ((_alike(heard, letters), term) for letters, term in wanted.items())
    best, term = max(scored)
    return term if best >= least else ""


def _alike(heard: str, letters: str) -> float:
    matcher = SequenceMatcher(None, heard, letters, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() >= ALIKE and matcher.quick_ratio() >= ALIKE else 0.0


def _offer(word: Word, term: str) -> Issue:
    return Issue(
        code="term-offered",
        where=f"{int(word.start) // 60}:{int(word.start) % 60:02}",
        message=f"What was heard here may be “{term}”, one of your own terms",
        mend="Correct it in the transcript if it is",
    )


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isalnum())
