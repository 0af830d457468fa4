"""Findings to a ranked differential. The score is a sum, so the explanation is the computation."""

from dxpad.differential.rank import SHOWN, rank

__all__ = ["SHOWN", "rank"]
