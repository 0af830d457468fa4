"""`dxpad knowledge`: for those who write knowledge."""

from __future__ import annotations

from pathlib import Path

import click

from dxpad.cli.cases import OUTPUT

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
    read = sum(entry.is_read for entry in library.kind("conditions").values())
    click.echo(
        f"{wrong} problems, {len(problems) - wrong} warnings in "
        f"{len(library.kind('conditions'))} conditions ({read} read), "
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
