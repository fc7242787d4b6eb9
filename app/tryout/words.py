"""What the try area says, as functions of what is known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from effdet_core.capture.looking import Seen
from effdet_core.detections import Detections
from effdet_core.errors import Problem

translate = QCoreApplication.translate
_MOST_NAMED = 4


def clock(seconds: float) -> str:
    """A time in a video: 0:07, 12:40, 1:02:03."""
    whole = max(0, int(seconds))
    hours, minutes, left = whole // 3600, whole // 60 % 60, whole % 60
    return f"{hours}:{minutes:02d}:{left:02d}" if hours else f"{minutes}:{left:02d}"


def counts(found: Detections, name: Callable[[int], str]) -> str:
    """What is on a frame: 3 RBC, 1 WBC."""
    if not len(found):
        return translate("TryPanel", "Nothing found")
    most = Counter(found.classes.tolist()).most_common()
    named = [f"{count} {name(kind)}" for kind, count in most[:_MOST_NAMED]]
    rest = sum(count for _, count in most[_MOST_NAMED:])
    return ", ".join([*named, *([translate("TryPanel", "%n more", "", rest)] if rest else [])])


def about(seen: Seen) -> str:
    """Which photo it is, how large, and how fast the detector was on this computer."""
    height, width = seen.frame.size
    parts = [seen.frame.path.name] if seen.frame.path is not None else []
    parts.append(f"{width} × {height}")
    if seen.found is not None:
        text = translate("TryPanel", "{milliseconds} ms a picture")
        parts.append(text.format(milliseconds=_rounded(seen.milliseconds)))
        if seen.rate is not None:
            parts.append(translate("TryPanel", "{rate} a second").format(rate=_rounded(seen.rate)))
    return " · ".join(parts)


def sentence(problem: Problem) -> str:
    """What is wrong, as a sentence."""
    message = f"{problem.message[:1].upper()}{problem.message[1:]}"
    return message if message.endswith((".", "!", "?")) else f"{message}."


def _rounded(number: float) -> str:
    return f"{number:.1f}" if number < 10 else f"{number:.0f}"
