"""What a worker does to bring photos and labels in, or take labels out. Nothing here touches a widget."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from effdet_core import images
from effdet_core.dataset import Split
from effdet_core.errors import Cancelled, InputError, Problem
from effdet_core.formats import pictures, unpack
from effdet_core.project import Project

if TYPE_CHECKING:
    from effdet_core.project.exporting import ExportReport
    from effdet_core.project.importing import ImportReport
    from effdet_core.project.merging import Conflicts
    from effdet_core.project.placing import Match

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class AddReport:
    """pictures: that are part of the project now. problems: of those that are not. stopped: by the person."""

    pictures: int
    problems: tuple[Problem, ...] = ()
    stopped: bool = False


def link_folders(project: Path, folders: Sequence[Path], progress: Progress) -> AddReport:
    """Makes the photos in folders part of a project where they are."""
    opened = Project.open(project)
    found = 0
    for done, folder in enumerate(folders, 1):
        opened.link(folder)
        found += sum(1 for _ in images.pictures_in(folder.resolve()))
        progress(done, len(folders))
    return AddReport(found)


def copy_pictures(project: Path, sources: Sequence[Path], progress: Progress) -> AddReport:
    """Copies photos, and those in folders, into a project; below a folder they keep their relative paths."""
    from effdet_core.project.placing import Placing

    opened = Project.open(project)
    problems: list[Problem] = []
    copied = 0
    with ExitStack() as held:
        work = [(folder, path) for source in sources for folder, path in _pictures(source, opened.path, held)]
        for done, (folder, path) in enumerate(work, 1):
            try:
                images.check(path)
                Placing(opened, (folder,), True, "path").name(path, copy=True)
                copied += 1
            except InputError as e:
                problems += e.problems
            try:
                progress(done, len(work))
            except Cancelled:
                return AddReport(copied, tuple(problems), stopped=True)
    return AddReport(copied, tuple(problems))


def _pictures(source: Path, project: Path, held: ExitStack) -> list[tuple[Path, Path]]:
    """(the folder that paths are relative to, photo) of a photo, or of all photos in a folder or an archive.

    held: keeps what an archive was unpacked to, in the project.
    """
    if unpack.is_archive(source):
        folder = held.enter_context(pictures.unpacked(source, project))
        return [(folder, folder / found) for found in images.pictures_in(folder)]
    if source.is_dir():
        folder = source.resolve()
        return [(folder.parent, folder / found) for found in images.pictures_in(folder)]
    return [(source.resolve().parent, source.resolve())]


def import_labels(
    project: Path,
    source: Path,
    *,
    copy: bool,
    conflicts: Conflicts,
    by_content: bool,
    progress: Progress,
) -> ImportReport:
    """`import_into`, for a worker."""
    from effdet_core.project.importing import import_into

    match: Match = "content" if by_content else "path"
    opened = Project.open(project)
    return import_into(opened, source, copy=copy, conflicts=conflicts, match=match, progress=progress)


def export(
    project: Path,
    target: Path,
    format: str,
    *,
    splits: Collection[Split] | None,
    copy: bool,
    progress: Progress,
) -> ExportReport:
    """`export_labels`, for a worker."""
    from effdet_core.project.exporting import export_labels

    return export_labels(Project.open(project), target, format, splits=splits, copy_pictures=copy, progress=progress)
