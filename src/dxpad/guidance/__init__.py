"""Guidance: findings and differential in; urgency, red flags, work-up, treatment, referral, scores, drug checks out."""

from dxpad.guidance.guide import check_drugs, guide
from dxpad.guidance.scores.calculate import score
from dxpad.guidance.scores.sheet import sheet

__all__ = ["check_drugs", "guide", "score", "sheet"]
