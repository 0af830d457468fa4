"""Probabilities in words for people."""

LEAST_SHOWN = 0.01


def percent(share: float) -> str:
    """A probability for people: never 0 % or 100 %, which no list can know."""
    if share < LEAST_SHOWN:
        return "under 1 %"
    return "over 99 %" if share > 1 - LEAST_SHOWN else f"{share * 100:.0f} %"
