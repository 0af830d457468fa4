"""`dxpad transcribe`: audio to transcript, with a progress bar."""

from __future__ import annotations

import os
from pathlib import Path

import click


@click.command()
@click.argument("audio", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--engine", default="pocketsphinx", show_default=True, help="See dxpad doctor for what is there.")
@click.option("--speakers", type=click.IntRange(1, 2), help="1 mixes all channels; 2 takes each channel as a speaker.")
@click.option("--format", "form", type=click.Choice(["json", "vtt", "txt"]), default="json", show_default=True)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False))
def transcribe(audio: Path, engine: str, speakers: int | None, form: str, out: Path | None) -> None:
    """Recognise a recording: WAV, FLAC, MP3, M4A, OGG or WebM."""
    from rich.console import Console

    from dxpad.cli.progress import seconds_bar
    from dxpad.plugins import speech_engine
    from dxpad.speech import transcribe as recognise
    from dxpad.speech.exports import export_transcript

    console = Console(stderr=True)
    recogniser = speech_engine(engine)
    with seconds_bar(console, f"Listening to {audio.name}") as progress:
        made = recognise(
            audio,
            recogniser,
            transcript_id=audio.stem,
            progress=progress,
            speakers=speakers,
            processes=os.cpu_count() or 1,
        )
    console.print(f"{made.transcript.engine}: {made.quality}", style="yellow")
    for issue in made.issues:
        console.print(f"{issue.message}. {issue.mend}", style="yellow")
    text = export_transcript(made.transcript, form)
    if out:
        out.write_text(text, encoding="utf-8")
    else:
        click.echo(text)
