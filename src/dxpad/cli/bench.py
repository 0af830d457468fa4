"""`dxpad bench`: the benchmarks, printed as a table and as JSON. They live beside the source, not in the package."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import OUTPUT

if TYPE_CHECKING:
    from collections.abc import Callable

    from dxpad.domain.encode import Json

NAMES = (
    "assertion",
    "vignettes",
    "notes",
    "recognition",
    "scores",
    "speech",
    "speed",
    "consultations",
    "triage",
    "calibration",
    "questions",
    "explain",
    "what-if",
    "paraphrase",
)


@click.command()
@click.argument("name", type=click.Choice(NAMES))
@click.argument("path", type=click.Path(path_type=Path), required=False)
@click.option("--limit", type=click.IntRange(min=1), help="At most so many cases of each kind (speech).")
@click.option("--json", "as_json", type=OUTPUT, help="Write the figures here too.")
def bench(name: str, path: Path | None, limit: int | None, as_json: Path | None) -> None:
    """Run a benchmark on the cases at PATH."""
    import json
    import sys

    from dxpad.cli.files import deliver
    from dxpad.domain.errors import MissingPartError

    sys.path.insert(0, str(Path.cwd()))
    if find_spec("benchmarks") is None:
        mend = "Run it in the folder of the source: cd diagnosis-pad"
        raise MissingPartError("the benchmarks lie in the source, not in the package", mend=mend)
    command = import_module("benchmarks.command")
    run: Callable[[Path | None], tuple[list[str], Json]] = command.COMMANDS[name]
    lines, figures = run(path) if limit is None else command.limited(name, path, limit)
    click.echo("\n".join(lines))
    if as_json:
        deliver(json.dumps(figures, indent=1), as_json)
