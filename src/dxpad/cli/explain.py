"""`dxpad explain`: why this one; why A and not B."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.differential.counterfactual import Turn
    from dxpad.domain.differential import Ranked
    from dxpad.pad import Pad


@click.command()
@click.argument("case", type=INPUT)
@click.option("--condition", required=True, help="Id of the condition to explain.")
@click.option("--versus", help="Id of a second condition: why the first and not this one.")
@click.option("--setting", help="primary-care, emergency or inpatient, where the case does not say.")
@click.option("--svg", type=OUTPUT, help="Draw the explanation into this file.")
def explain(case: Path, condition: str, versus: str | None, setting: str | None, svg: Path | None) -> None:
    """Show the sum behind one diagnosis: prior, one line a finding, and the competition."""
    from dxpad.cli.cases import read_case
    from dxpad.cli.files import WholeFile
    from dxpad.cli.pads import open_pad
    from dxpad.differential.waterfall import waterfall

    given, pad = read_case(case, setting), open_pad()
    _require(condition, "--condition", pad)
    if versus:
        _require(versus, "--versus", pad)
    found = pad.find(given)
    made = pad.explain(given, found, condition, *((versus,) if versus else ()))
    first = made.conditions[0]
    if svg:
        with WholeFile(svg) as file:
            file.write(waterfall(first) + "\n")
    _print_sum(first, made.log_normaliser)
    if versus:
        _print_contrast(first, made.conditions[1])
        _print_turn(pad.turn(given, found, first, made.conditions[1]), pad)
    if svg:
        click.echo(f"drawn: {svg}")


def _require(condition: str, where: str, pad: Pad) -> None:
    """There is such a condition; else the error names the nearest ones."""
    from difflib import get_close_matches

    from dxpad.domain.decode import shown
    from dxpad.domain.errors import UnknownIdError

    known = pad.knowledge.conditions()
    if condition not in known:
        near = get_close_matches(condition[:60].lower(), known, n=3)
        mend = f"Did you mean {', '.join(near)}?" if near else "Look it up: dxpad search WORDS"
        raise UnknownIdError(f"no condition {shown(condition)}", where=where, mend=mend)


def _print_sum(ranked: Ranked, log_normaliser: float) -> None:
    low, high = ranked.interval
    click.echo(
        f"{ranked.name}: rank {ranked.rank}, "
        f"probability {ranked.probability:.1%} (90 % interval {low:.1%} to {high:.1%})"
    )
    if ranked.review == "draft":
        click.echo("  What is known here of this condition is a draft that nobody has read.")
    click.echo(f"  {ranked.log_prior:+7.2f}  how common it is here (weighed)")
    for item in ranked.evidence:
        mark = "no " if item.status == "absent" else ""
        quote = f" “{item.quote.text}”" if item.quote else ""
        basis = ", ".join(item.sources) if item.sources else "estimate"
        click.echo(f"  {item.log_odds:+7.2f}  {mark}{item.name}{quote}: {item.why} [{basis}]")
    total = ranked.log_prior + sum(item.log_odds for item in ranked.evidence)
    click.echo(
        f"  {total:+7.2f}  score; less {log_normaliser:+.2f} for all hypotheses together = log {ranked.probability:.4g}"
    )
    for unknown in ranked.expected_but_unknown:
        click.echo(f"  not asked: {unknown.name} ({unknown.gain:.3f} bits)")


def _print_contrast(first: Ranked, second: Ranked) -> None:
    from dxpad.differential.contrast import contrast

    made = contrast(first, second)
    click.echo(f"\n{first.name} against {second.name}: log-odds {made.log_odds:+.2f}")
    for term in made.terms:
        click.echo(f"  {term.difference:+7.2f}  {term.name} ({term.first:+.2f} against {term.second:+.2f})")


def _print_turn(turn: Turn | None, pad: Pad) -> None:
    """The counterfactual, which was ranked again before it is said."""
    if turn is None:
        click.echo("  No few findings turn the order.")
        return
    names = ", ".join(pad.knowledge.finding(name).name for name in turn.without)
    click.echo(f"  Without {names} the order would turn.")
