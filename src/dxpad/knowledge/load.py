"""Authored YAML files as they stand, with the line of every mapping, so that a problem can be pointed at."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Value: TypeAlias = "bool | int | float | str | list[Value] | Mapping | None"


class Mapping(dict[str, "Value"]):
    """A YAML mapping that knows its line, counted from 1, and the keys that stood twice."""

    line: int = 0
    doubled: tuple[str, ...] = ()


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """PyYAML's safe loader, with libyaml where it is there, making `Mapping`s."""


def _mapping(loader: yaml.SafeLoader, node: yaml.MappingNode) -> Iterator[Mapping]:
    made = Mapping()
    yield made
    made.line = node.start_mark.line + 1
    keys = [str(loader.construct_object(key)) for key, _ in node.value]
    made.doubled = tuple(sorted({key for key in keys if keys.count(key) > 1}))
    for key, (_, value) in zip(keys, node.value, strict=True):
        made[key] = loader.construct_object(value, deep=True)


_Loader.add_constructor("tag:yaml.org,2002:map", _mapping)
_Loader.add_constructor("tag:yaml.org,2002:timestamp", lambda loader, node: loader.construct_scalar(node))


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One thing wrong with the knowledge: where, what, and the mend. A warning does not stop a build."""

    file: str
    line: int
    what: str
    mend: str
    warning: bool = False

    def __str__(self) -> str:
        """As a compiler prints it."""
        mark = "warning: " if self.warning else ""
        return f"{self.file}:{self.line}: {mark}{self.what}. {self.mend}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One authored thing: its folder, id, file and content."""

    kind: str
    id: str
    file: str
    data: Mapping

    def problem(self, what: str, mend: str, *, at: object = None, warning: bool = False) -> Problem:
        """A problem of this entry, at the line of the mapping `at`, else at the entry's own."""
        line = at.line if isinstance(at, Mapping) else self.data.line
        return Problem(file=self.file, line=line, what=what, mend=mend, warning=warning)

    @property
    def review(self) -> str:
        """How far it has come: `draft`, nobody has read it; `outline`, its rows were read and it says what the thing
        is, when to seek care and how it is told apart; `read`, it is whole. Read where nothing is said."""
        review = self.data.get("review")
        said = review.get("status") if isinstance(review, Mapping) else review
        return "read" if said is None else str(said)

    @property
    def is_read(self) -> bool:
        """Whether it is whole, and every row was read."""
        return self.review == "read"


@dataclass(frozen=True, slots=True)
class Library:
    """Everything authored, by kind and id, and what could not even be read."""

    entries: dict[str, dict[str, Entry]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def kind(self, kind: str) -> dict[str, Entry]:
        """All entries of one folder by id, in the order of their ids."""
        return dict(sorted(self.entries.get(kind, {}).items()))


KINDS = (
    "findings",
    "said",
    "wordings",
    "wording-parts",
    "other-senses",
    "grades",
    "decoys",
    "conditions",
    "tests",
    "scores",
    "articles",
    "red-flags",
    "work-up",
    "imaging",
    "cautions",
    "cases",
    "sources",
    "drugs",
    "drugs/classes",
    "drugs/interactions",
    "drugs/allergies",
    "drugs/renal",
    "drugs/pregnancy",
    "drugs/age",
    "quantities",
)


def load(root: Path) -> Library:
    """Every YAML file under `root`: a folder or a file a kind; a file may hold a list."""
    library = Library()
    for kind in KINDS:
        single = root / f"{kind}.yaml"
        files = [single] if single.exists() else sorted((root / kind).glob("*.yaml"))
        for file in files:
            for data in _things(file, root, library):
                _add(library, kind, file.relative_to(root.parent).as_posix(), data)
    return library


def _things(file: Path, root: Path, library: Library) -> Iterator[Mapping]:
    where = file.relative_to(root.parent).as_posix()
    try:
        content = yaml.load(file.read_bytes(), Loader=_Loader)  # noqa: S506 our loader is the safe one
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        library.problems.append(
            Problem(file=where, line=line, what=f"not YAML: {error.problem}", mend="Mend the syntax")
        )
        return
    for thing in content if isinstance(content, list) else [content]:
        if isinstance(thing, Mapping):
            yield thing
        else:
            library.problems.append(Problem(file=where, line=1, what="not a mapping", mend="Begin with id: …"))


def _add(library: Library, kind: str, file: str, data: Mapping) -> None:
    entry = Entry(kind=kind, id=str(data.get("id", "")), file=file, data=data)
    if not entry.id:
        library.problems.append(entry.problem("no id", "Give it one"))
        return
    same = library.entries.setdefault(kind, {})
    if entry.id in same:
        library.problems.append(entry.problem(f"id {entry.id} stands twice", f"It is in {same[entry.id].file} too"))
    same[entry.id] = entry
