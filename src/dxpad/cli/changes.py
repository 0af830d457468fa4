"""What another knowledge would change: which saved cases rank differently, and which bars moved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from dxpad.domain.case import Case
    from dxpad.domain.differential import Differential, Ranked
    from dxpad.pad import Pad

PRIOR = "How common it is here"
BARS = 3
LEAST = 0.005
"""Smaller moves of a bar, in natural log-odds, are not named."""
SUFFIXES = (".json", ".txt", ".vtt", ".yaml")


@dataclass(frozen=True, slots=True, kw_only=True)
class BarMove:
    """One bar before and after, in natural log-odds; None where it is not there."""

    name: str
    before: float | None
    after: float | None

    @property
    def by(self) -> float:
        """How far it moved; a bar that is not there is worth nothing."""
        return (self.after or 0.0) - (self.before or 0.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """One condition whose rank changed: (rank, probability) before and after, None where the knowledge does not have
    it, and the bars that moved, furthest first."""

    condition: str
    name: str
    before: tuple[int, float] | None
    after: tuple[int, float] | None
    bars: tuple[BarMove, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChange:
    """One case that changes: urgency before and after, dangers that open or close, and conditions that move."""

    case: str
    urgency: tuple[str, str]
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    moved: tuple[Moved, ...]


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
    opened, closed = _open(after) - _open(before), _open(before) - _open(after)
    moved = tuple(_moves(before, after, top))
    if not (moved or opened or closed or before.urgency is not after.urgency):
        return None
    return CaseChange(
        case=case.id,
        urgency=(before.urgency.value, after.urgency.value),
        opened=tuple(sorted(opened)),
        closed=tuple(sorted(closed)),
        moved=moved,
    )


def _open(result: Differential) -> set[str]:
    return {danger.condition for danger in result.do_not_miss if danger.state == "open"}


def _moves(before: Differential, after: Differential, top: int) -> Iterator[Moved]:
    then = {item.condition: item for item in before.differential}
    now = {item.condition: item for item in after.differential}
    for name in dict.fromkeys(item.condition for item in (*after.differential[:top], *before.differential[:top])):
        old, new = then.get(name), now.get(name)
        if old and new and old.rank == new.rank:
            continue
        known = new or old
        if known:
            yield Moved(
                condition=name,
                name=known.name,
                before=(old.rank, old.probability) if old else None,
                after=(new.rank, new.probability) if new else None,
                bars=_bars(old, new),
            )


def _bars(old: Ranked | None, new: Ranked | None) -> tuple[BarMove, ...]:
    then, now = _terms(old), _terms(new)
    moves = [
        BarMove(name=(now.get(key) or then[key])[0], before=_value(then, key), after=_value(now, key))
        for key in dict.fromkeys((*now, *then))
    ]
    moves.sort(key=lambda move: (-abs(move.by), move.name))
    return tuple(move for move in moves[:BARS] if abs(move.by) >= LEAST)


def _terms(line: Ranked | None) -> dict[str, tuple[str, float]]:
    if line is None:
        return {}
    return {"": (PRIOR, line.log_prior), **{item.finding: (item.name, item.log_odds) for item in line.evidence}}


def _value(terms: dict[str, tuple[str, float]], key: str) -> float | None:
    return terms[key][1] if key in terms else None


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
