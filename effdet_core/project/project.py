"""A project on disk: a folder that a person can read, move and back up.

project.yaml   classes, splits policy, linked folders
images/        pictures that were copied into the project
annotations/   one labelme JSON per picture that was looked at, named after the picture
runs/          one folder per training
history/       the journal of edits: what can be undone
backups/       older states of project.yaml
set aside/     label files that could not be read, and a project.yaml

A picture without an annotation file has not been looked at. Linked folders are never written to.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import filelock
import msgspec

from effdet_core.dataset import Dataset, Split
from effdet_core.errors import AwayError, InputError, Problem, UserError, raise_if
from effdet_core.project import annotation as annotation_file
from effdet_core.project import backups, class_changes, linking, names, restoring, runs, settings, snapshot
from effdet_core.project import classes as object_classes
from effdet_core.project.annotation import Annotation
from effdet_core.project.classes import ObjectClass
from effdet_core.project.disk import Absent, Disk, Unreachable
from effdet_core.project.library import OWN, Library
from effdet_core.project.settings import LinkedFolder, Ratios, Settings
from effdet_core.run_folder import RunFolder

_FOLDERS = (OWN, "annotations", "runs")
_PATIENCE = 10.0
"""Seconds to wait for another process that is changing project.yaml."""


class Project:
    """An open project. Changes are on disk when a method returns; a failed one leaves the disk as it was."""

    def __init__(self, path: Path, current: Settings) -> None:
        self.path = path
        self.disk = Disk(path)
        self._settings = current
        self._library = _library(path, current)

    @classmethod
    def create(cls, path: str | os.PathLike[str], classes: Iterable[str] = ()) -> Project:
        """Makes the folder of a new project. Raises `UserError` for bad class names or a folder with content."""
        root, wanted = Path(path).absolute(), tuple(classes)
        raise_if(object_classes.name_problems(wanted))
        if root.is_file() or (root.is_dir() and any(root.iterdir())):
            raise UserError("is not an empty folder", where=str(root), hint="Name a new folder for the project.")
        with _reported(root):
            for name in _FOLDERS:
                (root / name).mkdir(parents=True, exist_ok=True)
        settings.write(root / "project.yaml", settings.with_new_classes(Settings(), wanted))
        backups.keep_newest(root / "project.yaml", root / "backups")
        return cls.open(root)

    @classmethod
    def open(cls, path: str | os.PathLike[str]) -> Project:
        """Opens a project folder.

        Raises `InputError` with everything that is wrong with it, a `DamagedProjectError` where a backup may help.
        """
        root = Path(path).resolve()
        current = _opened_settings(root, str(path))
        raise_if((*_outside(root), *_unusable_links(root, current)), InputError)
        return cls(root, current)

    def reload(self) -> None:
        """Takes over what another process wrote to project.yaml. Raises `InputError` when that cannot be used."""
        self._settings = settings.read(self.path / "project.yaml")
        self._library = _library(self.path, self._settings)

    def is_other_on_disk(self) -> bool:
        """Whether another process changed project.yaml. Raises `InputError` when it cannot be used."""
        return settings.read(self.path / "project.yaml") != self._settings

    @property
    def classes(self) -> tuple[ObjectClass, ...]:
        """The classes, in the order of a network's outputs."""
        return self._settings.classes

    @property
    def class_names(self) -> tuple[str, ...]:
        """Their names."""
        return tuple(item.name for item in self.classes)

    @property
    def next_class_id(self) -> int:
        """The id of the next new class; none is given again."""
        return self._settings.next_class_id

    @property
    def ratios(self) -> Ratios:
        """How new pictures are spread over the splits."""
        return self._settings.splits

    @property
    def training(self) -> dict[str, Any]:
        """Parameters of a training that this project changes, by name."""
        return dict(self._settings.training)

    @property
    def library(self) -> Library:
        """The folders of pictures."""
        return self._library

    def set_ratios(self, ratios: Ratios) -> None:
        """Changes how pictures without a split will be spread; no picture that has one moves."""
        raise_if(ratios.problems())
        self._change(lambda now: msgspec.structs.replace(now, splits=ratios))

    def set_training(self, changes: dict[str, Any]) -> None:
        """Replaces the parameters that trainings of this project start from."""
        self._change(lambda now: msgspec.structs.replace(now, training=changes))

    def change_classes(
        self, before: Sequence[ObjectClass], after: Sequence[ObjectClass], *, under_way: bool = False
    ) -> None:
        """Does to the classes what an edit did to `before`, which made `after` of them; annotations stay as they are.

        Classes that came in otherwise since stay. under_way: the names of before go on meaning their classes, while
        annotations are rewritten. Raises `UserError` when the list would be impossible.
        """

        def changed(now: Settings) -> Settings:
            target = class_changes.applied(now.classes, before, after, now.next_class_id)
            classes = class_changes.transitional(now.classes, target) if under_way else target
            following = max((now.next_class_id, *(item.id + 1 for item in target)))
            raise_if(object_classes.problems_of(classes, following))
            return msgspec.structs.replace(now, classes=classes, next_class_id=following)

        self._change(changed)

    def add_classes(self, new: Iterable[str]) -> None:
        """Adds classes at the end. Raises `UserError` for impossible names or ones that are there."""
        wanted = tuple(new)

        def added(now: Settings) -> Settings:
            raise_if(object_classes.name_problems(wanted, object_classes.positions(now.classes)))
            return settings.with_new_classes(now, wanted)

        self._change(added)

    def rename_class(self, old: str, new: str) -> None:
        """Renames a class in the project and in every annotation.

        The old name goes on meaning the class until the last annotation is rewritten, so that a crash between two of
        them loses nothing. Raises `UserError` when the names do not allow it.
        """
        self._change(lambda now: _renamed(now, old, new))
        files = [self.path / "annotations" / name for name in sorted(self.annotation_names())]
        rewritten = [_rename_in(path, old, new) for path in files]
        if all(rewritten):
            self._change(lambda now: _without_former_name(now, old))

    def link(self, folder: Path) -> str:
        """Makes the pictures in a folder, and below, part of the project where they are.

        Returns the name of the folder in the project; one that lies in a linked folder is part of that one already.
        Raises `UserError` unless it is a usable folder.
        """
        target = folder.resolve()
        if not target.is_dir() or (reason := _why_unusable(self.path, target)):
            raise UserError("is not a folder of pictures", where=str(folder), hint=reason or "Name the folder itself.")
        if self.library.name_of(target) is None:
            self._change(lambda now: _linked(now, self.path, target))
        return str(self.library.name_of(target)).partition("/")[0]

    def unlink(self, name: str) -> LinkedFolder:
        """Takes a linked folder out of the project; returns what `link_again` takes.

        Its pictures stay where they are, and its labels in the project: they are back when the folder is. Raises
        `UserError` for a folder that is not linked.
        """
        found = next((item for item in self._settings.linked if item.name == name), None)
        if found is None:
            hint = f"The linked folders are {', '.join(item.name for item in self._settings.linked) or 'none'}."
            raise UserError(f"there is no linked folder {name!r}", hint=hint)
        self._change(lambda now: _relinked(now, (item for item in now.linked if item.name != name)))
        return found

    def link_again(self, folder: LinkedFolder) -> None:
        """Takes `unlink` back, also where the folder is not there now. Raises `UserError` when its name is taken."""
        if any(item.name == folder.name for item in self._settings.linked):
            raise UserError("is linked already", where=folder.name)
        self._change(lambda now: _relinked(now, (*now.linked, folder)))

    def annotation_path(self, picture: str) -> Path:
        """The file that holds, or would hold, what is known of a picture."""
        return self.path / "annotations" / names.annotation_name(picture)

    def annotation_names(self) -> set[str]:
        """Relative paths of all annotation files, those of missing pictures too."""
        root = self.path / "annotations"
        found = (path for path in root.rglob("*.json") if not path.name.startswith(".") and path.is_file())
        return {path.relative_to(root).as_posix() for path in found}

    def annotation(self, picture: str) -> Annotation | None:
        """What is known of a picture, None when it has not been looked at.

        Raises `InputError` for a damaged file, `AwayError` where nobody can tell whether there is one.
        """
        path = self.annotation_path(picture)
        match self.disk.look(path):
            case Absent():
                return None
            case Unreachable(problem):
                raise AwayError.from_problems([problem])
        return annotation_file.read(path)[0]

    def save_annotation(self, picture: str, annotation: Annotation, *, sync: bool = True) -> None:
        """Writes what is known of a picture in one step. sync: see `atomic.write_bytes`.

        Raises `AwayError` when the project is out of reach: it is never made anew where its disk was.
        """
        path = self.annotation_path(picture)
        with _reported(path):
            self.disk.make(path.parent)
        raise_if(_outside(self.path, path.parent))
        image_path = _relative(self.library.path_of(picture), path.parent)
        annotation_file.write(path, replace(annotation, image_path=image_path), sync=sync)
        self.disk.ensure_there()  # or it was written beside it

    def set_aside(self, picture: str) -> Path:
        """Moves the label file of a picture, one that cannot be read, out of the way; returns where it is now."""
        path = self.annotation_path(picture)
        folder = self.path / "set aside" / path.parent.relative_to(self.path / "annotations")
        with _reported(path):
            self.disk.make(folder)
            free = (folder / f"{path.stem}{f'-{n}' if n > 1 else ''}.json" for n in count(1))
            target = next(name for name in free if not name.exists())
            os.replace(path, target)
        return target

    def assign_splits(self) -> dict[str, Split]:
        """Gives every usable picture without a split one, for good; returns the split of all usable ones by name."""
        return snapshot.with_splits(self, snapshot.collect(self).candidates)

    def freeze(self) -> tuple[Dataset, tuple[Problem, ...]]:
        """All labelled and nothing-here pictures as they are now, and everything that was left out, with reasons.

        Pictures without a split get one first, for good.
        """
        return snapshot.freeze(self)

    def runs(self) -> list[RunFolder]:
        """The runs, by name."""
        return runs.runs_in(self.path / "runs")

    def new_run(self, name: str | None = None, folder: Path | None = None) -> RunFolder:
        """Makes the folder of a new run, in `folder` or else where the project keeps its runs; see `runs.new_run`."""
        return runs.new_run(folder or self.path / "runs", name)

    def _change(self, change: Callable[[Settings], Settings]) -> None:
        """Applies `change` to project.yaml as it is on disk now, one process at a time."""
        path = self.path / "project.yaml"
        self.disk.ensure_there()  # a lock would make the folder anew
        with _reported(path), filelock.FileLock(self.path / ".lock", timeout=_PATIENCE):
            changed = change(settings.read(path))
            backups.keep(path, self.path / "backups")
            settings.write(path, changed)
            backups.keep_newest(path, self.path / "backups")
        self._settings = changed
        self._library = _library(self.path, changed)


