"""From the annotations of a project to a frozen data set, and everything that stays out of it, with reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from effdet_core import images
from effdet_core.dataset import Dataset, Example, Split
from effdet_core.errors import InputError, Problem
from effdet_core.project import annotation as annotation_file
from effdet_core.project import splits
from effdet_core.project.annotation import Annotation, LabelledBox, Stamp
from effdet_core.project.classes import positions
from effdet_core.project.names import is_unicode
from effdet_core.project.sanitise import Box, settle

if TYPE_CHECKING:
    from effdet_core.project.library import Library
    from effdet_core.project.project import Project

_LABEL_AGAIN = "Look at the picture again and draw its boxes anew, or say that nothing is here."


@dataclass(frozen=True, slots=True)
class Candidate:
    """A picture that can enter a data set. boxes and classes (0-based positions) as in `Example`.

    extras: what else is noted of each box.
    """

    name: str
    image: Path
    height: int
    width: int
    annotation: Annotation
    boxes: tuple[Box, ...]
    classes: tuple[int, ...]
    crowd: tuple[bool, ...]
    extras: tuple[Mapping[str, Any], ...]


@dataclass(slots=True)
class Collection:
    """What a project holds: usable pictures in order, how many were not looked at, and what is wrong."""

    candidates: list[Candidate] = field(default_factory=list)
    not_looked_at: int = 0
    problems: list[Problem] = field(default_factory=list)


def freeze(project: Project) -> tuple[Dataset, tuple[Problem, ...]]:
    """See `Project.freeze`."""
    found = collect(project)
    split_of = with_splits(project, found.candidates)
    examples = tuple(_example(candidate, split_of[candidate.name]) for candidate in found.candidates)
    notices = [*_groups_apart(found.candidates), *_not_looked_at(project, found.not_looked_at)]
    return Dataset(classes=project.class_names, examples=examples), (*found.problems, *notices)


def with_splits(project: Project, candidates: list[Candidate]) -> dict[str, Split]:
    """Decides and saves the split of every candidate without one; returns the split of all."""
    new = splits.assign(_items(candidates), project.ratios)
    for candidate in candidates:
        if candidate.name in new:
            project.save_annotation(candidate.name, replace(candidate.annotation, split=new[candidate.name]))
    old = {c.name: c.annotation.split for c in candidates if c.annotation.split is not None}
    return old | new


def collect(project: Project) -> Collection:
    """Reads every annotation once."""
    found = Collection()
    library, root = project.library, project.path / "annotations"
    unseen = project.annotation_names()
    position_of = positions(project.classes)
    for picture in library.names():
        name = str(project.annotation_path(picture).relative_to(root).as_posix())
        if name in unseen:
            unseen.discard(name)
            _take(found, picture, library.path_of(picture), root / name, position_of)
        else:
            found.not_looked_at += 1
    found.problems += _without_picture(unseen, root, library)
    return found


def _take(found: Collection, picture: str, image: Path, path: Path, position_of: dict[str, int]) -> None:
    """Adds one annotated picture, or the reason why it cannot be used."""
    try:
        annotation, remarks = annotation_file.read(path)
        found.problems += [Problem(f"{remark}; it is left out", str(path)) for remark in remarks]
        if annotation.binned:
            return
        if annotation.state == "not looked at":
            found.not_looked_at += 1
            return
        height, width = _size(image, annotation)
    except InputError as e:
        found.problems += e.problems
        return
    usable, reasons = _boxes(annotation.boxes, height, width, position_of)
    found.problems += [Problem(reason, str(path)) for reason in reasons]
    if annotation.state == "labelled" and not usable:
        found.problems.append(Problem("no usable box is left; the picture is left out", str(path), _LABEL_AGAIN))
        return
    boxes, classes, crowd, extras = zip(*usable, strict=True) if usable else ((), (), (), ())
    found.candidates.append(Candidate(picture, image, height, width, annotation, boxes, classes, crowd, extras))


def _size(image: Path, annotation: Annotation) -> tuple[int, int]:
    """Upright height and width; the file is opened only when it changed since they were recorded."""
    if not is_unicode(str(image)):
        raise InputError("its name is not valid Unicode", where=ascii(str(image)), hint="Rename the picture.")
    if annotation.height and annotation.width and annotation.stamp == _stamp(image):
        return annotation.height, annotation.width
    info = images.probe(image)
    recorded = (annotation.height, annotation.width)
    if None not in recorded and recorded != (info.height, info.width):
        message = (
            f"the picture was labelled at {recorded[1]} x {recorded[0]} pixels and has {info.width} x {info.height}"
        )
        raise InputError(f"{message} now; it is left out", where=str(image), hint=_LABEL_AGAIN)
    return info.height, info.width


def _stamp(image: Path) -> Stamp | None:
    try:
        return Stamp.of(image)
    except OSError:
        return None


def _boxes(
    boxes: tuple[LabelledBox, ...], height: int, width: int, position_of: dict[str, int]
) -> tuple[list[tuple[Box, int, bool, Mapping[str, Any]]], list[str]]:
    """(box, class position, crowd, extra) of the usable boxes, and why others are not."""
    usable, reasons = [], []
    for number, box in enumerate(boxes, 1):
        settled = settle(box.box, height, width)
        if box.label not in position_of:
            reasons.append(f"box {number} is of class {box.label!r}, which the project does not have; it is left out")
        elif settled.box is None:
            reasons.append(f"box {number}: {settled.remark}")
        else:
            usable.append((settled.box, position_of[box.label], box.crowd, box.extra))
    return usable, reasons


def _example(candidate: Candidate, split: Split) -> Example:
    return Example(
        image=str(candidate.image),
        height=candidate.height,
        width=candidate.width,
        split=split,
        boxes=candidate.boxes,
        classes=candidate.classes,
        crowd=candidate.crowd,
    )


def _items(candidates: list[Candidate]) -> list[splits.Item]:
    return [
        splits.Item(c.name, frozenset(box.label for box in c.annotation.boxes), c.annotation.group, c.annotation.split)
        for c in candidates
    ]


def _groups_apart(candidates: list[Candidate]) -> list[Problem]:
    hint = "Pictures of one group are too alike: give all of them the same split."
    return [
        Problem(f"the group {group!r} lies in several splits, so results will look too good", hint=hint)
        for group in splits.crossing_groups(_items(candidates))
    ]


def _not_looked_at(project: Project, count: int) -> list[Problem]:
    if not count:
        return []
    what = (
        "1 picture has not been looked at and is" if count == 1 else f"{count} pictures have not been looked at and are"
    )
    return [Problem(f"{what} left out", str(project.path), "Label them, or mark them as nothing here.")]


def _without_picture(names: set[str], root: Path, library: Library) -> list[Problem]:
    """Label files that wait for a picture: of linked folders that are gone, of folders that the project lacks, others.

    A folder is one problem, however many pictures it had.
    """
    missing = library.missing()
    problems = [
        Problem(f"the linked folder {name!r} is missing, and its pictures with it", str(folder), "Bring it back.")
        for name, folder in missing.items()
    ]
    lost = sorted(name for name in names if name.partition("/")[0] not in missing)
    strays = Counter(name.rpartition("/")[0].partition("/")[0] for name in lost if not library.holds(name))
    for folder, count in strays.items():
        files = "1 annotation" if count == 1 else f"{count} annotations"
        message = f"{files} of a folder that is no part of the project, left out"
        problems.append(
            Problem(message, str(root / folder), "Link the folder of these pictures, or import the labels.")
        )
    hint = "Put the picture back, or delete this file."
    told = [name for name in lost if library.holds(name)]
    return problems + [Problem("the picture of this annotation is missing", str(root / name), hint) for name in told]
