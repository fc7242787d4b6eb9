"""What the page shows of a run: read from its folder at once, cheap enough for the window's own thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from effdet_core.errors import UserError
from effdet_core.evaluation import choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.exports import record
from effdet_core.exports.record import ONE_CLICK, Exports, Kind, Variant, Waterfall
from effdet_core.run_folder import RunFolder

Staleness = Literal["", "learnt more", "other thresholds"]
_TOLERANCE = 0.005
"""Thresholds nearer than this look the same to a person."""


@dataclass(frozen=True, slots=True)
class Found:
    """chosen: the thresholds a person chose, None where nobody did. learnt: when the weights were written last."""

    run: RunFolder
    exports: Exports
    waterfall: Waterfall | None
    chosen: Thresholds | None
    learnt: float

    @property
    def main(self) -> Variant | None:
        """The file of the one button."""
        return self.exports.of(ONE_CLICK)

    def path(self, variant: Variant) -> Path:
        """Where an exported file lies."""
        return record.path_of(self.run, variant)

    def staleness(self, variant: Variant) -> Staleness:
        """Why a file is not what exporting would make now; "" when it is."""
        if variant.made < self.learnt:
            return "learnt more"
        wanted = self.chosen.array(variant.classes).tolist() if self.chosen else []
        if variant.kind == "savedmodel":  # it has no place for them
            return ""
        return "" if _same(wanted, variant.thresholds) else "other thresholds"

    @property
    def missing(self) -> tuple[Kind, ...]:
        """Kinds that are not exported, or would come out otherwise now."""
        current = {item.kind for item in self.exports.variants if not self.staleness(item)}
        return tuple(kind for kind in record.KINDS if kind not in current)


def read(run: RunFolder) -> Found:
    """What is there now."""
    return Found(run, record.read(run), record.read_waterfall(run), _chosen(run), _learnt(run))


def _same(wanted: Sequence[float], written: Sequence[float]) -> bool:
    if len(wanted) != len(written):
        return False
    return all(abs(one - other) <= _TOLERANCE for one, other in zip(wanted, written, strict=True))


def _chosen(run: RunFolder) -> Thresholds | None:
    try:
        made = choice.read(run)
    except UserError:  # the export says so
        return None
    return made.thresholds if made else None


def _learnt(run: RunFolder) -> float:
    """Of the weights that an export takes: the best ones, or else the last."""
    for name in ("best.npz", "last.npz"):
        try:
            return (run.checkpoints / name).stat().st_mtime
        except OSError:
            continue
    return 0.0
