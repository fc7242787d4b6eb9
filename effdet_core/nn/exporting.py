"""Exporting from a window: one process, one network, as many kinds as are asked for (a module for `tasks`)."""

from __future__ import annotations

from pathlib import Path

from effdet_core import tasks
from effdet_core.exports import measuring, progress, record
from effdet_core.exports.progress import Tell
from effdet_core.exports.record import Exports
from effdet_core.exports.requests import ExportRequest
from effdet_core.run_folder import RunFolder


def work(request: ExportRequest, tell: Tell) -> Exports:
    """Exports every kind; the first that fails ends it, and those before stay. Raises `UserError`."""
    from effdet_core.nn import trained

    tell(0, 0, "Loading the network")
    trained.leave_gpu_memory_to_others()
    run = RunFolder(Path(request.run))
    exporter = trained.RunExporter(run, max_detections=request.max_detections)
    parts = len(request.kinds) * (2 if request.measure else 1)
    tells = (progress.steps(tell, number, parts, before) for number, before in enumerate(_befores(request)))
    for kind in request.kinds:
        exporter.export(
            kind,
            calibration_count=request.calibration,
            calibration_seed=request.calibration_seed,
            tell=next(tells),
        )
        if request.measure:
            measuring.measure(run, [kind], tell=next(tells))
    return record.read(run)


def _befores(request: ExportRequest) -> list[str]:
    """What stands before the words of each part: the kind, unless the part says it itself."""
    return [before for kind in request.kinds for before in ([f"{kind}: ", ""] if request.measure else [f"{kind}: "])]


if __name__ == "__main__":
    tasks.serve(ExportRequest, work)
