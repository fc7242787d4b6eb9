"""Bringing a labelled data set of another program into a project.

Whatever cannot be used is reported with its place and reason, and the rest goes on. The source is only read. Every
picture is finished before the next one begins, so that an interruption leaves a usable project and a second import
goes on where the first one ended. What was labelled in the project before changes only where that is asked for.
"""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from effdet_core.dataset import SPLITS, Split
from effdet_core.errors import Cancelled, Problem, UserError
from effdet_core.formats import open_source, unpack
from effdet_core.project.intake import Conflict, Intake
from effdet_core.project.merging import Conflicts
from effdet_core.project.placing import Match, Placing
from effdet_core.project.project import Project

Progress = Callable[[int, int], None]
"""Called with the number of pictures done and of all; may raise `Cancelled`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came in.

    pictures: newly labelled, or newly marked as nothing here (`nothing_here` of them). unchanged: were here already,
    the same. kept: were labelled here already in another way, or are in the bin, and stay so. merged: were labelled in
    another way, and have other labels now. not_looked_at: pictures the source says nothing of, or nothing usable.
    boxes: per class, of `pictures`. splits: of `pictures`, after new ones got theirs. conflicts: what differs, for each
    picture of `merged`, and of `kept` but for the bin. replaced: the folder of the label files that those of `merged`
    had before, None without any. cancelled: whether somebody stopped it; what is counted here came in, and pictures
    without a split have none yet.
    """

    format: str
    pictures: int
    nothing_here: int
    unchanged: int
    kept: int
    merged: int
    not_looked_at: int
    boxes: dict[str, int]
    splits: dict[Split, int]
    new_classes: tuple[str, ...]
    problems: tuple[Problem, ...]
    conflicts: tuple[Conflict, ...] = ()
    replaced: Path | None = None
    cancelled: bool = False


def import_into(
    project: Project,
    source: Path,
    *,
    format: str | None = None,
    copy: bool = False,
    match: Match = "path",
    conflicts: Conflicts = "keep",
    progress: Progress | None = None,
) -> ImportReport:
    """Imports `source`, which may be a .zip, and reports. Stops where `progress` raises `Cancelled`.

    format: its kind, recognised when None. copy: pictures too, instead of links; those of a .zip or TFRecord always
    are. match: what makes a picture one that is here already (`placing.Match`; "content" copies new ones). conflicts:
    what counts where a picture has other labels here (`merging.Conflicts`). Raises `UserError` when nothing of the
    source can be read, or when the project cannot be written.
    """
    path = Path(source)
    if not unpack.is_archive(path):
        return _imported(project, path, format, copy, match, conflicts, progress)
    with tempfile.TemporaryDirectory(prefix=".importing-", dir=project.path) as name:
        folder = Path(name).resolve()
        with _named_after(folder, path):
            problems = unpack.unpack(path, folder)
            inside = unpack.inner_folder(folder)
            report = _imported(project, inside, format, True, match, conflicts, progress)
        told = tuple(_renamed(problem, folder, path) for problem in (*problems, *report.problems))
        found = tuple(replace(item, where=_shown(item.where, folder, path)) for item in report.conflicts)
        return replace(report, problems=told, conflicts=found)


def _imported(
    project: Project,
    source: Path,
    format: str | None,
    copy: bool,
    match: Match,
    conflicts: Conflicts,
    progress: Progress | None,
) -> ImportReport:
    library = project.library
    kind, reading = open_source(source, format, (library.path_of(name) for name in library.names()))
    before = project.class_names
    places = Placing(project, reading.folders, copy, match)
    intake = Intake(project, places, conflicts, list(reading.problems))
    places.link_folders()
    intake.add_classes(reading.classes)
    try:
        for done, record in enumerate(reading.records, 1):
            intake.take(record)
            if progress:
                progress(done, max(done, reading.count))
    except Cancelled:
        return _report(intake, kind, before, cancelled=True)
    return _report(intake, kind, before, cancelled=False)


def _report(intake: Intake, kind: str, before: tuple[str, ...], *, cancelled: bool) -> ImportReport:
    """What was done; pictures without a split get theirs now, unless more may come."""
    intake.project.reload()
    intake.add_classes(intake.boxes)  # one that was renamed or deleted in the window since it began
    split_of = intake.taken if cancelled else intake.project.assign_splits()
    split_counts = Counter(split_of[name] for name in intake.taken if name in split_of)
    classes = intake.project.class_names
    return ImportReport(
        format=kind,
        pictures=len(intake.taken),
        nothing_here=intake.tally["nothing here"],
        unchanged=intake.tally["unchanged"],
        kept=intake.tally["kept"],
        merged=intake.tally["merged"],
        not_looked_at=intake.tally["not looked at"],
        boxes={name: intake.boxes[name] for name in classes if intake.boxes[name]},
        splits={split: split_counts[split] for split in SPLITS},
        new_classes=tuple(name for name in classes if name not in before),
        problems=(*intake.problems, *_left_out(intake.left_out)),
        conflicts=tuple(intake.differing),
        replaced=intake.replaced if intake.tally["merged"] else None,
        cancelled=cancelled,
    )


def _left_out(counts: Counter[str]) -> Iterator[Problem]:
    """One sentence for all that no picture or box here has a place for."""
    if told := ", ".join(f"{name} ({count})" for name, count in counts.most_common() if count):
        yield Problem(f"left out, since boxes here have no place for it: {told}")


@contextmanager
def _named_after(folder: Path, archive: Path) -> Iterator[None]:
    """Errors name files inside the archive, not those of the folder it was unpacked to."""
    try:
        yield
    except UserError as e:
        raise type(e).from_problems(_renamed(problem, folder, archive) for problem in e.problems) from e


def _renamed(problem: Problem, folder: Path, archive: Path) -> Problem:
    return Problem(*(_shown(text, folder, archive) for text in (problem.message, problem.where, problem.hint)))


def _shown(text: str, folder: Path, archive: Path) -> str:
    return text.replace(str(folder), str(archive))
