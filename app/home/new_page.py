"""New from a folder of photos: everything on one page, most of it already filled in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.home.class_entry import ClassEntry
from app.home.forms import FormPage, PathRow, PlaceRow, choose_folder
from app.jobs import Job, run_job
from app.widgets.explained import explain
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, label

if TYPE_CHECKING:
    from app.home.plans import NewProject


class NewPage(FormPage):
    """`made` carries a NewProject."""

    made = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("New project"))
        self._photos: tuple[Path, ...] = ()
        self._counting: Job[int] | None = None
        self.photos = PathRow(self.tr("Other folder…"), choose_folder)
        self.found = label("", "small")
        self.place = PlaceRow()
        self.classes = ClassEntry()
        link, copy = self.tr("Leave them where they are"), self.tr("Copy them into the project")
        self.keep = SegmentedControl([("link", link, ""), ("copy", copy, "")], self.tr("The photos"))
        self.kept = label("", "small", wrap=True)
        self.make = button(self.tr("Create project"), "primary", action=self._create)
        self._build()
        explain(self._words())

    def show_sources(self, photos: Sequence[Path]) -> None:
        """Fills everything in for folders of photos, or archives."""
        self._photos = tuple(photos)
        first, archives = photos[0], [path for path in photos if path.is_file()]
        more = self.tr("%n more", "", len(photos) - 1)
        self.photos.path.setText(f"{first} + {more}" if len(photos) > 1 else str(first))
        self.place.propose((first.stem if archives else first.name) or "Photos")
        self.keep.setEnabled(len(archives) < len(photos))
        self.keep.choose("copy" if archives else "link")
        self._explain()
        self._count()
        self.classes.field.setFocus()

    def plan(self) -> NewProject:
        """What stands on the page."""
        from app.home.plans import NewProject

        place, copy = self.place.place(), self.keep.current() == "copy"
        return NewProject(place=place, photos=self._photos, classes=self.classes.names(), copy=copy)

    def _build(self) -> None:
        self.row(self.tr("Photos"), self.photos)
        self.column.addWidget(self.found)
        self.row(self.tr("Name"), self.place)
        hint = self.tr("The kinds of objects you want to find. You can leave this empty and add them while you label.")
        self.row(self.tr("Classes"), self.classes, hint)
        self.row(self.tr("Where the photos are kept"), self.keep)
        self.column.addWidget(self.kept)
        self.buttons.addWidget(self.make)
        self.buttons.addStretch(1)
        self.photos.chosen.connect(lambda folder: self.show_sources([folder]))
        self.place.changed.connect(self._check)
        self.keep.chosen.connect(lambda _: self._explain())
        self._explain()

    def _words(self) -> Iterator[tuple[QWidget, str]]:
        yield self.photos, self.tr("The folder of photos; those in folders below it count too.")
        yield (
            self.place,
            self.tr("How the project is called, and where its folder is made. The photos need not be there."),
        )
        classes = self.tr("The kinds of things to find, such as bee and wasp: type one and press Enter, or a comma.")
        yield self.classes, classes
        keep = self.tr(
            "Linked photos stay in their folder, which the project needs from then on. Copied ones are in the project."
        )
        yield self.keep, keep
        yield self.make, self.tr("Makes the project and opens it. More photos and classes can be added at any time.")

    def _explain(self) -> None:
        linked = self.tr("Nothing is moved or changed. The project needs the folder to stay there.")
        copied = self.tr("The project holds everything and can be moved or backed up as one folder.")
        self.kept.setText(copied if self.keep.current() == "copy" else linked)

    def _count(self) -> None:
        from app.home.plans import count_photos

        if self._counting is not None:
            self._counting.abandon()
        photos = self._photos
        self.found.setText(self.tr("Counting the photos…"))
        job = run_job(self, "", lambda progress: count_photos(photos, progress), self._counted, self._not_counted)
        job.progressed.connect(lambda done, _: self.found.setText(self.tr("%n photo(s) so far…", "", done)))
        job.finished.connect(self._forget_count)
        self._counting = job

    def _counted(self, count: int) -> None:
        none = self.tr("There are no photos in this folder yet; the project will find them when they come.")
        self.found.setText(self.tr("%n photo(s), in folders below too", "", count) if count else none)

    def _not_counted(self, problems: object) -> None:
        self.found.setText(self.tr("The photos could not be counted."))

    def _forget_count(self) -> None:
        self._counting = None

    def _check(self) -> None:
        self.make.setEnabled(not self.place.place().why_not())

    def _create(self) -> None:
        self.made.emit(self.plan())
