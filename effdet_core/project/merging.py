"""What becomes of a picture that two people labelled: which boxes are the same, where they differ, what is kept.

Boxes of one class that overlap with an IoU of at least `SAME_OBJECT` are the same object, and in the same place from
`SAME_PLACE` on; boxes that overlap as much and differ in class are one object with two names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from effdet_core.boxes import as_boxes, iou
from effdet_core.project.annotation import LabelledBox

Conflicts = Literal["keep", "theirs", "both"]
"""What counts where the labels here and those that come in differ: these, those, or all of both."""
SAME_OBJECT = 0.5
SAME_PLACE = 0.9
_MOST_PAIRS = 10_000_000
"""Beyond, the table of overlaps would fill the memory; such pictures are not labelled by people."""

_Pair = tuple[LabelledBox, LabelledBox]


@dataclass(frozen=True, slots=True)
class Comparison:
    """The boxes of two people on one picture; pairs are (here, there).

    agreed: same class and place. place_differs, class_differs: the same object. only_here, only_there: without partner.
    """

    agreed: tuple[_Pair, ...] = ()
    place_differs: tuple[_Pair, ...] = ()
    class_differs: tuple[_Pair, ...] = ()
    only_here: tuple[LabelledBox, ...] = ()
    only_there: tuple[LabelledBox, ...] = ()

    @property
    def is_agreement(self) -> bool:
        """Whether both say the same."""
        return not (self.place_differs or self.class_differs or self.only_here or self.only_there)

    def __str__(self) -> str:
        counts = {
            "only here": self.only_here,
            "only there": self.only_there,
            "of another class there": self.class_differs,
            "in another place there": self.place_differs,
        }
        told = (
            f"{len(found)} {'box' if len(found) == 1 else 'boxes'} {text}" for text, found in counts.items() if found
        )
        return ", ".join(told)


def compare(here: Sequence[LabelledBox], there: Sequence[LabelledBox]) -> Comparison:
    """Pairs the boxes: equal ones first, then those of one class, then others; the closest first."""
    equal, rest_here, rest_there = _without_equal(here, there)
    if len(rest_here) * len(rest_there) > _MOST_PAIRS:
        return Comparison(equal, only_here=rest_here, only_there=rest_there)
    overlaps = iou(as_boxes([box.box for box in rest_here]), as_boxes([box.box for box in rest_there]))
    kin = np.array([[_kind(a) == _kind(b) for b in rest_there] for a in rest_here], bool).reshape(overlaps.shape)
    same = _pairs(np.where(kin, overlaps, 0))
    left = overlaps.copy()
    for i, j in same:
        left[i, :] = left[:, j] = 0
    other = _pairs(left)
    used_here, used_there = {i for i, _ in same + other}, {j for _, j in same + other}
    return Comparison(
        agreed=equal + tuple((rest_here[i], rest_there[j]) for i, j in same if overlaps[i, j] >= SAME_PLACE),
        place_differs=tuple((rest_here[i], rest_there[j]) for i, j in same if overlaps[i, j] < SAME_PLACE),
        class_differs=tuple((rest_here[i], rest_there[j]) for i, j in other),
        only_here=tuple(box for i, box in enumerate(rest_here) if i not in used_here),
        only_there=tuple(box for j, box in enumerate(rest_there) if j not in used_there),
    )


def merged(found: Comparison, conflicts: Conflicts) -> tuple[LabelledBox, ...]:
    """The boxes of the picture from now on. What both agree on keeps the place and the extras it has here."""
    agreed = tuple(here for here, _ in found.agreed)
    differing = found.place_differs + found.class_differs
    ours = agreed + tuple(here for here, _ in differing) + found.only_here
    if conflicts == "keep":
        return ours
    if conflicts == "theirs":
        return agreed + tuple(there for _, there in differing) + found.only_there
    # One object in two places would train as two, so the place here counts; of two classes nobody knows which is right.
    return ours + tuple(there for _, there in found.class_differs) + found.only_there


def _without_equal(
    here: Sequence[LabelledBox], there: Sequence[LabelledBox]
) -> tuple[tuple[_Pair, ...], tuple[LabelledBox, ...], tuple[LabelledBox, ...]]:
    """Pairs that are the same to the last digit, and the rest of both: most of them, when one file is read twice."""
    waiting: dict[object, list[LabelledBox]] = defaultdict(list)
    for box in there:
        waiting[_kind(box), box.box].append(box)
    equal: list[_Pair] = []
    rest: list[LabelledBox] = []
    for box in here:
        if partners := waiting[_kind(box), box.box]:
            equal.append((box, partners.pop(0)))
        else:
            rest.append(box)
    paired = {id(partner) for _, partner in equal}
    return tuple(equal), tuple(rest), tuple(box for box in there if id(box) not in paired)


def _kind(box: LabelledBox) -> tuple[str, bool]:
    return box.label, box.crowd


def _pairs(overlaps: np.ndarray) -> list[tuple[int, int]]:
    """Places [row, column] of the largest overlaps, each row and column once, down to that of the same object."""
    rows, columns = np.nonzero(overlaps >= SAME_OBJECT)
    order = np.argsort(-overlaps[rows, columns], kind="stable")
    pairs: list[tuple[int, int]] = []
    used_rows: set[int] = set()
    used_columns: set[int] = set()
    for row, column in zip(rows[order].tolist(), columns[order].tolist(), strict=True):
        if row not in used_rows and column not in used_columns:
            pairs.append((row, column))
            used_rows.add(row)
            used_columns.add(column)
    return pairs
