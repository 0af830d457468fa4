"""Guidance: findings and differential in; urgency, red flags, work-up, treatment, referral and scores out."""

from dxpad.guidance.guide import guide
from dxpad.guidance.scores.calculate import score
from dxpad.guidance.scores.sheet import sheet

__all__ = ["guide", "score", "sheet"]
