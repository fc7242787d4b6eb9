"""What a detector found in one picture."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from effdet_core.boxes import Boxes, area, as_boxes
from effdet_core.preprocess import Fitted


@dataclass(frozen=True, slots=True, eq=False)
class Detections:
    """Detections of one picture, highest score first; build them with `Detections.sorted`.

    boxes: float32 [N, 4], [ymin, xmin, ymax, xmax] in pixels of the upright picture (see `effdet_core.boxes`).
    scores: float32 [N], 0..1, falling. classes: int32 [N], 0-based positions in the detector's class names.
    """

    boxes: Boxes
    scores: NDArray[np.float32]
    classes: NDArray[np.int32]

    def __post_init__(self) -> None:
        if not len(self.boxes) == len(self.scores) == len(self.classes):
            raise ValueError("boxes, scores and classes differ in length")

    def __len__(self) -> int:
        return len(self.scores)

    @classmethod
    def sorted(cls, boxes: ArrayLike, scores: ArrayLike, classes: ArrayLike) -> Detections:
        """Detections in falling order of score; equal scores keep their order."""
        values = np.asarray(scores, np.float32).reshape(-1)
        order = np.argsort(-values, kind="stable")
        return cls(as_boxes(boxes)[order], values[order], np.asarray(classes, np.int32).reshape(-1)[order])

    @classmethod
    def on_picture(cls, fitted: Fitted, boxes: Boxes, scores: ArrayLike, classes: ArrayLike) -> Detections:
        """From boxes in pixels of the canvas; what lies wholly in its padding is left out."""
        found = cls.sorted(fitted.to_image(boxes), scores, classes)
        return found.where(area(found.boxes) > 0)

    @classmethod
    def none(cls) -> Detections:
        """Nothing found."""
        return cls.sorted([], [], [])

    def above(self, threshold: float) -> Detections:
        """Those with a score of at least `threshold`."""
        return self.where(self.scores >= threshold)

    def above_each(self, thresholds: ArrayLike) -> Detections:
        """Those with a score of at least the threshold of their class; a class without one has none."""
        table = np.asarray(thresholds, np.float32).reshape(-1)
        known = (self.classes >= 0) & (self.classes < len(table))
        lowest = np.append(table, np.float32(-np.inf))[np.where(known, self.classes, -1)]
        return self.where(self.scores >= lowest)

    def where(self, keep: NDArray[np.bool_]) -> Detections:
        """Those where `keep`, bool [N], is true."""
        return Detections(self.boxes[keep], self.scores[keep], self.classes[keep])

    def with_classes(self, positions: ArrayLike) -> Detections:
        """Renumbered: class i becomes positions[i]; a class without a position, or a negative one, is left out."""
        table = np.append(np.asarray(positions, np.int32), np.int32(-1))
        known = (self.classes >= 0) & (self.classes < len(table))
        renumbered = table[np.where(known, self.classes, -1)]
        return Detections(self.boxes, self.scores, renumbered).where(renumbered >= 0)
