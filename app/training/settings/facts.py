"""What a training would find in the project now, in numbers, and small data sets made of it. Opens no picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from effdet_core.dataset import SPLITS, Dataset, Example, Split
from effdet_core.project import splits
from effdet_core.project.catalogue import STATES, Catalogue
from effdet_core.project.sanitise import settle

if TYPE_CHECKING:
    from app.session import Session

_USABLE = [STATES.index("labelled"), STATES.index("nothing here")]
_MOST_PLACED = 5000
"""Photos without a split beyond so many are counted by the project's parts, not placed one by one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """train, val, test: photos, those included that a training would place. boxes: for training, of each class.

    fullest: most boxes of one photo. sides: the middle box side of each class, as a part of the photo's longer side.
    waiting: photos that nobody looked at. damaged: those whose label file cannot be read.
    """

    classes: tuple[str, ...] = ()
    train: int = 0
    val: int = 0
    test: int = 0
    boxes: Mapping[str, int] = field(default_factory=dict)
    fullest: int = 0
    sides: Mapping[str, float] = field(default_factory=dict)
    waiting: int = 0
    damaged: int = 0

    @property
    def usable(self) -> int:
        """Photos that train or judge."""
        return self.train + self.val + self.test


def collect(session: Session) -> Facts:
    """The numbers of an open project."""
    catalogue, classes = session.catalogue, session.class_names
    rows = _usable_rows(catalogue)
    placed = _placed(session, rows)
    counts = np.bincount(placed[rows], minlength=len(SPLITS) + 1)
    of, labels, boxes = catalogue.all_boxes()
    kept = np.isin(of, rows)
    outside = ~catalogue.binned
    return Facts(
        classes=classes,
        train=int(counts[1]),
        val=int(counts[2]),
        test=int(counts[3]),
        boxes=_box_counts(catalogue, labels[kept & (placed[of] == 1)], classes),
        fullest=int(catalogue.count[rows].max(initial=0)),
        sides=_sides(catalogue, of[kept], labels[kept], boxes[kept]),
        waiting=int(np.count_nonzero((catalogue.state == STATES.index("not looked at")) & outside)),
        damaged=int(np.count_nonzero((catalogue.state == STATES.index("damaged")) & outside)),
    )


def for_recipe(facts: Facts) -> Dataset:
    """A data set in which a recipe finds what it would find in the real one; its pictures are made up."""
    plain = Example(image="", height=1, width=1, split="train")
    boxes = ((0.0, 0.0, 1.0, 1.0),) * facts.fullest
    full = Example(
        image="", height=1, width=1, split="val",
        boxes=boxes, classes=(0,) * len(boxes), crowd=(False,) * len(boxes),
    )  # fmt: skip
    return Dataset(classes=facts.classes, examples=(*(plain,) * facts.train, full))


def sample(session: Session, most: int) -> Dataset:
    """At most so many photos for training, spread over all of them; those with boxes first."""
    catalogue = session.catalogue
    rows = _usable_rows(catalogue)
    placed = _placed(session, rows)
    training = [int(row) for row in rows[placed[rows] == 1]]
    with_boxes = [row for row in training if catalogue.count[row]] or training
    chosen = with_boxes[:: max(1, len(with_boxes) // most)][:most]
    position = {name: place for place, name in enumerate(session.class_names)}
    found = [_example(session, row, position) for row in chosen]
    return Dataset(classes=session.class_names, examples=tuple(item for item in found if item is not None))


def validation_changes(session: Session) -> dict[str, Split]:
    """The split of each photo when those for training are spread again, so that some are kept to judge."""
    items = [_item(session.catalogue, int(row), anew=True) for row in _usable_rows(session.catalogue)]
    return splits.assign(items, session.project.ratios)


def _usable_rows(catalogue: Catalogue) -> NDArray[np.intp]:
    return np.flatnonzero(np.isin(catalogue.state, _USABLE) & ~catalogue.binned & ~catalogue.missing)


def _placed(session: Session, rows: NDArray[np.intp]) -> NDArray[np.uint8]:
    """The split of every row as the catalogue numbers them, where a training would place those without one."""
    catalogue = session.catalogue
    placed = catalogue.split.copy()
    unplaced = rows[placed[rows] == 0]
    if len(unplaced) > _MOST_PLACED:
        ratios = session.project.ratios
        edges = np.cumsum([ratios.train, ratios.val]) * len(unplaced)
        placed[unplaced] = 1 + np.searchsorted(edges, np.arange(len(unplaced)), side="right")
    elif len(unplaced):
        items = [_item(catalogue, int(row)) for row in rows]
        for name, split in splits.assign(items, session.project.ratios).items():
            if (row := catalogue.row_of(name)) is not None:
                placed[row] = SPLITS.index(split) + 1
    return placed


def _item(catalogue: Catalogue, row: int, *, anew: bool = False) -> splits.Item:
    photo = catalogue.row(row)
    split = None if anew and photo.split == "train" else photo.split
    return splits.Item(photo.name, frozenset(catalogue.boxes(row)[0]), photo.group, split)


def _box_counts(catalogue: Catalogue, labels: NDArray[np.uint16], classes: Sequence[str]) -> dict[str, int]:
    counted = np.bincount(labels, minlength=len(catalogue.labels)).tolist()
    of_label = dict(zip(catalogue.labels, counted, strict=False))
    return {name: int(of_label.get(name, 0)) for name in classes}


def _sides(
    catalogue: Catalogue, of: NDArray[np.int32], labels: NDArray[np.uint16], boxes: NDArray[np.float32]
) -> dict[str, float]:
    longest = catalogue.size.max(axis=1)[of] if len(catalogue) else np.zeros(0, np.int32)
    known = longest > 0
    area = np.clip(boxes[:, 2] - boxes[:, 0], 0, None) * np.clip(boxes[:, 3] - boxes[:, 1], 0, None)
    sides = np.sqrt(area[known].astype(np.float64)) / longest[known]
    found = {int(place): sides[labels[known] == place] for place in np.unique(labels[known])}
    return {catalogue.labels[place]: float(np.median(values)) for place, values in found.items()}


def _example(session: Session, row: int, position: Mapping[str, int]) -> Example | None:
    name = session.catalogue.names[row]
    size = session.size(name)
    if size is None:
        return None
    height, width = size
    labels, boxes = session.catalogue.boxes(row)
    settled = [
        (kept.box, position[label])
        for label, box in zip(labels, boxes.tolist(), strict=True)
        if label in position and (kept := settle(tuple(box), height, width)).box is not None
    ]
    kept_boxes = tuple(box for box, _ in settled if box is not None)
    return Example(
        image=str(Path(session.path(name)).absolute()), height=height, width=width, split="train",
        boxes=kept_boxes, classes=tuple(place for _, place in settled), crowd=(False,) * len(kept_boxes),
    )  # fmt: skip
