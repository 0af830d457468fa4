"""`dxpad transcribe`: audio to transcript, with a progress bar."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from dxpad.cli.cases import OUTPUT

if TYPE_CHECKING:
    from rich.console import Console

    from dxpad.speech.transcribe import Transcription


@click.command()
@click.argument("audio", type=click.Path(path_type=Path))
@click.option("--engine", default="pocketsphinx", show_default=True, help="See dxpad doctor for what is there.")
@click.option("--model", help="The name of a downloaded model, or the folder of one.")
@click.option("--speakers", type=click.IntRange(1, 3), help="1 mixes all channels; 2 takes each channel as a speaker.")
@click.option("--voices", type=click.Path(path_type=Path), help="A model of voices, to tell speakers of one channel.")
@click.option("--format", "form", type=click.Choice(["json", "vtt", "txt"]), default="json", show_default=True)
@click.option("--out", type=OUTPUT, help="Where the transcript goes.")
def transcribe(
    audio: Path, *, engine: str, model: str | None, speakers: int | None, voices: Path | None, form: str,
    out: Path | None,
) -> None:  # fmt: skip
    """Recognise a recording: WAV, FLAC, MP3, M4A, OGG or WebM."""
    from rich.console import Console

    from dxpad.cli.cases import opened
    from dxpad.cli.files import deliver
    from dxpad.speech.exports import export_transcript

    with opened(audio):
        console = Console(stderr=True, highlight=False)
    made = _listened(audio, engine, model, speakers=speakers, voices=voices, console=console)
    console.print(f"{made.transcript.engine}: {made.quality}", style="yellow", markup=False)
    for issue in made.issues:
        console.print(f"{issue.where}: {issue.message}. {issue.mend}", style="yellow", markup=False)
    deliver(export_transcript(made.transcript, form).rstrip("\n"), out)


def _listened(
    audio: Path, engine: str, model: str | None, *, speakers: int | None, voices: Path | None, console: Console
) -> Transcription:
    from dxpad.cli.progress import steps_bar
    from dxpad.plugins import speech_engine
    from dxpad.settings import settings
    from dxpad.speech import transcribe as recognise
    from dxpad.speech.terms import read_terms
    from dxpad.speech.voices import SherpaVoices, voices_here

    places = settings()
    terms = read_terms(places.terms)
    recogniser = speech_engine(engine, models=places.models, model=model, terms=terms)
    with steps_bar(console, f"Listening to {audio.name}") as (progress, begins):
        return recognise(
            audio,
            recogniser,
            transcript_id=audio.stem,
            progress=progress,
            begins=begins,
            speakers=speakers,
            processes=os.cpu_count() or 1,
            terms=terms,
            voices=SherpaVoices(model=voices) if voices else voices_here(places.voices),
        )
