"""`dxpad drugs`: interactions, allergies, kidneys, pregnancy and age for medicines, and what was not checked."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.domain.case import Case
    from dxpad.domain.guidance import DrugReport

_PROSE = re.compile(r"[^\W\d_]{2,}[.?!;]\s|\n")
_LONGEST = 10
"""Words that one stated medicine with its dose may have: "co-amoxiclav 500/125 mg three times a day for a week"."""


@click.command()
@click.argument("names", metavar="MEDICINE", nargs=-1)
@click.option("--allergy", "allergies", multiple=True, help="A recorded allergy; may stand several times.")
@click.option("--age", type=click.FloatRange(0, 120), help="Years.")
@click.option("--sex", type=click.Choice(["male", "female"]))
@click.option("--egfr", type=click.FloatRange(1, 200), help="mL/min/1.73 m².")
@click.option("--pregnant/--not-pregnant", default=None, help="Left out: not known.")
@click.option("--case", "case_file", type=INPUT, help="A case, transcript or text instead of names.")
@click.option("--batch", type=INPUT, help="JSON Lines of cases.")
@click.option("--out", type=OUTPUT, help="Where results go; needed for a batch.")
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def drugs(  # noqa: PLR0917 one parameter for each option
    names: tuple[str, ...],
    allergies: tuple[str, ...],
    age: float | None,
    sex: str | None,
    egfr: float | None,
    pregnant: bool | None,
    case_file: Path | None,
    batch: Path | None,
    out: Path | None,
    as_json: bool,
) -> None:
    """Check medicines against each other, allergies, kidneys, pregnancy and age: dxpad drugs warfarin ibuprofen."""
    from dxpad.cli.batches import batch_case, run_batch
    from dxpad.cli.cases import read_case
    from dxpad.cli.drug_lines import lines
    from dxpad.cli.files import deliver
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps, to_json

    if sum(map(bool, (names, case_file, batch))) != 1:
        raise click.UsageError("name medicines, or give --case or --batch")
    if any(_PROSE.search(name) or len(name.split()) > _LONGEST for name in names):
        raise click.UsageError("that reads like a text, not a name: put it in a file and give --case")
    if batch and not out:
        raise click.UsageError("a batch needs --out")
    pad = open_pad()

    def checked(case: Case) -> DrugReport:
        return pad.check_drugs(case, pad.find(case))

    if batch and out:
        run_batch(batch, out, lambda line: to_json(checked(batch_case(line, None))))
        return
    report = checked(
        read_case(case_file) if case_file else _case(names, allergies, age=age, sex=sex, egfr=egfr, pregnant=pregnant)
    )
    deliver(dumps(report, indent=2) if as_json else "\n".join(lines(report)), out)


def _case(
    names: tuple[str, ...], allergies: tuple[str, ...], *, age: float | None, sex: str | None,
    egfr: float | None, pregnant: bool | None,
) -> Case:  # fmt: skip
    from dxpad.domain.case import Case, Sex
    from dxpad.domain.finding import Measurement

    measured = (Measurement(name="egfr", value=egfr, unit="mL/min/1.73m2"),) if egfr is not None else ()
    return Case(
        id="drugs",
        age=age,
        sex=Sex(sex) if sex else None,
        medications=names,
        allergies=allergies,
        measurements=measured,
        present=("pregnancy",) if pregnant else (),
        absent=("pregnancy",) if pregnant is False else (),
    )
