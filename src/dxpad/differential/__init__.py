"""Findings to a ranked differential. The score is a sum, so the explanation is the computation."""

from dxpad.differential.counterfactual import turn
from dxpad.differential.model import Model
from dxpad.differential.rank import SHOWN, explain, rank

__all__ = ["SHOWN", "Model", "explain", "rank", "turn"]
