"""`dxpad search` and `dxpad article`: the encyclopedia in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import OUTPUT

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.encyclopedia import Article
    from dxpad.pad import Pad

LONGEST_QUERY = 60


@click.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", default=10, show_default=True, type=click.IntRange(1, 100))
@click.option("--json", "as_json", is_flag=True, help="As JSON.")
def search(query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Search conditions, symptoms, procedures and scores. Typing errors and everyday words are understood."""
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps

    hits = open_pad().look_up(" ".join(query), limit)
    if as_json:
        click.echo(dumps(hits, indent=2))
        return
    if not hits:
        click.echo("Nothing in the library fits. It will not guess.")
    for hit in hits:
        click.echo(f"{hit.name} ({hit.kind}: {hit.id})" + (f"\n    {hit.snippet}" if hit.snippet else ""))


@click.command()
@click.argument("name", metavar="ID")
@click.option("--format", "form", type=click.Choice(["md", "json", "html"]), default="md", show_default=True)
@click.option("--out", type=OUTPUT, help="Where the article goes.")
def article(name: str, form: str, out: Path | None) -> None:
    """One article of the encyclopedia."""
    from dxpad.cli.files import deliver
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps
    from dxpad.encyclopedia import html, markdown

    page = _found(name, open_pad())
    made = {"json": lambda: dumps(page, indent=2), "md": lambda: markdown(page), "html": lambda: html(page)}[form]()
    deliver(made, out)


def _found(name: str, pad: Pad) -> Article:
    """The article of an id.

    Raises:
        UnknownIdError: there is none; the error names the nearest ones.
    """
    from difflib import get_close_matches

    from dxpad.domain.decode import shown
    from dxpad.domain.errors import UnknownIdError
    from dxpad.encyclopedia.article import KINDS

    try:
        return pad.article(name)
    except UnknownIdError:
        known = [hit.id for kind in (*KINDS, "finding") for hit in pad.knowledge.listing(kind)]
        near = list(dict.fromkeys(get_close_matches(name[:LONGEST_QUERY].lower(), known, n=3)))
        mend = f"Did you mean {', '.join(near)}?" if near else "Look it up: dxpad search WORDS"
        raise UnknownIdError(f"no article {shown(name)}", where="ID", mend=mend) from None
