"""Audio or a written transcript to a `Transcript`. Imports the domain only; engines are handed in, never looked up."""

from dxpad.speech.transcribe import Transcription, transcribe

__all__ = ["Transcription", "transcribe"]
