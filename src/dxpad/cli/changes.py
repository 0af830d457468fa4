"""What another knowledge would change: which saved cases rank differently, and which bars moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.differential.compare import compare
from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dxpad.differential.compare import BarMove, CaseChange
    from dxpad.domain.case import Case
    from dxpad.pad import Pad

SUFFIXES = (".json", ".txt", ".vtt", ".yaml")


def cases_in(folder: Path) -> Iterator[Case]:
    """The cases of a folder by name: kept results, cases, transcripts and texts, and cases of the knowledge.

    Raises:
        BadInputError: there is none, or one cannot be read.
    """
    files = sorted(path for path in folder.iterdir() if path.suffix in SUFFIXES) if folder.is_dir() else []
    if not files:
        raise BadInputError("there are no cases here", where=str(folder), mend="Name a folder of cases or kept results")
    for path in files:
        yield _case(path)


def _case(path: Path) -> Case:
    from dxpad.cli.cases import case_of, read_bytes, read_case
    from dxpad.domain.decode import parse_object
    from dxpad.speech.textfile import decode_text

    if path.suffix == ".yaml":
        return _authored(path)
    if path.suffix == ".json":
        where = str(path)
        given = parse_object(decode_text(read_bytes(path), name=where), where)
        case = given.get("case")
        if given.get("kind") == "differential" and isinstance(case, dict):
            return case_of(case, where, default_id=path.stem)
    return read_case(path)


def _authored(path: Path) -> Case:
    import yaml

    from dxpad.domain.decode import case_from

    given = yaml.safe_load(path.read_text(encoding="utf-8"))
    if not isinstance(given, dict):
        raise BadInputError("this is no case", where=str(path), mend="See knowledge/cases")
    wanted = ("id", "age", "sex", "setting", "text")
    return case_from({key: given[key] for key in wanted if key in given}, str(path), default_id=path.stem)


def change(case: Case, old: Pad, new: Pad, top: int) -> CaseChange | None:
    """What changes in one case among the first `top` of either knowledge; None when nothing does."""
    before = old.rank(case, old.find(case), shown=len(old.knowledge.conditions()))
    after = new.rank(case, new.find(case), shown=len(new.knowledge.conditions()))
    return compare(before, after, top)


def lines(change_: CaseChange) -> Iterator[str]:
    """One case for people."""
    yield change_.case
    if change_.urgency[0] != change_.urgency[1]:
        yield f"  urgency {change_.urgency[0]} to {change_.urgency[1]}"
    for what, names in (("opens", change_.opened), ("no longer open", change_.closed)):
        if names:
            yield f"  {what} in do-not-miss: {', '.join(names)}"
    for moved in change_.moved:
        bars = "; ".join(_bar(move) for move in moved.bars) or "its own sum is the same: others moved past it"
        yield f"  {moved.name}: {_place(moved.before)} to {_place(moved.after)}: {bars}"


def _place(place: tuple[int, float] | None) -> str:
    return f"rank {place[0]} ({place[1]:.1%})" if place else "not in the knowledge"


def _bar(move: BarMove) -> str:
    ends = [f"{value:+.2f}" if value is not None else "none" for value in (move.before, move.after)]
    return f"{move.name} {ends[0]} to {ends[1]}"
