"""Words that kit and card share."""

from __future__ import annotations

import time
from collections.abc import Sequence


def in_words(names: Sequence[str], most: int = 6) -> str:
    """Class names as the middle of a sentence."""
    if not names:
        return "objects"
    if len(names) > most:
        return f"{', '.join(names[: most - 1])} and {len(names) - most + 1} more"
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def day(seconds: float) -> str:
    """A date, in this computer's time zone. seconds: since 1970."""
    return time.strftime("%Y-%m-%d", time.localtime(seconds))


def duration(seconds: float) -> str:
    """A time, roughly."""
    minutes = round(seconds / 60)
    if minutes < 1:
        return f"{seconds:.0f} seconds"
    if minutes < 100:
        return f"{minutes} minute{'s' if minutes != 1 else ''}"
    return f"{minutes / 60:.1f} hours"
