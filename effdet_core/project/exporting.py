"""Writing the labels of a project for other programs, with or without the pictures.

The new folder is written beside its place under another name and gets its own at the end, so that it is whole or not
there. Whatever the format cannot hold is reported.
"""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import tempfile
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from effdet_core.dataset import SPLITS, Split
from effdet_core.errors import InputError, Problem, UserError
from effdet_core.formats import FORMATS, details
from effdet_core.formats.records import UNASSIGNED, ForeignBox, Format, Outgoing, OutgoingPicture
from effdet_core.images import probe
from effdet_core.project import snapshot
from effdet_core.project.names import file_name_from
from effdet_core.project.project import Project
from effdet_core.project.snapshot import Candidate

Progress = Callable[[int, int], None]
"""Called with the number of pictures done and of all; may raise `Cancelled`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportReport:
    """What was written.

    target: the folder. pictures: in it, `nothing_here` of them without a box. boxes: per class. splits: pictures per
    split, those without one under "unassigned". not_looked_at: pictures that nobody has judged, left out. left_out:
    pictures left out for other reasons, each with a problem, and those of splits that were not wanted. renamed:
    pictures that are called otherwise there. problems: what is wrong in the project, and what the format cannot hold.
    """

    format: str
    target: Path
    pictures: int
    nothing_here: int
    boxes: dict[str, int]
    splits: dict[str, int]
    not_looked_at: int
    left_out: int
    renamed: int
    problems: tuple[Problem, ...]


def export_labels(
    project: Project,
    target: Path,
    format: str,
    *,
    splits: Collection[Split] | None = None,
    copy_pictures: bool = True,
    link: bool = False,
    progress: Progress | None = None,
) -> ExportReport:
    """Writes everything labelled, and what was marked as nothing here, into a new or empty folder.

    format: a name of `FORMATS`. splits: only pictures of these; None for all, those without a split too. copy_pictures:
    False for the labels alone. link: hard links instead of copies where the disk can, which take no room; whoever
    changes such a picture changes the project's. Raises `UserError` when it cannot be written, and lets `Cancelled` of
    `progress` through; nothing is left of it then.
    """
    kind = _format(format, copy_pictures)
    place = _usable_target(project, Path(target).absolute())
    found = snapshot.collect(project)
    wanted = [item for item in found.candidates if splits is None or item.annotation.split in splits]
    if not wanted:
        message = "there is nothing to write: no picture of these splits is labelled or marked as nothing here"
        raise UserError(message, where=str(project.path), hint="Label pictures, or import labelled ones.")
    work = _Export(kind, project, copy_pictures, link, progress, len(wanted))
    work.left_out += len(found.candidates) - len(wanted)
    with _beside(place) as folder:
        outgoing = Outgoing(
            folder=folder, classes=project.class_names, pictures=work.pictures(wanted), place=work.place
        )
        remarks = kind.write(outgoing)
    return work.report(place, found.not_looked_at, (*found.problems, *work.problems, *work.not_held(wanted), *remarks))


@dataclass(slots=True)
class _Export:
    """A writing under way. crowds, refused: boxes that the format cannot hold, by class.

    unheld: what is noted of boxes that it has no place for, by what it is.
    """

    format: Format
    project: Project
    copy_pictures: bool
    link: bool
    progress: Progress | None
    total: int
    problems: list[Problem] = field(default_factory=list)
    boxes: Counter[str] = field(default_factory=Counter)
    splits: Counter[str] = field(default_factory=Counter)
    crowds: Counter[str] = field(default_factory=Counter)
    refused: Counter[str] = field(default_factory=Counter)
    unheld: Counter[str] = field(default_factory=Counter)
    nothing_here: int = 0
    left_out: int = 0
    renamed: int = 0
    turned: int = 0

    def pictures(self, candidates: Sequence[Candidate]) -> Iterator[OutgoingPicture]:
        """What can be written, one by one; tells the progress after each."""
        taken: set[str] = set()
        for done, candidate in enumerate(candidates, 1):
            boxes = tuple(self._held(candidate))
            try:
                self._note_turned(candidate)
            except InputError as e:
                self._leave_out(*e.problems)
                continue
            if candidate.boxes and not boxes:
                message = f"{self.format.label} can hold none of its boxes; the picture is left out"
                self._leave_out(Problem(message, str(candidate.image)))
                continue
            name = unique_name(candidate.image.name, taken)
            self._count(candidate, name, boxes)
            yield OutgoingPicture(
                image=candidate.image,
                name=name,
                height=candidate.height,
                width=candidate.width,
                split=candidate.annotation.split,
                boxes=boxes,
                extra=_noted(candidate),
                reviewed=candidate.annotation.reviewed,
                group=candidate.annotation.group,
            )
            if self.progress:
                self.progress(done, self.total)

    def place(self, picture: OutgoingPicture, target: Path) -> None:
        """Puts the picture's file at its place, if pictures are wanted."""
        if not self.copy_pictures:
            return
        target.parent.mkdir(parents=True, exist_ok=True)
        if self.link:
            with contextlib.suppress(OSError):  # another disk, or one that knows no links
                os.link(picture.image.resolve(), target)
                return
        shutil.copyfile(picture.image, target)

    def not_held(self, candidates: Sequence[Candidate]) -> Iterator[Problem]:
        """A sentence for every kind of thing that is not in the files."""
        label = self.format.label
        for name, count in sorted(self.crowds.items()):
            yield Problem(f"{label} has no crowds: {count} of {name!r} left out")
        for name, count in sorted(self.refused.items()):
            reason = self.format.why_no_class(name)
            yield Problem(f"{label} cannot hold the class {name!r}: {reason}; {count} of its boxes left out")
        if self.unheld:
            told = ", ".join(f"{name} ({count})" for name, count in self.unheld.most_common())
            yield Problem(f"{label} has no place for what is noted of boxes: {told}")
        noted = sum(bool(_noted(item)) for item in candidates)
        if noted and "notes" not in self.format.picture_details:
            yield Problem(
                f"{label} has no place for what is noted of pictures; {_counted(noted, 'picture')} so marked here"
            )
        reviewed = sum(item.annotation.reviewed for item in candidates)
        if reviewed and "reviewed" not in self.format.picture_details:
            yield Problem(
                f"{label} cannot say that a picture was reviewed; {_counted(reviewed, 'picture')} so marked here"
            )
        groups = {item.annotation.group for item in candidates} - {None}
        if groups and "group" not in self.format.picture_details:
            yield Problem(f"{label} knows no groups of pictures; {_counted(len(groups), 'group')} not written")
        if outlines := sum(len(item.annotation.foreign) for item in candidates):
            yield Problem(f"{_counted(outlines, 'shape')} of the annotations, no usable boxes and not written")
        if self.turned and not self.format.embeds:
            message = (
                f"{_counted(self.turned, 'picture')} turned by a mark in the file (EXIF); the boxes fit it upright"
            )
            yield Problem(message, hint="Programs that do not heed the mark will see the boxes elsewhere.")

    def report(self, target: Path, not_looked_at: int, problems: tuple[Problem, ...]) -> ExportReport:
        """What was done."""
        return ExportReport(
            format=self.format.name,
            target=target,
            pictures=self.splits.total(),
            nothing_here=self.nothing_here,
            boxes={name: self.boxes[name] for name in self.project.class_names if self.boxes[name]},
            splits={name: self.splits[name] for name in (*SPLITS, UNASSIGNED) if self.splits[name]},
            not_looked_at=not_looked_at,
            left_out=self.left_out,
            renamed=self.renamed,
            problems=problems,
        )

    def _held(self, candidate: Candidate) -> Iterator[ForeignBox]:
        """The boxes that the format can hold; the others are counted."""
        names = self.project.class_names
        found = zip(candidate.boxes, candidate.classes, candidate.crowd, candidate.extras, strict=True)
        for box, number, crowd, extra in found:
            name = names[number]
            if crowd and not self.format.holds_crowds:
                self.crowds[name] += 1
            elif self.format.why_no_class(name):
                self.refused[name] += 1
            else:
                self.unheld.update(detail for detail in details.names_of(extra) if not self.format.holds_detail(detail))
                yield ForeignBox(name, box, crowd, extra=extra)

    def _note_turned(self, candidate: Candidate) -> None:
        """Raises `InputError` when the picture cannot be read any more."""
        self.turned += probe(candidate.image).turned

    def _leave_out(self, *problems: Problem) -> None:
        self.left_out += 1
        self.problems += problems

    def _count(self, candidate: Candidate, name: str, boxes: tuple[ForeignBox, ...]) -> None:
        self.boxes.update(box.label for box in boxes)
        self.splits[candidate.annotation.split or UNASSIGNED] += 1
        self.nothing_here += not boxes
        self.renamed += name != candidate.image.name


