"""Has photos of a run judged and keeps what was found: `tasks.run(judging.MODULE, JudgeRequest(...), Judged, tell)`.

For an exported file TensorFlow is not even loaded.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from effdet_core.dataset import Split
from effdet_core.evaluation import judging, saved
from effdet_core.evaluation.judging import Judged, JudgeRequest
from effdet_core.evaluation.saved import Evaluation
from effdet_core.run_folder import RunFolder
from effdet_core.tasks import Tell, serve


def work(request: JudgeRequest, tell: Tell) -> Judged:
    """Judges, and keeps it in the run. Raises `UserError`."""
    run = RunFolder(Path(request.run))
    progress = partial(_told, tell)
    if request.source == saved.NETWORK:
        return Judged(path=str(saved.write(run, judge_network(run, request.split, tell))))
    dataset, examples = judging.photos_of(run, request.split)
    path = Path(request.source)
    evaluation = judging.judge_file(
        path, examples, dataset.classes, request.split, workers=request.workers, progress=progress
    )
    return Judged(path=str(saved.write(run, evaluation)))


def judge_network(run: RunFolder, split: Split, tell: Tell) -> Evaluation:
    """What the network of a run finds with its best weights. Raises `RunError` when it has none yet."""
    dataset, examples = judging.photos_of(run, split)
    model = saved.fingerprint_of(saved.weights_of(run))
    tell(0, len(examples), "")
    from effdet_core.nn import trained
    from effdet_core.nn.evaluate import detections_of
    from effdet_core.nn.network_detector import NetworkDetector

    trained.leave_gpu_memory_to_others()
    network, config = trained.open_run(run)
    found = detections_of(NetworkDetector(network, config), examples, progress=partial(_told, tell))
    return judging.evaluation_of(saved.NETWORK, model, examples, found, dataset.classes, split)


def _told(tell: Tell, done: int, total: int) -> None:
    tell(done, total, "")


if __name__ == "__main__":
    serve(JudgeRequest, work)
