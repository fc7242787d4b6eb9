"""Exporting from a window: one process, one network, as many kinds as are asked for (a module for `tasks`)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from effdet_core import tasks
from effdet_core.exports import measuring, record
from effdet_core.exports.record import Exports, Kind
from effdet_core.exports.requests import ExportRequest
from effdet_core.run_folder import RunFolder

PARTS = 1000
"""Of the progress of one kind: its own half, and the other for what is measured."""

Tell = Callable[[int, int, str], None]


def work(request: ExportRequest, tell: Tell) -> Exports:
    """Exports every kind; the first that fails ends it, and those before stay. Raises `UserError`."""
    from effdet_core.nn import trained

    tell(0, 0, "Loading the network")
    trained.leave_gpu_memory_to_others()
    run = RunFolder(Path(request.run))
    exporter = trained.RunExporter(run, max_detections=request.max_detections)
    halves = 2 if request.measure else 1
    for number, kind in enumerate(request.kinds):
        exporter.export(
            kind,
            calibration_count=request.calibration,
            calibration_seed=request.calibration_seed,
            tell=_within(tell, halves * number, halves * len(request.kinds), kind),
        )
        if request.measure:
            measuring.measure(run, [kind], tell=_within(tell, halves * number + 1, halves * len(request.kinds), ""))
    return record.read(run)


def _within(tell: Tell, part: int, parts: int, kind: Kind | str) -> Tell:
    """Progress of one part as progress of the whole."""

    def within(done: int, total: int, words: str) -> None:
        share = done / total if total else 0.0
        tell(round((part + share) * PARTS), parts * PARTS, f"{kind}: {words}" if kind else words)

    return within


if __name__ == "__main__":
    tasks.serve(ExportRequest, work)