def _opened_settings(root: Path, named: str) -> Settings:
    try:
        if (root / "project.yaml").is_file():
            return settings.read(root / "project.yaml")
    except settings.DamagedError as e:
        raise restoring.why_damaged(e, root) from e
    hint = "Name the folder of a project, or make a new one."
    missing = InputError("is no project: it holds no project.yaml", where=named, hint=hint)
    raise restoring.why_damaged(missing, root) if restoring.newest(root) else missing


def _library(root: Path, current: Settings) -> Library:
    linked = {item.name: (root / item.folder).resolve() for item in current.linked}
    return Library(root, {OWN: root / OWN, **linked})


def _renamed(now: Settings, old: str, new: str) -> Settings:
    target = next((item for item in now.classes if item.name == old), None)
    if target is None:
        raise UserError(f"there is no class {old!r}", hint=f"The classes are {', '.join(c.name for c in now.classes)}.")
    raise_if(object_classes.name_problems([new], object_classes.positions(now.classes)))
    changed = msgspec.structs.replace(target, name=new, formerly=(*target.formerly, old))
    return msgspec.structs.replace(now, classes=tuple(changed if c is target else c for c in now.classes))


def _without_former_name(now: Settings, old: str) -> Settings:
    kept = tuple(
        msgspec.structs.replace(c, formerly=tuple(name for name in c.formerly if name != old)) for c in now.classes
    )
    return msgspec.structs.replace(now, classes=kept)


