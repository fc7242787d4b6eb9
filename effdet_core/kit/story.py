"""What a model card says of data and training, read from a run folder; decided here, drawn elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from effdet_core import declare, events
from effdet_core.dataset import SPLITS, Dataset, Example, Split
from effdet_core.hparams import ModelConfig, Resize
from effdet_core.preprocess import geometry
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

Point = tuple[float, float]
_STATES = {
    "new": "not started",
    "running": "still training",
    "completed": "completed",
    "stopped": "stopped by hand",
    "failed": "failed",
    "interrupted": "interrupted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassFacts:
    """boxes: by split. photos: that show it. side: the median, in pixels of the network's input; 0 for none."""

    name: str
    boxes: Mapping[Split, int]
    photos: int
    side: float

    @property
    def all_boxes(self) -> int:
        """In all splits."""
        return sum(self.boxes.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Data:
    """photos, empty (with nothing here): by split. most: objects of the fullest photo."""

    classes: tuple[ClassFacts, ...]
    photos: Mapping[Split, int]
    empty: Mapping[Split, int]
    most: int

    @property
    def all_photos(self) -> int:
        """In all splits."""
        return sum(self.photos.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Training:
    """state: in words. seconds: of all sessions. ended: seconds since 1970, 0 where nothing happened yet.

    loss, val_loss, ap50: curves over passes. best: the pass with the highest AP50, 0 where none was judged.
    """

    state: str
    weights: str
    epochs: int
    epochs_done: int
    seconds: float
    ended: float
    loss: tuple[Point, ...]
    val_loss: tuple[Point, ...]
    ap50: tuple[Point, ...]
    best: int
    warnings: tuple[events.Warned, ...]


def data_of(dataset: Dataset, config: ModelConfig) -> Data:
    """Counts and sizes."""
    of = {split: dataset.of(split) for split in SPLITS}
    return Data(
        classes=tuple(_class_facts(dataset, place, config) for place in range(len(dataset.classes))),
        photos={split: len(examples) for split, examples in of.items()},
        empty={split: sum(not example.boxes for example in examples) for split, examples in of.items()},
        most=max((len(example.boxes) for example in dataset.examples), default=0),
    )


def training_of(run: RunFolder, seen: Sequence[events.Event]) -> Training:
    """The whole training, all sessions together."""
    started = [event for event in seen if isinstance(event, events.Started)]
    steps = [event for event in seen if isinstance(event, events.StepDone)]
    passes = [event for event in seen if isinstance(event, events.EpochDone)]
    judged = [e for e in seen if isinstance(e, events.Evaluated) and (e.split, e.source) == ("val", "network")]
    per_pass = max(1, started[-1].steps_per_epoch) if started else 1
    best = max(judged, key=lambda event: event.metrics.ap50, default=None)
    return Training(
        state=_STATES[run.state()],
        weights=started[0].weights if started else "",
        epochs=started[-1].epochs if started else 0,
        epochs_done=max((event.epoch for event in passes), default=0),
        seconds=_seconds(seen),
        ended=seen[-1].time if seen else 0.0,
        loss=tuple((event.step / per_pass, event.losses.total) for event in steps),
        val_loss=tuple((float(e.epoch), e.val_losses.total) for e in passes if e.val_losses is not None),
        ap50=tuple((float(event.epoch), max(0.0, event.metrics.ap50)) for event in judged if event.epoch),
        best=best.epoch if best else 0,
        warnings=tuple({event.message: event for event in seen if isinstance(event, events.Warned)}.values()),
    )


def changed_settings(spec: EfficientDetSpec) -> list[tuple[str, str, str]]:
    """(label, value, unit) of each parameter that is not as the original has it, and of the model."""
    usual = EfficientDetSpec()
    rows = []
    for item in declare.declared(EfficientDetSpec):
        value = getattr(spec, item.name)
        if item.name == "hparams" or (value == getattr(usual, item.name) and item.name != "model_name"):
            continue
        rows.append((item.facts.label or item.name, _words(_without_place(value)), item.facts.unit))
    rows += [(key, _words(value), "") for key, value in spec.values()["hparams"].items()]
    return rows


def _words(value: object) -> str:
    """A value for a table."""
    return (value or "nothing") if isinstance(value, str) else declare.shown(value)


def without_places(spec: EfficientDetSpec) -> EfficientDetSpec:
    """The same settings without the folders of this computer, which concern nobody else."""
    return declare.replace(spec, {"uri": _without_place(spec.uri), "model_dir": None})


def _without_place(value: object) -> object:
    if isinstance(value, str) and "://" not in value and Path(value).is_absolute():
        return Path(value).name
    return value


def _class_facts(dataset: Dataset, place: int, config: ModelConfig) -> ClassFacts:
    counts = {split: sum(example.classes.count(place) for example in dataset.of(split)) for split in SPLITS}
    sides = [side for example in dataset.examples for side in _sides(example, place, config)]
    return ClassFacts(
        name=dataset.classes[place],
        boxes=counts,
        photos=sum(place in example.classes for example in dataset.examples),
        side=float(np.median(sides)) if sides else 0.0,
    )


def _sides(example: Example, place: int, config: ModelConfig) -> list[float]:
    """Square roots of the areas of a class's boxes, in pixels of the network's input."""
    resize: Resize = "stretch" if config.resize == "stretch" else "letterbox"
    y, x = geometry((example.height, example.width), config.image_size, resize).scale
    boxes = example.box_array[example.class_array == place]
    areas = np.maximum(boxes[:, 2] - boxes[:, 0], 0) * np.maximum(boxes[:, 3] - boxes[:, 1], 0) * (y * x)
    return [float(side) for side in np.sqrt(areas)]


def _seconds(seen: Sequence[events.Event]) -> float:
    """From the start to the last word of every session."""
    total, began, last = 0.0, 0.0, 0.0
    for event in seen:
        if isinstance(event, events.Started):
            total += last - began if began else 0.0
            began = event.time
        last = event.time
    return total + last - began if began else 0.0
