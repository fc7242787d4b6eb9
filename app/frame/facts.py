"""Counting a project for the rail: its photos in columns, quick for a hundred thousand, and what came of its runs."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from app.frame.stages import Facts, Trained
from effdet_core.project.catalogue import STATES, Catalogue
from effdet_core.run_folder import RunFolder


def count(catalogue: Catalogue, classes: int, trained: Trained | None = None) -> Facts:
    """What is known of the photos outside the bin, beside what came of the trainings."""
    kept = ~catalogue.binned
    per_state = np.bincount(catalogue.state[kept], minlength=len(STATES))
    by_name = dict(zip(STATES, map(int, per_state), strict=False))
    return Facts(
        photos=int(kept.sum()),
        labelled=by_name["labelled"],
        done=by_name["labelled"] + by_name["nothing here"],
        boxes=int(catalogue.count[kept].sum()),
        damaged=by_name["damaged"],
        classes=classes,
        trained=trained or Trained(),
    )


def of_runs(runs: Sequence[RunFolder]) -> Trained:
    """What came of a project's runs."""
    trained = [run for run in runs if run.has_weights()]
    newest = max(trained, key=_began, default=None)
    return Trained(
        len(trained),
        evaluated=newest is not None and any((newest.path / "evaluations").glob("*.json")),
        exported=newest is not None and any(newest.export.glob("*.tflite")),
    )


def _began(run: RunFolder) -> float:
    try:
        return run.spec.stat().st_mtime
    except OSError:  # it went while it was looked at
        return 0.0
