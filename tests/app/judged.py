"""Runs that were judged, written as the judge would have; nobody detects anything."""

from __future__ import annotations

from pathlib import Path

from effdet_core.dataset import Dataset, Example, Split
from effdet_core.evaluation import saved
from effdet_core.evaluation.saved import Box4, Evaluation, Intervals, Photo
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.app.runs import metrics_of

CLASSES = ("bee", "wasp")
BEE, WASP = 0, 1
NARROW: tuple[float, float] = (0.78, 0.82)
Found = tuple[Box4, float, int]
"""A box, how sure it is, and the place of its class."""


def trained(project: Project, name: str = "first") -> RunFolder:
    """A run with weights, nothing judged yet. All photos with something known of them are validation photos."""
    run = project.new_run(name)
    dataset, _ = project.freeze()
    examples = tuple(_in_val(example) for example in dataset.examples)
    Dataset(classes=dataset.classes, examples=examples).write(run.dataset)
    EfficientDetSpec(epochs=3, uri="none").write(run.spec)
    run.checkpoints.mkdir()
    (run.checkpoints / "best.npz").write_bytes(name.encode())
    return run


def judged(run: RunFolder, found: dict[str, tuple[Found, ...]], *, split: Split = "val", source: str = "network",
           ap50: tuple[float, float] = NARROW) -> Path:  # fmt: skip
    """Keeps an evaluation of a run. found: by the names of the photos' files; the others have none."""
    dataset = Dataset.read(run.dataset)
    photos = tuple(_photo(example, found.get(Path(example.image).name, ())) for example in dataset.of(split))
    model = saved.weights_of(run) if source == saved.NETWORK else run.export / source
    evaluation = Evaluation(
        source=source,
        split=split,
        classes=dataset.classes,
        metrics=metrics_of(0.8, {"bee": 0.9, "wasp": 0.7}),
        intervals=Intervals(ap=ap50, ap50=ap50, ap75=ap50, per_class_50={"bee": (0.85, 0.95), "wasp": (0.5, 0.9)}),
        photos=photos,
        model=saved.fingerprint_of(model),
    )
    return saved.write(run, evaluation)


def usual() -> dict[str, tuple[Found, ...]]:
    """One of each mistake at 0.40, on the photos of the `project` fixture.

    photo_0 has a bee, found, and a wasp, found as a bee; photo_1 a bee, found sloppily, and twice elsewhere nothing;
    photo_2 nothing, with a false alarm that is not very sure.
    """
    return {
        "photo_0.jpg": (
            ((10.0, 20.0, 60.0, 70.0), 0.9, BEE),
            ((30.0, 80.0, 90.0, 150.0), 0.7, BEE),
            ((12.0, 22.0, 61.0, 71.0), 0.6, BEE),
        ),
        "photo_1.jpg": (((10.0, 20.0, 60.0, 40.0), 0.8, BEE), ((10.0, 20.0, 60.0, 70.0), 0.3, BEE)),
        "photo_2.jpg": (((50.0, 50.0, 90.0, 90.0), 0.55, WASP),),
    }


def _in_val(example: Example) -> Example:
    return Example(
        image=example.image,
        height=example.height,
        width=example.width,
        split="val",
        boxes=example.boxes,
        classes=example.classes,
        crowd=example.crowd,
    )


def _photo(example: Example, found: tuple[Found, ...]) -> Photo:
    return Photo(
        image=example.image,
        height=example.height,
        width=example.width,
        boxes=example.boxes,
        classes=example.classes,
        crowd=example.crowd,
        found=tuple(box for box, _, _ in found),
        scores=tuple(score for _, score, _ in found),
        kinds=tuple(kind for _, _, kind in found),
    )
