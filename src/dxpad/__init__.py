"""Diagnosis Pad: differentials, guidance, transcripts, notes, an encyclopedia and the reasons, on your own machine."""

__version__ = "0.1.0"
