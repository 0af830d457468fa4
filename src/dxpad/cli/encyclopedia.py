"""`dxpad search` and `dxpad article`: the encyclopedia in the terminal."""

from __future__ import annotations

import click


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
def article(name: str, form: str) -> None:
    """One article of the encyclopedia."""
    from dxpad.cli.pads import open_pad
    from dxpad.domain.encode import dumps
    from dxpad.encyclopedia import html, markdown

    page = open_pad().article(name)
    click.echo(
        {"json": lambda: dumps(page, indent=2), "md": lambda: markdown(page), "html": lambda: html(page)}[form]()
    )
