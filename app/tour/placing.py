"""Where a bubble stands: beside what it speaks of, never outside the window."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPoint, QRect, QSize

GAP = 14
"""Between bubble and target: room for the tip. Device-independent pixels, as everything here."""
MARGIN = 12
"""To the edges of the window."""
Side = Literal["right", "below", "left", "above", "none"]


@dataclass(frozen=True, slots=True)
class Place:
    """rect: of the bubble, in the window. side: of the target that it stands on; "none" for in the middle."""

    rect: QRect
    side: Side


def place(window: QSize, bubble: QSize, target: QRect | None) -> Place:
    """On the side where it hides the least of the target, in doubt right, below, left, above."""
    if target is None or target.isEmpty():
        middle = QPoint((window.width() - bubble.width()) // 2, (window.height() - bubble.height()) // 2)
        return Place(_inside(window, QRect(middle, bubble)), "none")
    candidates = [Place(_inside(window, rect), side) for side, rect in _beside(target, bubble).items()]
    return min(candidates, key=lambda candidate: _area(candidate.rect & target))


def tip(placed: Place, target: QRect) -> QPoint | None:
    """Where the tip of the bubble points, on its edge; None where it overlaps the target or has none."""
    if placed.side == "none" or placed.rect.intersects(target):
        return None
    rect, middle = placed.rect, target.center()
    across = min(max(middle.x(), rect.left() + GAP * 2), rect.right() - GAP * 2)
    down = min(max(middle.y(), rect.top() + GAP * 2), rect.bottom() - GAP * 2)
    points: dict[Side, QPoint] = {
        "right": QPoint(rect.left(), down),
        "left": QPoint(rect.right(), down),
        "below": QPoint(across, rect.top()),
        "above": QPoint(across, rect.bottom()),
    }
    return points[placed.side]


def _beside(target: QRect, bubble: QSize) -> dict[Side, QRect]:
    middle = target.center()
    left, top = middle.x() - bubble.width() // 2, middle.y() - bubble.height() // 2
    return {
        "right": QRect(QPoint(target.right() + GAP, top), bubble),
        "below": QRect(QPoint(left, target.bottom() + GAP), bubble),
        "left": QRect(QPoint(target.left() - GAP - bubble.width(), top), bubble),
        "above": QRect(QPoint(left, target.top() - GAP - bubble.height()), bubble),
    }


def _inside(window: QSize, rect: QRect) -> QRect:
    """Moved into the window; at its upper left corner where it is larger than that."""
    left = max(MARGIN, min(rect.left(), window.width() - MARGIN - rect.width()))
    top = max(MARGIN, min(rect.top(), window.height() - MARGIN - rect.height()))
    return QRect(QPoint(left, top), rect.size())


def _area(rect: QRect) -> int:
    return max(0, rect.width()) * max(0, rect.height())
