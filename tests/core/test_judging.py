"""Having an exported file judged in a process of its own, as the window does."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PIL import Image

from effdet_core import tasks
from effdet_core.dataset import Dataset
from effdet_core.detections import Detections
from effdet_core.errors import Cancelled, UserError
from effdet_core.evaluation import judging, saved
from effdet_core.evaluation.judging import Judged, JudgeRequest
from effdet_core.evaluation.saved import Evaluation
from effdet_core.metrics import chance
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, LabelledBox
from effdet_core.run_folder import RunFolder
from tests.core.tiny_tflite import Tiny

LEFT, RIGHT = (0.0, 0.0, 20.0, 20.0), (0.0, 20.0, 20.0, 40.0)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Three photos whose bright left half is a bee, and a run that froze them."""
    made = Project.create(tmp_path / "project", ["bee", "wasp", "fly"])
    for number in range(3):
        pixels = np.full((20, 40, 3), 127, np.uint8)
        pixels[:, :20, 0] = 240 - number
        Image.fromarray(pixels).save(made.path / "images" / f"{number}.png")
        _label(made, number, LEFT)
    run = made.new_run()
    run.spec.write_text("{}")
    made.freeze()[0].write(run.dataset)
    run.export.mkdir()
    (run.export / "tiny.tflite").write_bytes(Tiny().build())
    return made


def _label(project: Project, number: int, *boxes: tuple[float, float, float, float]) -> None:
    labelled = tuple(LabelledBox("bee", box) for box in boxes)
    annotation = Annotation(boxes=labelled, state="labelled", split="test", height=20, width=40)
    project.save_annotation(f"images/{number}.png", annotation)


def _judged(of: Project, tell: tasks.Tell = lambda *_: None, **changes: str) -> Evaluation:
    (run,) = of.runs()
    values = {"run": str(run.path), "source": str(run.export / "tiny.tflite"), "split": "test"} | changes
    return saved.read(Path(tasks.run(judging.MODULE, JudgeRequest(**values), Judged, tell).path))  # type: ignore[arg-type]


def test_what_a_file_finds_is_kept_in_the_run_with_how_far_it_is(project: Project) -> None:
    told: list[tuple[int, int]] = []
    evaluation = _judged(project, lambda done, total, _: told.append((done, total)))
    (run,) = project.runs()
    assert saved.path_of(run, "tiny.tflite", "test").is_file()
    assert [photo.boxes for photo in evaluation.photos] == [(LEFT,)] * 3
    assert [photo.scores[0] for photo in evaluation.photos] == pytest.approx([0.88, 0.88, 0.87], abs=0.02)
    assert evaluation.metrics.per_class_50["bee"] == pytest.approx(1)
    assert (3, 3) in told


def test_labels_as_they_are_now_can_judge_it(project: Project) -> None:
    _label(project, 1, LEFT, RIGHT)
    then, now = _judged(project), _judged(project, project=str(project.path))
    assert [len(photo.boxes) for photo in then.photos] == [1, 1, 1]
    assert [len(photo.boxes) for photo in now.photos] == [1, 2, 1]
    assert now.metrics.per_class_50["bee"] < then.metrics.per_class_50["bee"]


def test_judging_can_be_cancelled_and_keeps_nothing(project: Project) -> None:
    def cancel(done: int, total: int, words: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        _judged(project, cancel)
    assert saved.all_of(project.runs()[0]) == ()


@pytest.mark.parametrize(
    ("changes", "why"),
    [
        ({"source": "missing.tflite"}, "missing.tflite"),
        ({"source": saved.NETWORK}, "no weights yet"),
        ({"split": "val"}, "no val photos"),
        ({"run": "nowhere"}, "is not a run folder"),
    ],
)
def test_what_cannot_be_judged_says_why(project: Project, changes: dict[str, str], why: str) -> None:
    with pytest.raises(UserError, match=why):
        _judged(project, **changes)


def test_what_was_found_while_training_can_be_opened_as_an_evaluation(project: Project) -> None:
    (run,) = project.runs()
    dataset = Dataset.read(run.dataset)
    examples = [msgspec.structs.replace(example, split="val") for example in dataset.examples]
    Dataset(classes=dataset.classes, examples=tuple(examples)).write(run.dataset)
    chance.write(run, examples[:2], [Detections.sorted([LEFT], [0.9], [0]), Detections.none()])
    run.checkpoints.mkdir()
    (run.checkpoints / "best.npz").write_bytes(b"weights")
    evaluation = judging.of_predictions(RunFolder(run.path))
    assert [len(photo.found) for photo in evaluation.photos] == [1, 0]
    assert (evaluation.source, evaluation.split) == (saved.NETWORK, "val")
    assert evaluation.metrics.per_class_50["bee"] == pytest.approx(0.5, abs=0.01)
    assert not saved.is_stale(evaluation, saved.weights_of(run))
