"""Labels that were mended after a run froze them judge it as they are now."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.evaluation import judging, relabelling
from effdet_core.evaluation.saved import Evaluation
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, LabelledBox, Stamp
from tests.core.evaluations import Box

HERE: Box = (10.0, 10.0, 50.0, 50.0)
THERE: Box = (60.0, 60.0, 90.0, 90.0)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """Four photos with a bee each, of which two have a second one that nobody labelled."""
    made = Project.create(tmp_path / "project", ["wasp", "bee"])
    for number in range(4):
        path = made.path / "images" / f"{number}.png"
        path.write_bytes(b"what is in it does not matter, as its size is known")
        _label(made, number, ("bee", HERE))
    return made


def _label(project: Project, number: int, *boxes: tuple[str, Box]) -> None:
    name = f"images/{number}.png"
    stamp = Stamp.of(project.library.path_of(name))
    labelled = tuple(LabelledBox(kind, box) for kind, box in boxes)
    project.save_annotation(
        name, Annotation(boxes=labelled, state="labelled", split="test", height=100, width=120, stamp=stamp)
    )


@pytest.fixture
def evaluation(project: Project) -> Evaluation:
    """The run had the classes in another order, and its network found both bees in each photo."""
    examples = [
        Example(
            image=str(project.path / "images" / f"{number}.png"),
            height=100,
            width=120,
            split="test",
            boxes=(HERE,),
            classes=(0,),
            crowd=(False,),
        )
        for number in range(4)
    ]
    found = [Detections.sorted([HERE, THERE], [0.9, 0.8], [0, 0]) for _ in examples]
    return judging.evaluation_of("network", "1", examples, found, ("bee", "wasp"), "test")


def test_where_no_label_changed_there_is_nothing_to_judge(project: Project, evaluation: Evaluation) -> None:
    assert relabelling.relabelled(evaluation, project) is None


def test_a_box_that_was_forgotten_counts_when_it_is_drawn(project: Project, evaluation: Evaluation) -> None:
    for number in (1, 2):
        _label(project, number, ("bee", HERE), ("bee", THERE))
    now = relabelling.relabelled(evaluation, project)
    assert now is not None
    assert (now.changed, now.gone) == (2, 0)
    assert [photo.boxes for photo in now.evaluation.photos] == [(HERE,), (HERE, THERE), (HERE, THERE), (HERE,)]
    assert [photo.found for photo in now.evaluation.photos] == [photo.found for photo in evaluation.photos]
    assert now.evaluation.made == evaluation.made
    assert relabelling.relabelled(now.evaluation, project) is None
    tops = [item.metrics.ar100 for item in (evaluation, now.evaluation)]
    assert tops == pytest.approx([1, 1])
    assert now.evaluation.classes == ("bee", "wasp")


def test_a_box_of_another_class_keeps_its_place_in_the_run(project: Project, evaluation: Evaluation) -> None:
    _label(project, 0, ("wasp", HERE))
    now = relabelling.relabelled(evaluation, project)
    assert now is not None
    assert now.evaluation.photos[0].classes == (1,)
    assert now.evaluation.metrics.per_class_50["bee"] < evaluation.metrics.per_class_50["bee"]


def test_photos_in_the_bin_judge_no_more(project: Project, evaluation: Evaluation) -> None:
    annotation = project.annotation("images/3.png")
    assert annotation is not None
    project.save_annotation("images/3.png", replace(annotation, binned=True))
    now = relabelling.relabelled(evaluation, project)
    assert now is not None
    assert (now.changed, now.gone, len(now.evaluation.photos)) == (0, 1, 3)


def test_photos_that_are_not_the_projects_stay_as_they_are(tmp_path: Path, evaluation: Evaluation) -> None:
    other = Project.create(tmp_path / "other", ["bee"])
    assert relabelling.relabelled(evaluation, other) is None
