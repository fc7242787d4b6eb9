"""A frozen list of pictures with their boxes: what a run trains on and what an evaluation reads.

A project freezes itself into a `Dataset` when a run starts (`dataset.json` in the run folder); training,
evaluation and calibration know nothing else of where the pictures came from.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

import msgspec
import numpy as np

from effdet_core import atomic
from effdet_core.boxes import Boxes, as_boxes
from effdet_core.errors import InputError

Split = Literal["train", "val", "test"]
SPLITS: tuple[Split, ...] = get_args(Split)


class Example(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One labelled picture; with no boxes it is a picture with *nothing here*.

    image: absolute path of the file. height, width: pixels after EXIF orientation.
    boxes: (ymin, xmin, ymax, xmax) in those pixels. classes: 0-based positions in `Dataset.classes`, one per box.
    crowd: one per box, COCO's iscrowd (a region of many objects; never trained on, ignored when scoring).
    """

    image: str
    height: int
    width: int
    split: Split
    boxes: tuple[tuple[float, float, float, float], ...] = ()
    classes: tuple[int, ...] = ()
    crowd: tuple[bool, ...] = ()

    def __post_init__(self) -> None:
        if not len(self.boxes) == len(self.classes) == len(self.crowd):
            raise ValueError(f"{self.image}: boxes, classes and crowd differ in length")

    @property
    def box_array(self) -> Boxes:
        """The boxes as an array [N, 4] (see `effdet_core.boxes`)."""
        return as_boxes(self.boxes)

    @property
    def class_array(self) -> np.ndarray:
        """The 0-based classes as an int32 array [N]."""
        return np.asarray(self.classes, np.int32)


class Dataset(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Class names in the order of the network's outputs, and the pictures."""

    classes: tuple[str, ...]
    examples: tuple[Example, ...]

    def of(self, split: Split) -> tuple[Example, ...]:
        """The pictures of one split, in their fixed order."""
        return tuple(example for example in self.examples if example.split == split)

    def write(self, path: Path) -> None:
        """Writes JSON, replacing `path` in one step."""
        atomic.write_bytes(path, msgspec.json.format(msgspec.json.encode(self), indent=1))

    @classmethod
    def read(cls, path: Path) -> Dataset:
        """Reads what `write` wrote. Raises `InputError` when the file is missing, damaged or inconsistent."""
        try:
            return msgspec.json.decode(path.read_bytes(), type=cls)
        except OSError as e:
            raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
        except (msgspec.MsgspecError, ValueError) as e:
            raise InputError(f"is not a data set of this program: {e}", where=str(path)) from e