def _rename_in(path: Path, old: str, new: str) -> bool:
    """Whether the file holds no box of the old name any more. A damaged one may: freezing reports it."""
    try:
        found = annotation_file.read(path)[0]
    except InputError:
        return False
    if any(box.label == old for box in found.boxes):
        boxes = tuple(replace(box, label=new) if box.label == old else box for box in found.boxes)
        annotation_file.write(path, replace(found, boxes=boxes))
    return True


def _relinked(now: Settings, linked: Iterable[LinkedFolder]) -> Settings:
    return msgspec.structs.replace(now, linked=tuple(linked))


def _linked(now: Settings, root: Path, target: Path) -> Settings:
    taken = {OWN, *(item.name for item in now.linked)}
    name = linking.name_for(root, target, taken)
    # Beside the project, a relative path lets both be moved together; elsewhere, an absolute one lets the project move.
    beside = target.is_relative_to(root.parent)
    folder = Path(os.path.relpath(target, root)).as_posix() if beside else str(target)
    return msgspec.structs.replace(now, linked=(*now.linked, LinkedFolder(name, folder)))


def _relative(path: Path, start: Path) -> str:
    try:
        return Path(os.path.relpath(path, start)).as_posix()
    except ValueError:  # another drive of Windows
        return path.as_posix()


def _outside(root: Path, *more: Path) -> Iterator[Problem]:
    """The folders we write to must not lead out of the project through links."""
    for folder in (*(root / name for name in _FOLDERS), *more):
        if not folder.resolve().is_relative_to(root):
            yield Problem("leads out of the project through a link", str(folder), "Make it a real folder.")


def _unusable_links(root: Path, current: Settings) -> Iterator[Problem]:
    for item in current.linked:
        reason = "It holds an impossible character." if "\0" in item.folder else ""
        if reason := reason or _why_unusable(root, (root / item.folder).resolve()):
            yield Problem("is no folder of pictures", f"{root / 'project.yaml'}, linked folder {item.name!r}", reason)


def _why_unusable(root: Path, folder: Path) -> str:
    """Why a folder cannot be linked, or ""."""
    if folder == Path(folder.anchor):
        return "A whole disk cannot be linked; name a folder on it."
    if folder.is_relative_to(root) and not folder.is_relative_to(root / OWN):
        return "It lies inside the project; only pictures under images/ can."
    return ""


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    try:
        yield
    except filelock.Timeout as e:
        hint = "Close the other window or command that works on this project."
        raise UserError("is being changed by another process", where=str(path), hint=hint) from e
    except OSError as e:
        raise _refused(path, e) from e


def _refused(path: Path, e: OSError) -> UserError:
    hint = "Check the free space and the permissions of this folder."
    return UserError(f"could not be used: {e.strerror or e}", where=str(path), hint=hint)
