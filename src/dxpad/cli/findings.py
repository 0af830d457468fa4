"""`dxpad findings`: text or transcript to findings; or how given spans are meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import INPUT, OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.cli.batches import Line
    from dxpad.domain.case import Case
    from dxpad.domain.encode import Json


@click.command()
@click.argument("source", type=INPUT, metavar="FILE|-", required=False)
@click.option("--assert", "spans", type=INPUT, help="JSON Lines of spans: status, time and subject of each.")
@click.option("--batch", type=INPUT, help="JSON Lines of cases.")
@click.option("--out", type=OUTPUT, help="Where results go; needed for --assert and --batch.")
def findings(source: Path | None, spans: Path | None, batch: Path | None, out: Path | None) -> None:
    """Findings of a text, case or transcript as JSON."""
    from dxpad.cli.batches import batch_case, run_batch, wanted
    from dxpad.cli.cases import read_case
    from dxpad.cli.files import deliver
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps, to_json

    if spans:
        _assert_spans(spans, source or batch, out)
        return
    batched = wanted(source, batch, out, "a file, or - for standard input")
    pad = open_pad()

    def found(case: Case) -> Json:
        return {"id": case.id, **_object(to_json(pad.find(case)))}

    if batched:
        run_batch(*batched, lambda line: found(batch_case(line, None)))
    elif source:
        deliver(dumps(found(read_case(source)), indent=2), out)


def _object(value: Json) -> dict[str, Json]:
    return value if isinstance(value, dict) else {}


def _assert_spans(spans: Path, other: Path | None, out: Path | None) -> None:
    from dxpad.cli.batches import run_batch, wanted
    from dxpad.domain.encode import to_json
    from dxpad.findings.assertion import Assertions

    batched = wanted(other, spans, out, "spans with --assert")
    assertions = Assertions()

    def asserted(line: Line) -> Json:
        text, start, end = _span(line)
        return to_json(assertions.read(text).of(start, end))

    if batched:
        run_batch(*batched, asserted)


def _span(line: Line) -> tuple[str, int, int]:
    """The text and the span of one line.

    Raises:
        BadInputError: one of them is missing, or the span does not lie in the text.
    """
    from dxpad.domain.errors import BadInputError
    from dxpad.findings.recognise import MAX_CHARACTERS

    text, start, end = (line.value.get(key) for key in ("text", "start", "end"))
    if not isinstance(text, str) or len(text) > MAX_CHARACTERS:
        mend = f'Write {{"id", "text", "start", "end"}}, the text of up to {MAX_CHARACTERS:,} characters'
        raise BadInputError("text is missing or too long", where=line.where, mend=mend)
    whole = type(start) is int and type(end) is int
    if not whole or not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end <= len(text):
        mend = f"Give whole numbers with 0 <= start < end <= {len(text)}"
        raise BadInputError("start and end are no span of the text", where=line.where, mend=mend)
    return text, start, end
