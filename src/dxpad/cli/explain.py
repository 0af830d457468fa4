"""`dxpad explain`: why this one; why A and not B."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT

if TYPE_CHECKING:
    from dxpad.domain.differential import Differential, Ranked


@click.command()
@click.argument("case", type=INPUT)
@click.option("--condition", required=True, help="Id of the condition to explain.")
@click.option("--versus", help="Id of a second condition: why the first and not this one.")
@click.option("--setting", help="primary-care, emergency or inpatient.")
@click.option("--svg", type=click.Path(path_type=Path, dir_okay=False), help="Draw the explanation into this file.")
def explain(case: Path, condition: str, versus: str | None, setting: str | None, svg: Path | None) -> None:
    """Show the sum behind one diagnosis: prior, one line a finding, and the competition."""
    from dataclasses import replace

    from dxpad.cli.cases import read_case
    from dxpad.cli.pads import open_pad
    from dxpad.differential.waterfall import waterfall
    from dxpad.domain.decode import setting_from

    pad, given = open_pad(), read_case(case)
    if setting:
        given = replace(given, setting=setting_from(setting, "--setting"))
    pad.knowledge.condition(condition)
    everything = len(pad.knowledge.conditions())
    result = pad.rank(given, pad.find(given), shown=everything)
    _print_sum(_of(result, condition), result)
    if versus:
        pad.knowledge.condition(versus)
        _print_contrast(_of(result, condition), _of(result, versus))
    if svg:
        svg.write_text(waterfall(_of(result, condition)) + "\n", encoding="utf-8")
        click.echo(f"drawn: {svg}")


def _of(result: Differential, condition: str) -> Ranked:
    return next(item for item in result.differential if item.condition == condition)


def _print_sum(ranked: Ranked, result: Differential) -> None:
    low, high = ranked.interval
    click.echo(
        f"{ranked.name}: rank {ranked.rank}, probability {ranked.probability:.1%} (90 % interval {low:.1%} to {high:.1%})"
    )
    if ranked.review != "read":
        click.echo("  What is known here of this condition is a draft that nobody has read.")
    click.echo(f"  {ranked.log_prior:+7.2f}  how common it is here (weighed)")
    for item in ranked.evidence:
        mark = "no " if item.status == "absent" else ""
        quote = f" “{item.quote.text}”" if item.quote else ""
        basis = ", ".join(item.sources) if item.sources else "estimate"
        click.echo(f"  {item.log_odds:+7.2f}  {mark}{item.name}{quote}: {item.why} [{basis}]")
    total = ranked.log_prior + sum(item.log_odds for item in ranked.evidence)
    click.echo(
        f"  {total:+7.2f}  score; less {result.log_normaliser:+.2f} for all hypotheses together = log {ranked.probability:.4g}"
    )
    for item in ranked.expected_but_unknown:
        click.echo(f"  not asked: {item.name} ({item.gain:.3f} bits)")


def _print_contrast(first: Ranked, second: Ranked) -> None:
    from dxpad.differential.contrast import contrast

    made = contrast(first, second)
    click.echo(f"\n{first.name} against {second.name}: log-odds {made.log_odds:+.2f}")
    for term in made.terms:
        click.echo(f"  {term.difference:+7.2f}  {term.name} ({term.first:+.2f} against {term.second:+.2f})")
    flips = ", ".join(term.name for term in made.flips)
    click.echo(
        f"  Without {flips} the order would turn." if flips else "  No finding alone or together turns the order."
    )
