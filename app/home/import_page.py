"""Import a labelled data set: what it is, what will come in, and where to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.home.forms import FormPage, PlaceRow, choose_file, choose_folder
from app.jobs import run_job
from app.problem_words import told
from app.recognising import KINDS, Recognised, look_at
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.explained import explain
from app.widgets.picture import Picture
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, label
from effdet_core.errors import Problem

if TYPE_CHECKING:
    from app.home.plans import NewImport

_MOST_CLASSES = 12


class ImportPage(FormPage):
    """`wanted` carries a NewImport, `photos_wanted` a folder or archive that turned out to hold photos only."""

    wanted = Signal(object)
    photos_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.title.setText(self.tr("Import a labelled data set"))
        self._source: Path | None = None
        self.source = ElidedLabel()
        self._picture = Picture("not-looked-at", "muted")
        self.found = label("", wrap=True)
        self.hint = label("", "muted", wrap=True)
        self.place = PlaceRow()
        link, copy = self.tr("Leave them where they are"), self.tr("Copy them into the project")
        self.keep = SegmentedControl([("link", link, ""), ("copy", copy, "")], self.tr("The photos"))
        self.start = button(self.tr("Import"), "primary", image="import", action=self._start)
        self.plain = button(self.tr("Start a project with the photos"), "primary", action=self._take_photos)
        self._rest = QWidget()
        self._build()
        explain(self._words())

    def begin(self, source: Path | None) -> None:
        """A fresh page."""
        self._show_source(None)
        if source is not None:
            self.show_source(source)

    def show_source(self, source: Path) -> None:
        """Looks what a file or folder is."""
        self._show_source(source)
        self.place.propose(source.stem if source.is_file() else source.name)
        self.found.setText(self.tr("Looking what it is…"))
        run_job(
            self,
            "",
            lambda progress: look_at(source, progress),
            lambda found: self._recognised(source, found),
            lambda problems: self._unknown(source, problems),
        )

    def plan(self) -> NewImport:
        """What stands on the page."""
        from app.home.plans import NewImport

        copy = self.keep.current() == "copy"
        return NewImport(source=self._source or Path(), place=self.place.place(), copy=copy)

    def _build(self) -> None:
        choices = QHBoxLayout()
        choices.setSpacing(SPACE)
        choices.addWidget(button(self.tr("Choose a file…"), image="file", action=self._choose_file))
        choices.addWidget(button(self.tr("Choose a folder…"), image="folder", action=self._choose_folder))
        choices.addStretch(1)
        known = self.tr("Pascal VOC, COCO, YOLO, CSV of Model Maker and more. Or drop it anywhere on this window.")
        self.column.addWidget(label(known, "muted", wrap=True))
        self.column.addLayout(choices)
        line = QHBoxLayout()
        line.setSpacing(SPACE)
        line.addWidget(self._picture)
        line.addWidget(self.found, 1)
        self.column.addSpacing(SPACE)
        self.column.addWidget(self.source)
        self.column.addLayout(line)
        self.column.addWidget(self.hint)
        self._build_rest()
        self.buttons.addWidget(self.start)
        self.buttons.addWidget(self.plain)
        self.buttons.addStretch(1)
        self.place.changed.connect(self._check)

    def _words(self) -> Iterator[tuple[QWidget, str]]:
        yield self, self.tr("Photos that are labelled already become a new project. What you choose here is only read.")
        yield self.place, self.tr("How the project is called, and where its folder is made.")
        keep = self.tr(
            "Linked photos stay in their folder, which the project needs from then on. Copied ones are in the project."
        )
        yield self.keep, keep
        yield self.plain, self.tr("Begins a project with the photos alone; their boxes are then drawn in it.")
        yield self.start, self.tr("Brings in photos and boxes, and then says what could not be used, and why.")

    def _build_rest(self) -> None:
        inner = QVBoxLayout(self._rest)
        inner.setContentsMargins(0, SPACE, 0, 0)
        inner.setSpacing(SPACE)
        inner.addWidget(label(self.tr("Into the new project"), "heading"))
        inner.addWidget(self.place)
        inner.addSpacing(SPACE)
        inner.addWidget(label(self.tr("Where the photos are kept"), "heading"))
        inner.addWidget(self.keep)
        self.column.addWidget(self._rest)

    def _show_source(self, source: Path | None) -> None:
        self._source = source
        self.source.setText(str(source or ""))
        self.source.setVisible(source is not None)
        self._picture.setVisible(source is not None)
        self._picture.show_icon("spinner", "muted")
        self.found.setText("")
        self.hint.setText("")
        self.hint.hide()
        self._rest.hide()
        self.start.hide()
        self.plain.hide()

    def _recognised(self, source: Path, found: Recognised) -> None:
        if source != self._source:
            return  # another one was chosen meanwhile
        if found.kind == "none":
            self._show_no_labels(found)
            return
        self._picture.show_icon("success", "success")
        counted = self.tr("{kind}: %n photo(s)", "", found.pictures).format(kind=found.label)
        is_archive = found.kind == "archive"
        self.found.setText(self.tr("An archive; it is unpacked when it comes in.") if is_archive else counted)
        self.keep.setEnabled(not is_archive)
        self.keep.choose("copy" if is_archive else "link")
        names = ", ".join(found.classes[:_MOST_CLASSES]) + (" …" if len(found.classes) > _MOST_CLASSES else "")
        self._show_hint(self.tr("Classes: {names}").format(names=names) if names else "")
        self._rest.show()
        self.start.show()
        self._check()

    def _show_no_labels(self, found: Recognised) -> None:
        """Photos alone are worth something too."""
        self._picture.show_icon("warning", "warning")
        none = self.tr("There are no labels in it that can be read here.")
        plain = self.tr("%n photo(s), and no labels that can be read here.", "", found.pictures)
        self.found.setText(plain if found.pictures else none)
        known = self.tr("Choose the folder that holds the labels together with their photos. Known are {kinds}.")
        problem = told(found.problem) if found.problem else None
        self._show_hint(f"{problem.where}: {problem.message}" if problem else known.format(kinds=KINDS))
        self.plain.setVisible(found.pictures > 0)

    def _show_hint(self, text: str) -> None:
        self.hint.setText(text)
        self.hint.setVisible(bool(text))

    def _take_photos(self) -> None:
        self.photos_wanted.emit(self._source)

    def _unknown(self, source: Path, problems: Sequence[Problem]) -> None:
        if source != self._source:
            return
        self._picture.show_icon("warning", "warning")
        first = told(problems[0])
        self.found.setText(self.tr("This {problem}").format(problem=first.message))
        self._show_hint(first.hint)

    def _check(self) -> None:
        self.start.setEnabled(not self.place.place().why_not())

    def _start(self) -> None:
        self.wanted.emit(self.plan())

    def _choose_file(self) -> None:
        kinds = self.tr("Labels (*.json *.csv *.zip *.yaml *.yml *.tfrecord *.xml);;All files (*)")
        if path := choose_file(self, self.tr("A file of labels"), kinds):
            self.show_source(path)

    def _choose_folder(self) -> None:
        if path := choose_folder(self, self.tr("A folder with labels")):
            self.show_source(path)
