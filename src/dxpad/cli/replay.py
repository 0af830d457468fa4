"""`dxpad replay`: recompute a saved result and say whether it is identical."""

from __future__ import annotations

from pathlib import Path

import click

from dxpad.cli.cases import INPUT


@click.command()
@click.argument("receipt", type=INPUT)
def replay(receipt: Path) -> None:
    """Say whether a result kept with --receipt comes out the same here. Exit code 1 when it does not."""
    import json

    from dxpad.cli.cases import case_with_turns, read_bytes
    from dxpad.cli.pads import open_pad
    from dxpad.domain.decode import case_from, parse_object
    from dxpad.domain.encode import to_json
    from dxpad.domain.errors import BadInputError
    from dxpad.speech.textfile import decode_text

    where = str(receipt)
    saved = parse_object(decode_text(read_bytes(receipt), name=where), where)
    given, before, shown = saved.get("case"), saved.get("result"), saved.get("shown")
    if not isinstance(given, dict) or not isinstance(before, dict) or not isinstance(shown, int):
        raise BadInputError("not a saved result", where=where, mend="Make one: dxpad differential CASE --receipt FILE")
    case = case_with_turns(given, where, default_id="case") if "turns" in given else case_from(given, where)
    pad = open_pad()
    now = json.loads(json.dumps(to_json(pad.rank(case, pad.find(case), shown=shown))))
    if now == before:
        click.echo(f"identical: {now['receipt']['input_sha256'][:16]}, knowledge {now['receipt']['knowledge']}")
        return
    for key in now:
        if now[key] != before.get(key):
            click.echo(f"differs: {key}")
    old, new = before.get("receipt"), now["receipt"]
    click.echo(f"then {json.dumps(old)}\nnow  {json.dumps(new)}")
    raise click.exceptions.Exit(1)
