"""Has photos of a run judged and keeps what was found: `tasks.run(judging.MODULE, JudgeRequest(...), Judged, tell)`.

For an exported file TensorFlow is not even loaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from effdet_core.dataset import Example, Split
from effdet_core.evaluation import judging, relabelling, saved
from effdet_core.evaluation.judging import Judged, JudgeRequest
from effdet_core.evaluation.saved import Evaluation
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.tasks import Tell, serve


def work(request: JudgeRequest, tell: Tell) -> Judged:
    """Judges, and keeps it in the run. Raises `UserError`."""
    run = RunFolder(Path(request.run))
    dataset, examples = judging.photos_of(run, request.split)
    if request.project is not None:
        examples = relabelling.labelled_now(examples, dataset.classes, Project.open(request.project))
    if request.source == saved.NETWORK:
        evaluation = judge_network(run, examples, dataset.classes, request.split, tell)
    else:
        evaluation = judging.judge_file(
            Path(request.source),
            examples,
            dataset.classes,
            request.split,
            workers=request.workers,
            progress=partial(_told, tell),
        )
    return Judged(path=str(saved.write(run, evaluation)))


def judge_network(
    run: RunFolder, examples: Sequence[Example], classes: Sequence[str], split: Split, tell: Tell
) -> Evaluation:
    """What the network of a run finds with its best weights. Raises `RunError` when it has none yet."""
    model = saved.fingerprint_of(saved.weights_of(run))
    tell(0, len(examples), "")
    from effdet_core.nn import trained
    from effdet_core.nn.evaluate import detections_of
    from effdet_core.nn.network_detector import NetworkDetector

    trained.leave_gpu_memory_to_others()
    network, config = trained.open_run(run)
    found = detections_of(NetworkDetector(network, config), examples, progress=partial(_told, tell))
    return judging.evaluation_of(saved.NETWORK, model, examples, found, classes, split)


def _told(tell: Tell, done: int, total: int) -> None:
    tell(done, total, "")


if __name__ == "__main__":
    serve(JudgeRequest, work)
