"""What is written is read by a reader that is not ours: globox, which has its own for COCO, Pascal VOC, YOLO, labelme.

The test that faster-coco-eval reads COCO is in `test_project_export`, that TensorFlow reads TFRecord in
`test_formats_tfrecord`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from globox import AnnotationSet, thread_utils

from effdet_core.project import Project, export_labels
from effdet_core.project.annotation import Annotation, LabelledBox
from tests.core.labelled_sets import picture

BOXES = {
    "a.jpg": [("bee", (1.0, 2.0, 20.5, 30.25)), ("große Wespe", (0.0, 0.0, 5.0, 5.0))],
    "b.jpg": [("moth", (3.125, 4.0, 29.5, 40.0))],
    "c.jpg": [],
}
READERS: dict[str, Callable[[Path], AnnotationSet]] = {
    "coco": lambda root: AnnotationSet.from_coco(root / "annotations" / "instances_train.json"),
    "labelme": lambda root: AnnotationSet.from_labelme(root / "train"),
    "voc": lambda root: AnnotationSet.from_pascal_voc(root / "Annotations"),
    "yolo": lambda root: AnnotationSet.from_yolo_v5(root / "labels" / "train", image_folder=root / "images" / "train"),
}


@pytest.fixture(autouse=True)
def _threads_that_end(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """globox keeps its threads as long as Python runs."""
    with ThreadPoolExecutor(2) as pool:
        monkeypatch.setattr(thread_utils, "SHARED_THREAD_POOL", pool)
        yield


@pytest.mark.parametrize("kind", sorted(READERS))
def test_another_reader_finds_the_same_boxes(tmp_path: Path, kind: str) -> None:
    project = Project.create(tmp_path / "project", ["bee", "große Wespe", "moth"])
    for name, boxes in BOXES.items():
        picture(project.path / "images" / name)
        found = tuple(LabelledBox(label, corners, False, {"flags": {"difficult": True}}) for label, corners in boxes)
        state = "labelled" if found else "nothing here"
        project.save_annotation(f"images/{name}", Annotation(boxes=found, state=state, split="train"))
    export_labels(project, tmp_path / "out", kind)
    numbers = {str(number): name for number, name in enumerate(project.class_names)} if kind == "yolo" else {}
    read = {}
    for item in READERS[kind](tmp_path / "out"):
        assert item.image_size == (40, 30)
        read[item.image_id] = [(numbers.get(box.label, box.label), box.ltrb) for box in item.boxes]
    assert read.keys() == BOXES.keys()
    for name, boxes in BOXES.items():
        assert [label for label, _ in read[name]] == [label for label, _ in boxes]
        for (_, (left, top, right, bottom)), (_, corners) in zip(read[name], boxes, strict=True):
            assert (top, left, bottom, right) == pytest.approx(corners)