def _noted(candidate: Candidate) -> Mapping[str, Any]:
    """What else is noted of a picture."""
    return details.of_keys(candidate.annotation.extra, ("version",))[0]


def unique_name(name: str, taken: set[str]) -> str:
    """A file name close to `name` that works on every system and in lists divided by spaces; its stem is new.

    taken: stems so far, in small letters; the new one is added.
    """
    path = Path(name)
    base = re.sub(r"[\s\ufffe\uffff]+", "_", file_name_from(path.stem))
    number, stem = 1, base
    while stem.lower() in taken:
        number += 1
        stem = f"{base}-{number}"
    taken.add(stem.lower())
    return stem + path.suffix


def _format(name: str, copy_pictures: bool) -> Format:
    if name not in FORMATS:
        raise UserError(f"there is no format {name!r}", hint=f"The formats are {', '.join(FORMATS)}.")
    if FORMATS[name].embeds and not copy_pictures:
        message = f"{FORMATS[name].label} holds the pictures themselves; labels alone cannot be written"
        raise UserError(message, hint="Write it with the pictures, or choose another format.")
    return FORMATS[name]


def _usable_target(project: Project, target: Path) -> Path:
    """Raises `UserError` unless it is a new or empty folder apart from the project's own."""
    resolved = target.resolve()
    if resolved.is_relative_to(project.path) or project.library.name_of(resolved) is not None:
        hint = "Name a folder outside of the project and of its folders of pictures."
        raise UserError(
            "lies among the project's own files, which would count as its pictures", where=str(target), hint=hint
        )
    try:
        if target.is_symlink() or target.is_file() or (target.exists() and any(target.iterdir())):
            raise UserError(
                "is not an empty folder", where=str(target), hint="Name a new folder; nothing is overwritten."
            )
    except OSError as e:
        raise _refused(target, e) from e
    return target


@contextlib.contextmanager
def _beside(target: Path) -> Iterator[Path]:
    """A folder to write into, that becomes `target` if all goes well and vanishes if not."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".writing-", dir=target.parent))
    except OSError as e:
        raise _refused(target, e) from e
    try:
        yield folder
        folder.chmod(0o777 & ~_mask())
        if target.is_dir():
            target.rmdir()
        os.rename(folder, target)  # noqa: PTH104 - never over another file, unlike replace
    except OSError as e:
        raise _refused(target, e) from e
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _mask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _refused(target: Path, e: OSError) -> UserError:
    hint = "Check the free space and the permissions of the folder around it; nothing was left there."
    return UserError(f"could not be written: {e.strerror or e}", where=str(target), hint=hint)


def _counted(count: int, one: str) -> str:
    return f"1 {one} is" if count == 1 else f"{count} {one}s are"
