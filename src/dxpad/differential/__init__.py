"""Findings to a ranked differential. The score is a sum, so the explanation is the computation."""

from dxpad.differential.counterfactual import turn
from dxpad.differential.model import Model
from dxpad.differential.rank import SHOWN, explain, rank
from dxpad.differential.shift import NO_SHIFTS
from dxpad.differential.whatif import shares, unasked, worth

__all__ = ["NO_SHIFTS", "SHOWN", "Model", "explain", "rank", "shares", "turn", "unasked", "worth"]
