"""How often is *common*? The seven bands, and the Beta distribution behind every number."""

from __future__ import annotations

BANDS = {
    "always": 0.97, "very-common": 0.85, "common": 0.55, "occasional": 0.20, "uncommon": 0.08, "rare": 0.02,
    "absent": 0.005,
}  # fmt: skip
BAND_N = 10
"""A band counts as much as ten patients would."""
STUDY_N = 200
"""A study counts as much as this many patients at most: its patients are never quite ours."""
OTHER_SETTING_N = 50
"""The same for a study whose setting is stated and so is not every setting."""


def beta(p: float, n: float) -> tuple[float, float]:
    """Beta(k + ½, n - k + ½) for a share `p` seen in `n` patients."""
    k = p * n
    return k + 0.5, n - k + 0.5
