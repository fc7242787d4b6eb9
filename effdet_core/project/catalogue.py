"""Every photo of a project in columns: what a window lists, filters, counts and draws without opening a file.

A cache of what is on disk. It is kept beside the project, read back in a moment, checked against the files and made
anew whenever it does not fit (`effdet_core.project.scanning`).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from effdet_core.dataset import SPLITS, Split
from effdet_core.project.annotation import State
from effdet_core.project.labels import Labels

Shown = State | Literal["damaged", "being read"]
"""What a photo can be in a list: its state; or its label file cannot be read, or has not been read yet."""
STATES: tuple[Shown, ...] = ("not looked at", "labelled", "nothing here", "damaged", "being read")
Sort = Literal["name", "boxes", "smallest", "state", "newest"]
Mask = NDArray[np.bool_]
_SPLITS: tuple[Split | None, ...] = (None, *SPLITS)
_ROOM = 16
_COLUMNS = ("state", "split", "reviewed", "binned", "missing", "size", "stamp", "count")


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One photo. missing: its file is not there. height, width: upright pixels, 0 where unknown. boxes: how many."""

    name: str
    state: Shown
    reviewed: bool
    split: Split | None
    group: str | None
    binned: bool
    missing: bool
    height: int
    width: int
    boxes: int

    @property
    def damaged(self) -> bool:
        """Whether its label file cannot be read."""
        return self.state == "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Which photos, in which order. An empty set filters nothing; values of one set add up, sets narrow each other.

    text: part of the name, in any case. fewest_boxes, most_boxes: both included. missing: only those whose file is not
    there. binned: those in the bin, and else only those outside it. smallest: by the side of their smallest box;
    newest: by when they were labelled.
    """

    text: str = ""
    classes: frozenset[str] = frozenset()
    states: frozenset[Shown] = frozenset()
    splits: frozenset[Split | None] = frozenset()
    reviewed: bool | None = None
    fewest_boxes: int = 0
    most_boxes: int | None = None
    missing: bool = False
    binned: bool = False
    sort: Sort = "name"
    descending: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many photos each value of a filter would show, the other filters applied.

    classes: photos with a box of it; class_boxes: those boxes. box_counts: by the number of boxes on a photo, of which
    there are any. binned: photos in the bin. all: photos outside it.
    """

    classes: dict[str, int]
    class_boxes: dict[str, int]
    states: dict[Shown, int]
    splits: dict[Split | None, int]
    box_counts: dict[int, int]
    reviewed: int
    missing: int
    binned: int
    all: int


@dataclass(frozen=True, slots=True)
class Selection:
    """rows: of the catalogue, int32, in the order asked for."""

    rows: NDArray[np.int32]
    counts: Counts


class _Stored(msgspec.Struct, frozen=True, array_like=True):
    version: int
    names: list[str]
    labels: list[str]
    columns: dict[str, bytes]
    boxes: list[bytes]
    box_labels: list[bytes]
    groups: dict[int, str]


_VERSION = 1
_ENCODER = msgspec.msgpack.Encoder()
_DECODER = msgspec.msgpack.Decoder(_Stored)


