"""`dxpad knowledge`: for those who write knowledge."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import OUTPUT

if TYPE_CHECKING:
    from contextlib import ExitStack

    from dxpad.pad import Pad

FOLDER = click.Path(path_type=Path, file_okay=False)
ROOT = Path("knowledge")


@click.group()
def knowledge() -> None:
    """Check, build and measure the authored knowledge."""


@knowledge.command()
@click.argument("root", type=FOLDER, default=ROOT)
@click.option("--warnings/--no-warnings", default=False, help="Show warnings too.")
def check(root: Path, warnings: bool) -> None:
    """Every problem at once, with file, line and mend."""
    from dxpad.cli.scorecheck import score_problems
    from dxpad.domain.errors import BadInputError
    from dxpad.knowledge.check import problems_of
    from dxpad.knowledge.load import load

    if not (root / "conditions").is_dir():
        raise BadInputError("no knowledge here", where=str(root), mend="Name the folder that holds conditions/")
    library = load(root)
    problems = problems_of(library)
    problems += score_problems(library)
    for problem in problems:
        if warnings or not problem.warning:
            click.echo(str(problem))
    wrong = sum(not problem.warning for problem in problems)
    reviews = Counter(entry.review for entry in library.kind("conditions").values())
    click.echo(
        f"{wrong} problems, {len(problems) - wrong} warnings in "
        f"{len(library.kind('conditions'))} conditions ({reviews['read']} read, {reviews['outline']} outlines), "
        f"{len(library.kind('findings'))} findings, {len(library.kind('sources'))} sources",
    )
    if wrong:
        raise click.exceptions.Exit(3)


@knowledge.command()
@click.argument("root", type=FOLDER, default=ROOT)
@click.option("--out", type=OUTPUT, help="The file to write; the package's own by default.")
def build(root: Path, out: Path | None) -> None:
    """Compile the knowledge into one read-only file."""
    from dxpad.cli.scorecheck import refuse_faulty
    from dxpad.knowledge.build import build as build_file
    from dxpad.knowledge.build import load_checked
    from dxpad.knowledge.store import default_path

    path = out or default_path()
    refuse_faulty(load_checked(root))
    compiled = build_file(root, path)
    click.echo(
        f"{compiled.meta['version']}: {len(compiled.conditions)} conditions, {len(compiled.findings)} findings, "
        f"{path.stat().st_size // 1024} KiB"
    )


@knowledge.command()
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def coverage(as_json: bool) -> None:
    """What is known and how well, system by system, and what is not covered."""
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps
    from dxpad.knowledge.coverage import coverage_of, lines

    measured = coverage_of(open_pad().knowledge)
    click.echo(dumps(measured, indent=2) if as_json else "\n".join(lines(measured)))


@knowledge.command()
@click.argument("old", type=click.Path(path_type=Path))
@click.argument("new", type=click.Path(path_type=Path))
@click.option("--cases", type=FOLDER, required=True, help="Folder of kept results, cases, transcripts or texts.")
@click.option("--top", default=5, show_default=True, type=click.IntRange(1), help="Ranks that are compared.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def diff(*, old: Path, new: Path, cases: Path, top: int, as_json: bool) -> None:
    """Which saved cases change rank from OLD to NEW, and which bars moved. Either is a compiled file or a folder."""
    from contextlib import ExitStack

    from dxpad.cli.changes import cases_in, change, lines
    from dxpad.domain.encode import dumps

    with ExitStack() as stack:
        before, after = (_opened(path, stack) for path in (old, new))
        every = list(cases_in(cases))
        changes = [made for case in every if (made := change(case, before, after, top))]
        versions = f"{before.knowledge.version} to {after.knowledge.version}"
    if as_json:
        click.echo(dumps(changes, indent=2))
        return
    for made in changes:
        click.echo("\n".join(lines(made)))
    click.echo(f"{len(changes)} of {len(every)} cases change, {versions}")


def _opened(path: Path, stack: ExitStack) -> Pad:
    """A pad over a compiled file, or over authored files that are compiled for the purpose."""
    from tempfile import TemporaryDirectory

    from dxpad.knowledge.build import build as build_file
    from dxpad.knowledge.store import Store
    from dxpad.pad import Pad

    if path.is_dir():
        folder = stack.enter_context(TemporaryDirectory())
        file = Path(folder) / "knowledge.sqlite"
        build_file(path, file)
        path = file
    store = Store.open(path)
    stack.callback(store.close)
    return Pad(store)
