"""Where a new project goes, and making it: decided and done without a window."""

from __future__ import annotations

import filecmp
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QStandardPaths

from app.problem_words import told_text
from effdet_core import atomic, images
from effdet_core.errors import Cancelled, UserError
from effdet_core.formats import pictures, unpack
from effdet_core.project import ImportReport, Project, import_into
from effdet_core.project.classes import name_problems
from effdet_core.project.names import file_name_from, why_no_file_name

Progress = Callable[[int, int], None]
translate = QCoreApplication.translate
SAMPLE = {"train": 48, "val": 12, "test": 12}
SAMPLE_NAME = "Sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """The folder of a new project: `name` inside `folder`."""

    name: str
    folder: Path

    @property
    def path(self) -> Path:
        """The project's own folder."""
        return self.folder / self.name

    def why_not(self) -> str:
        """Why it cannot be made there, or ""."""
        if reason := why_no_file_name(self.name):
            return told_text(reason)
        if self.path.is_file() or (self.path.is_dir() and any(self.path.iterdir())):
            return translate("Plans", "there is something of this name already")
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewProject:
    """What *New from a folder of photos* makes.

    photos: folders, and archives, whose photos are always copied. copy: those of folders too, instead of leaving them
    there.
    """

    place: Place
    photos: tuple[Path, ...]
    classes: tuple[str, ...] = ()
    copy: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NewImport:
    """What *Import a labelled data set* makes."""

    source: Path
    place: Place
    copy: bool = False


def usual_folder() -> Path:
    """Where projects go unless a person says otherwise."""
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents or Path.home()) / "EffDet Studio"


def proposed(text: str, folder: Path) -> Place:
    """A free place named after something, such as the folder of photos."""
    base = file_name_from(text)
    names = (base if number == 1 else f"{base} {number}" for number in count(1))
    return next(place for name in names if not (place := Place(name=name, folder=folder)).why_not())


def why_no_class(name: str, others: Sequence[str]) -> str:
    """Why a class cannot be called so, or ""."""
    found = name_problems([name], others)
    return told_text(found[0].message) if found else ""


def count_photos(sources: Sequence[Path], progress: Progress) -> int:
    """How many photos lie in folders and below, or in archives."""
    found = 0
    for source in sources:
        if unpack.is_archive(source):
            found += pictures.count_in(source)
            continue
        for _ in images.pictures_in(source):
            found += 1
            progress(found, 0)
    return found


def create(plan: NewProject, progress: Progress) -> Path:
    """Makes a project, or goes on with one that was stopped; returns its folder. Raises `UserError`."""
    copied = [source for source in plan.photos if plan.copy or unpack.is_archive(source)]
    with _begun(plan.place.path, plan.classes) as project:
        for source in plan.photos:
            if source not in copied:
                project.link(source)
        if copied:
            copy_photos(project, copied, progress)
    return project.path


@contextmanager
def _begun(path: Path, classes: Sequence[str] = ()) -> Iterator[Project]:
    """The new project, or the one that was begun here before. One that fails before it holds a photo is not left."""
    is_new = not (path / "project.yaml").is_file()
    project = Project.create(path, classes) if is_new else Project.open(path)
    if missing := [name for name in classes if name not in project.class_names]:
        project.add_classes(missing)
    try:
        yield project
    except (UserError, Cancelled):
        if is_new and not project.library.folders.keys() - {"images"} and next(project.library.names(), None) is None:
            shutil.rmtree(path, ignore_errors=True)
        raise


def copy_photos(project: Project, sources: Sequence[Path], progress: Progress) -> int:
    """Copies the photos of folders, and below, or archives into the project; returns how many.

    Those copied before stay. Of several sources each gets a folder in the project. Raises `UserError`.
    """
    with ExitStack() as opened:
        work: list[tuple[Path, Path]] = []
        for source in sources:
            place = project.path / "images" / (source.stem if len(sources) > 1 else "")
            folder = source
            if unpack.is_archive(source):
                folder = opened.enter_context(pictures.unpacked(source, project.path))
            work += [(folder / name, place / name) for name in images.pictures_in(folder)]
        for done, (photo, wanted) in enumerate(work, 1):
            copy_photo(photo, wanted)
            progress(done, len(work))
    return len(work)


def copy_photo(photo: Path, wanted: Path) -> Path:
    """The copy of a photo; another photo of the same name gets company, not replaced."""
    names = (wanted if number == 1 else wanted.with_stem(f"{wanted.stem}-{number}") for number in count(1))
    target = next(path for path in names if not path.exists() or filecmp.cmp(photo, path, shallow=False))
    if not target.exists():
        atomic.write_with(target, lambda temporary: _copied(photo, temporary))
    return target


def bring_in(plan: NewImport, progress: Progress) -> ImportReport:
    """Makes a project and imports into it. Importing again, after a stop, goes on in it. Raises `UserError`."""
    with _begun(plan.place.path) as project:
        return import_into(project, plan.source, copy=plan.copy, progress=progress)


def make_sample_project(folder: Path, progress: Progress) -> Path:
    """The generated sample as a project, labels included; the one made before, where it is there."""
    there = folder / SAMPLE_NAME
    if (there / "project.yaml").is_file():
        return there
    from effdet_core.sample import make_sample  # numpy's random generators, which nothing else here needs

    place = proposed(SAMPLE_NAME, folder)
    total = sum(SAMPLE.values())
    with tempfile.TemporaryDirectory(prefix="effdet-sample-") as temporary:
        photos = make_sample(Path(temporary) / "sample", progress=lambda done, _: progress(done, 2 * total), **SAMPLE)
        project = Project.create(place.path)
        import_into(project, photos, copy=True, progress=lambda done, _: progress(total + done, 2 * total))
    return project.path


def _copied(photo: Path, temporary: Path) -> None:
    shutil.copyfile(photo, temporary)