class Catalogue:
    """The columns. Rows are in the order of the library: folder by folder, by name."""

    def __init__(self, names: Sequence[str] = ()) -> None:
        count = len(names)
        self.names = list(names)
        self.state = np.zeros(count, np.uint8)
        self.split = np.zeros(count, np.uint8)
        self.reviewed = np.zeros(count, np.bool_)
        self.binned = np.zeros(count, np.bool_)
        self.missing = np.zeros(count, np.bool_)
        self.size = np.zeros((count, 2), np.int32)
        self.stamp = np.full((count, 2), -1, np.int64)
        self.count = np.zeros(count, np.int32)
        self.groups: dict[int, str] = {}
        self.labels: list[str] = []
        self._tally = np.zeros((count, _ROOM), np.uint16)
        self._smallest = np.full(count, np.inf, np.float32)
        self._boxes: list[bytes] = [b""] * count
        self._box_labels: list[bytes] = [b""] * count
        self._rows = dict(zip(self.names, range(count), strict=True))
        self._label_place: dict[str, int] = {}
        self._folded: list[str] | None = None

    def __len__(self) -> int:
        return len(self.names)

    def row_of(self, name: str) -> int | None:
        """Where a photo stands, None when it is not there."""
        return self._rows.get(name)

    def row(self, row: int) -> Row:
        """One photo."""
        return Row(
            name=self.names[row],
            state=STATES[self.state[row]],
            reviewed=bool(self.reviewed[row]),
            split=_SPLITS[self.split[row]],
            group=self.groups.get(row),
            binned=bool(self.binned[row]),
            missing=bool(self.missing[row]),
            height=int(self.size[row, 0]),
            width=int(self.size[row, 1]),
            boxes=int(self.count[row]),
        )

    def boxes(self, row: int) -> tuple[tuple[str, ...], NDArray[np.float32]]:
        """The labels of a photo's boxes, and the boxes, [K, 4] as in `effdet_core.boxes`."""
        places = np.frombuffer(self._box_labels[row], np.uint16)
        return tuple(self.labels[place] for place in places), np.frombuffer(self._boxes[row], np.float32).reshape(-1, 4)

    def all_boxes(self) -> tuple[NDArray[np.int32], NDArray[np.uint16], NDArray[np.float32]]:
        """Of every box: its row, the place of its label in `labels`, and itself: [M], [M], [M, 4]."""
        rows = np.repeat(np.arange(len(self), dtype=np.int32), self.count)
        labels = np.frombuffer(b"".join(self._box_labels), np.uint16)
        return rows, labels, np.frombuffer(b"".join(self._boxes), np.float32).reshape(-1, 4)

    def rows_with(self, label: str) -> NDArray[np.intp]:
        """The rows of photos that have a box of this label, those in the bin included."""
        place = self._label_place.get(label)
        return np.flatnonzero(self._tally[:, place]) if place is not None else np.zeros(0, np.intp)

    def boxes_with(self, label: str) -> int:
        """How many boxes of this label there are, in the bin too."""
        place = self._label_place.get(label)
        return int(self._tally[:, place].sum()) if place is not None else 0

    def put(self, row: int, labels: Labels) -> None:
        """Takes over what is said of a photo."""
        self.state[row] = STATES.index(labels.state)
        self.split[row] = _SPLITS.index(labels.split)
        self.reviewed[row], self.binned[row] = labels.reviewed, labels.binned
        self._put_group(row, labels.group)
        places = [self._place(box.label) for box in labels.boxes]
        self._put_boxes(row, places, np.array([box.box for box in labels.boxes], np.float32))

    def put_damaged(self, row: int) -> None:
        """Its label file cannot be read: nothing is known of it, and it is not empty either."""
        self.put(row, Labels())
        self.state[row] = STATES.index("damaged")

    def put_unread(self, row: int) -> None:
        """Its label file will be read."""
        self.state[row] = STATES.index("being read")

    def relisted(self, names: Sequence[str]) -> Catalogue:
        """A catalogue of these photos that says of those in this one what this one says."""
        other = Catalogue(names)
        found = [(row, place) for row, name in enumerate(names) if (place := self._rows.get(name)) is not None]
        here, there = np.array(found, np.intp).reshape(-1, 2).T
        for column in _COLUMNS:
            getattr(other, column)[here] = getattr(self, column)[there]
        other.labels, other._label_place = list(self.labels), dict(self._label_place)
        other._tally = np.zeros((len(other), self._tally.shape[1]), np.uint16)
        other._tally[here] = self._tally[there]
        other._smallest[here] = self._smallest[there]
        for row, place in found:
            other._boxes[row], other._box_labels[row] = self._boxes[place], self._box_labels[place]
        other.groups = {row: self.groups[place] for row, place in found if place in self.groups}
        return other

    def says(self, row: int) -> tuple[Row, tuple[str, ...], bytes]:
        """All that a row says, to be compared."""
        return self.row(row), self.boxes(row)[0], self._boxes[row]

    def to_bytes(self) -> bytes:
        """The catalogue as `from_bytes` reads it."""
        columns = {name: getattr(self, name).tobytes() for name in _COLUMNS}
        return _ENCODER.encode(
            _Stored(_VERSION, self.names, self.labels, columns, self._boxes, self._box_labels, self.groups)
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> Catalogue:
        """Raises `ValueError` for anything that `to_bytes` of this version did not write."""
        stored = _DECODER.decode(data)
        made = cls(stored.names)
        if stored.version != _VERSION or len(made._rows) != len(made):
            raise ValueError("another version")
        for name in _COLUMNS:
            column = getattr(made, name)
            setattr(made, name, np.frombuffer(stored.columns[name], column.dtype).reshape(column.shape).copy())
        made._boxes, made._box_labels, made.groups = stored.boxes, stored.box_labels, stored.groups
        for label in stored.labels:
            made._place(label)
        made._check()
        made._sum_up_boxes()
        return made

    def _check(self) -> None:
        """Raises `ValueError` unless the parts fit each other."""
        counts = self.count.tolist()
        fits = (
            [len(labels) for labels in self._box_labels] == [2 * count for count in counts]
            and [len(boxes) for boxes in self._boxes] == [16 * count for count in counts]
            and all(0 <= row < len(self) for row in self.groups)
        )
        if not fits or self.state.max(initial=0) >= len(STATES) or self.split.max(initial=0) >= len(_SPLITS):
            raise ValueError("the parts do not fit each other")

    def _sum_up_boxes(self) -> None:
        rows, labels, boxes = self.all_boxes()
        if labels.max(initial=0) >= max(1, len(self.labels)) and len(labels):
            raise ValueError("a box has a label that does not exist")
        width = self._tally.shape[1]
        places = rows * np.int64(width) + labels
        self._tally[:] = np.bincount(places, minlength=self._tally.size).reshape(-1, width)
        filled = np.flatnonzero(self.count)
        if len(filled):
            self._smallest[filled] = np.minimum.reduceat(_sides(boxes), np.searchsorted(rows, filled))

    def select(self, query: Query) -> Selection:
        """The photos that a query asks for, and what its other choices would show."""
        masks = self._masks(query)
        outside = ~self.binned
        base = self.binned if query.binned else outside

        def but(facet: str) -> Mask:
            found = base.copy()
            for name, mask in masks.items():
                if name != facet:
                    found &= mask
            return found

        shown = np.flatnonzero(but(""))
        counts = Counts(
            **self._class_counts(but("classes")),
            states=dict(zip(STATES, self._histogram(self.state, but("states"), len(STATES)), strict=True)),
            splits=dict(zip(_SPLITS, self._histogram(self.split, but("splits"), len(_SPLITS)), strict=True)),
            box_counts=self._box_counts(but("boxes")),
            reviewed=int(np.count_nonzero(but("reviewed") & self.reviewed)),
            missing=int(np.count_nonzero(but("missing") & self.missing)),
            binned=int(np.count_nonzero(self.binned)),
            all=int(np.count_nonzero(outside)),
        )
        return Selection(self._ordered(shown, query), counts)

    def _masks(self, query: Query) -> dict[str, Mask]:
        """What each filter that is set lets through."""
        masks: dict[str, Mask] = {}
        if query.text:
            wanted = query.text.casefold()
            masks["text"] = np.fromiter((wanted in name for name in self._folded_names()), np.bool_, len(self))
        if query.classes:
            places = [self._label_place[name] for name in query.classes if name in self._label_place]
            masks["classes"] = np.asarray(self._tally[:, places].any(axis=1), np.bool_)
        if query.states:
            masks["states"] = np.isin(self.state, [STATES.index(state) for state in query.states])
        if query.splits:
            masks["splits"] = np.isin(self.split, [_SPLITS.index(split) for split in query.splits])
        if query.reviewed is not None:
            masks["reviewed"] = self.reviewed if query.reviewed else np.logical_not(self.reviewed)
        if query.missing:
            masks["missing"] = self.missing
        if query.fewest_boxes or query.most_boxes is not None:
            most = np.iinfo(np.int32).max if query.most_boxes is None else query.most_boxes
            masks["boxes"] = (self.count >= query.fewest_boxes) & (self.count <= most)
        return masks

    def _class_counts(self, shown: Mask) -> dict[str, dict[str, int]]:
        tally = self._tally[shown, : len(self.labels)]
        photos, boxes = np.count_nonzero(tally, axis=0), tally.sum(axis=0, dtype=np.int64)
        return {
            "classes": dict(zip(self.labels, map(int, photos), strict=True)),
            "class_boxes": dict(zip(self.labels, map(int, boxes), strict=True)),
        }

    def _box_counts(self, shown: Mask) -> dict[int, int]:
        photos = np.bincount(self.count[shown])
        return {int(boxes): int(photos[boxes]) for boxes in np.flatnonzero(photos)}

    @staticmethod
    def _histogram(values: NDArray[np.uint8], shown: Mask, count: int) -> list[int]:
        return [int(number) for number in np.bincount(values[shown], minlength=count)]

    def _ordered(self, rows: NDArray[np.intp], query: Query) -> NDArray[np.int32]:
        if query.sort != "name":
            rows = rows[np.argsort(self._key(query.sort)[rows], kind="stable")]
        return (rows[::-1] if query.descending else rows).astype(np.int32)

    def _key(self, sort: Sort) -> NDArray[np.float64]:
        if sort == "boxes":
            return self.count.astype(np.float64)
        if sort == "state":
            return self.state.astype(np.float64)
        if sort == "newest":
            return -self.stamp[:, 0].astype(np.float64)
        return self._smallest.astype(np.float64)

    def _folded_names(self) -> list[str]:
        if self._folded is None:
            self._folded = [name.casefold() for name in self.names]
        return self._folded

    def _place(self, label: str) -> int:
        """The column of a label, a new one for a new label."""
        if label not in self._label_place:
            self._label_place[label] = len(self.labels)
            self.labels.append(label)
            if len(self.labels) > self._tally.shape[1]:
                self._tally = np.hstack([self._tally, np.zeros_like(self._tally)])
        return self._label_place[label]

    def _put_group(self, row: int, group: str | None) -> None:
        if group is None:
            self.groups.pop(row, None)
        else:
            self.groups[row] = group

    def _put_boxes(self, row: int, places: list[int], boxes: NDArray[np.float32]) -> None:
        self.count[row] = len(places)
        self._smallest[row] = _sides(boxes).min(initial=np.inf) if places else np.inf
        self._boxes[row] = boxes.tobytes()
        self._box_labels[row] = np.array(places, np.uint16).tobytes()
        self._tally[row] = 0
        np.add.at(self._tally[row], places, 1)


def _sides(boxes: NDArray[np.float32]) -> NDArray[np.float32]:
    """The shorter side of each box, [M] of [M, 4]."""
    sides: NDArray[np.float32] = np.minimum(boxes[:, 2] - boxes[:, 0], boxes[:, 3] - boxes[:, 1])
    return sides
