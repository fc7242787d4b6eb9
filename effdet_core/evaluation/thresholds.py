"""From how sure a detection counts."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
import numpy as np
from numpy.typing import NDArray

USUAL = 0.4
"""What most programs take where nobody chose; Frigate stops reading there."""


class Thresholds(msgspec.Struct, frozen=True, kw_only=True):
    """A detection counts when its score is at least that of its class. Each lies in 0..1.

    per_class: class name -> its own; every other class takes `common`.
    """

    common: float = USUAL
    per_class: dict[str, float] = {}

    def __post_init__(self) -> None:
        for value in (self.common, *self.per_class.values()):
            if not 0 <= value <= 1:
                raise ValueError(f"a threshold lies between 0 and 1, not at {value}")

    def of(self, name: str) -> float:
        """The threshold of a class."""
        return self.per_class.get(name, self.common)

    def array(self, classes: Sequence[str]) -> NDArray[np.float64]:
        """Those of classes, in their order, [C]."""
        return np.array([self.of(name) for name in classes], np.float64)

    def with_class(self, name: str, value: float | None) -> Thresholds:
        """Another threshold for one class; None takes its own away."""
        others = {other: kept for other, kept in self.per_class.items() if other != name}
        return Thresholds(common=self.common, per_class=others if value is None else others | {name: value})
