"""A run that has learnt something, with photos, events and what was found; nobody trains."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from effdet_core import events
from effdet_core.boxes import as_boxes
from effdet_core.dataset import SPLITS, Dataset, Example
from effdet_core.detections import Detections
from effdet_core.evaluation import intervals, saved
from effdet_core.evaluation.saved import Evaluation
from effdet_core.metrics import chance, coco_metrics
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.core.kits import CLASSES, noise

SIZE = (160, 120)
PHOTOS = 12


def trained_run(folder: Path, classes: Sequence[str] = CLASSES, *, judged: bool = True) -> RunFolder:
    """A run in a project. judged: whether its validation photos were looked at."""
    project = folder / "things"
    run = RunFolder(project / "runs" / "run-001")
    run.path.mkdir(parents=True)
    (project / "project.yaml").write_text("")
    EfficientDetSpec(epochs=5, hparams="learning_rate=0.01").write(run.spec)
    dataset = Dataset(classes=tuple(classes), examples=tuple(_examples(folder, len(classes))))
    dataset.write(run.dataset)
    _train(run, dataset, judged)
    if judged:
        chance.write(run, dataset.of("val"), [found_in(example) for example in dataset.of("val")])
    return run


def evaluate(run: RunFolder, source: str = saved.NETWORK) -> Evaluation:
    """An evaluation of its test photos, as `effdet evaluate` leaves it."""
    dataset = Dataset.read(run.dataset)
    examples = dataset.of("test")
    found = [found_in(example) for example in examples]
    photos = tuple(saved.photo_of(*pair) for pair in zip(examples, found, strict=True))
    evaluation = Evaluation(
        source=source,
        split="test",
        classes=dataset.classes,
        metrics=coco_metrics(examples, found, dataset.classes),
        intervals=intervals.figures(photos, dataset.classes),
        photos=photos,
    )
    saved.write(run, evaluation)
    return evaluation


def found_in(example: Example) -> Detections:
    """The first box well, the second with a wrong class, the third not at all, and one that is not there."""
    boxes = [list(example.boxes[0]), list(example.boxes[1]), [2.0, 2.0, 20.0, 20.0]]
    return Detections.sorted(as_boxes(boxes), [0.9, 0.7, 0.6], [example.classes[0], example.classes[0], 0])


def _examples(folder: Path, classes: int) -> list[Example]:
    photos = folder / "photos"
    photos.mkdir()
    found = []
    for number in range(3 * PHOTOS):
        shift = float(number % 7)
        boxes = tuple((y + shift, x + shift, y + shift + 30, x + shift + 40) for y, x in ((30, 10), (30, 70), (75, 40)))
        found.append(
            Example(
                image=str(noise(photos / f"{number:02d}.png", SIZE, number)), height=SIZE[1], width=SIZE[0],
                split=SPLITS[number % 3], boxes=boxes, classes=tuple((number + n) % classes for n in range(3)),
                crowd=(False,) * 3,
            )
        )  # fmt: skip
    return found


def _train(run: RunFolder, dataset: Dataset, judged: bool) -> None:
    started = 1_700_000_000.0
    say = run.append_event
    say(
        events.Started(
            time=started, model_name="efficientdet-lite0", weights="random numbers", train_images=PHOTOS,
            val_images=PHOTOS, epochs=5, steps_per_epoch=10,
        )
    )  # fmt: skip
    for step in range(1, 51):
        losses = events.LossParts(total=3 / (1 + step / 10), class_loss=0.1, box_loss=0.01, l2=0.05)
        say(
            events.StepDone(
                time=started + step, step=step, epoch=(step + 9) // 10, losses=losses, learning_rate=0.01,
                gradient_norm=1.0, images_per_second=9.0, seconds_left=50.0 - step,
            )
        )  # fmt: skip
        if step % 10 == 0:
            epoch = step // 10
            say(events.EpochDone(time=started + step, epoch=epoch, step=step, losses=losses, val_losses=losses))
            if judged:
                found = [found_in(example) for example in dataset.of("val")]
                metrics = coco_metrics(dataset.of("val"), found, dataset.classes)
                evaluated = events.Evaluated(
                    time=started + step, split="val", source="network", epoch=epoch, metrics=metrics, images=PHOTOS
                )
                say(evaluated)
    say(events.Finished(time=started + 60, reason="completed", step=50, epoch=5, seconds=60.0))
