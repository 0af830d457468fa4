"""`dxpad demo`: the whole way on the bundled consultation, from its sound to a note, in the terminal."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.console import Console

    from dxpad.domain.differential import Differential
    from dxpad.domain.finding import FindingSet
    from dxpad.domain.guidance import Guidance
    from dxpad.domain.note import Note
    from dxpad.pad import Pad
    from dxpad.speech.transcribe import Transcription

LISTED = 5
STEPS = 6


@click.command()
@click.option("--text", is_flag=True, help="Begin with the written words instead of the sound.")
def demo(text: bool) -> None:
    """Listen to the bundled consultation and show all six pillars at work on it."""
    from rich.console import Console

    from dxpad.cli.cases import read_conversation
    from dxpad.cli.pads import open_pad
    from dxpad.demo import demo_text
    from dxpad.domain.case import Case, Setting

    console, pad = Console(highlight=False), open_pad()
    console.rule("Diagnosis Pad: the demo consultation")
    console.print("For health professionals and students. It supports judgement and does not replace it.", style="dim")
    if text:
        transcript = read_conversation(demo_text())
    else:
        made = _listened(pad, console)
        transcript = made.transcript
        console.print(
            f"Recognised by {transcript.engine}: {made.quality}. Real consultations come out far worse.", style="yellow"
        )
    for number, turn in enumerate(transcript.turns):
        console.print(f"[dim]{number:>2} {turn.speaker:<9}[/] {turn.text}")
    case = Case(id="demo", setting=Setting.PRIMARY_CARE, transcript=transcript)
    found = pad.find(case)
    ranked = pad.rank(case, found)
    _show_findings(found, console)
    _show_differential(ranked, console)
    _show_guidance(pad.guide(case, found, ranked), console)
    _show_note(pad.write(transcript, found), console)
    console.rule("Receipt")
    receipt = ranked.receipt
    console.print(f"input {receipt.input_sha256[:16]} · knowledge {receipt.knowledge} · program {receipt.program}")
    console.print("No connection was opened. The same words give the same result.")


def _listened(pad: Pad, console: Console) -> Transcription:
    from dxpad.cli.progress import steps_bar
    from dxpad.demo import demo_audio
    from dxpad.plugins import speech_engine

    with steps_bar(console, "Listening") as (progress, begins):
        return pad.listen(
            demo_audio(),
            speech_engine("pocketsphinx"),
            transcript_id="demo",
            progress=progress,
            begins=begins,
            processes=os.cpu_count() or 1,
        )


def _show_findings(found: FindingSet, console: Console) -> None:
    console.rule("Findings, each with its words")
    who = f"{found.age:g} years" if found.age is not None else "age not heard"
    console.print(f"{who}, {found.sex or 'sex not heard'}")
    for finding in found.findings:
        said = f"“{finding.source.text}”" if finding.source else ""
        whose = "" if finding.subject == "patient" else f" ({finding.subject})"
        when = "" if finding.when == "current" else f" [{finding.when}]"
        console.print(f"  {finding.status:<8} {finding.name}{whose}{when} [dim]{said}[/]", markup=True)
    for issue in found.issues:
        console.print(f"  check: {issue.message}. {issue.mend}", style="yellow", markup=False)


def _show_differential(ranked: Differential, console: Console) -> None:
    from rich.table import Table

    from dxpad.differential.percent import percent

    console.rule("Do not miss")
    for danger in ranked.do_not_miss:
        if danger.state == "open":
            words = "; ".join(f"“{quote.text}”" for quote in danger.raised_by)
            console.print(f"  [bold red]{danger.name}[/]: {danger.why}")
            if words:
                console.print(f"     raised by {words}", style="dim", markup=False)
    console.rule("Worth considering")
    table = Table(box=None, pad_edge=False)
    for column in ("", "condition", "probability", "90 % interval", "strongest reason"):
        table.add_column(column)
    for item in ranked.differential[:LISTED]:
        low, high = item.interval
        reason = item.evidence[0] if item.evidence else None
        mark = "" if item.review == "read" else f" ({item.review})"
        table.add_row(
            str(item.rank), item.name + mark, percent(item.probability), f"{percent(low)} to {percent(high)}",
            f"{reason.name} {reason.log_odds:+.1f}" if reason else "",
        )  # fmt: skip
    table.add_row("", "none of these", percent(ranked.other.probability), "", "")
    console.print(table)
    console.print(f"Reliability: {ranked.reliability.level}. " + ". ".join(ranked.reliability.reasons), style="dim")
    for warning in ranked.coverage_warnings:
        console.print(warning, style="yellow")
    for step in ranked.next[:3]:
        console.print(f"Next: {step.question} [dim]{step.gain:.2f} bits[/]")


def _show_guidance(guidance: Guidance, console: Console) -> None:
    console.rule("Guidance")
    console.print(f"Urgency: [bold]{guidance.urgency}[/]")
    for reason in guidance.urgency_reasons[:3]:
        console.print(f"  {reason.text}", markup=False)
    for step in guidance.workup[:STEPS]:
        console.print(f"  consider: {step.do} ({step.when})", markup=False)
    for offer in guidance.scores:
        if offer.value is None:
            console.print(f"  {offer.name}: still to ask: {', '.join(offer.missing)}", markup=False)
        else:
            console.print(
                f"  {offer.name}: {offer.value:g} {offer.unit}. {offer.band.meaning if offer.band else ''}",
                markup=False,
            )


def _show_note(note: Note, console: Console) -> None:
    console.rule("Note: a draft, every sentence from words that were said")
    console.print(note.text, markup=False)
    console.rule("Said, not written")
    for item in note.said_not_written:
        console.print(f"  turn {item.turn}: {item.text} ({item.why})", markup=False)
    console.rule("To confirm before signing")
    for check in note.to_confirm:
        console.print(f"  {check.kind}: {check.text}", markup=False)
