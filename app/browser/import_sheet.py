"""Asks what to import and how."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal, cast

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from app import jobs
from app.browser import texts
from app.problem_words import told, told_text
from app.recognising import KINDS, Recognised, look_at
from app.theme import SPACE
from app.widgets.elided_label import ElidedLabel
from app.widgets.explained import explain_dialog
from app.widgets.layouts import sheet_foot
from app.widgets.text import button, label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from effdet_core.errors import Problem

_WIDTH = 560
_Policy = Literal["keep", "theirs", "both"]


@dataclass(frozen=True, slots=True)
class ImportWish:
    """What a person wants to bring in."""

    source: Path
    copy: bool
    conflicts: _Policy
    by_content: bool


class ImportSheet(QDialog):
    """Says what was recognised before anything is done."""

    wanted = Signal(object)
    """ImportWish."""
    photos_wanted = Signal(object)
    """Path of a folder or archive that turned out to hold photos alone."""

    def __init__(self, parent: QWidget, source: Path | None = None, names: frozenset[str] = frozenset()) -> None:
        """names: file names of the project's photos."""
        super().__init__(parent)
        self._names = names
        self._is_archive = False
        self._looked_at: Path | None = None
        self._source: Path | None = None
        self.source = ElidedLabel(self.tr("Nothing chosen yet"), "muted", Qt.TextElideMode.ElideMiddle)
        self.found = label("", "muted", wrap=True)
        self.stay = QRadioButton(self.tr("Leave the photos where they are"))
        self.copy = QRadioButton(self.tr("Copy the photos into the project"))
        self.policy = QComboBox()
        self.by_content = QCheckBox(self.tr("Recognise photos by name and content, wherever they lie"))
        self.start = button(self.tr("Import"), "primary", action=self._start)
        self.plain = button(self.tr("Add the photos alone"), action=self._take_photos)
        self.setWindowTitle(self.tr("Import labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        explain_dialog(
            self, self.tr("Brings labels of another program into this project. They are only read."), self._words()
        )
        self.set_source(source)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE)
        self.setMinimumWidth(_WIDTH)
        layout.addWidget(label(self.tr("Import a labelled data set"), "title"))
        kinds = self.tr(
            "Pascal VOC, COCO, YOLO, Create ML, labelme, CSV of Model Maker, TFRecord; a folder, a file or a .zip. "
            "It is only read."
        )
        layout.addWidget(label(kinds, "muted", wrap=True))
        layout.addSpacing(SPACE)
        layout.addLayout(self._build_source())
        layout.addWidget(self.found)
        layout.addWidget(self.plain, 0, Qt.AlignmentFlag.AlignLeft)
        self.plain.hide()
        layout.addSpacing(SPACE)
        self._group = QButtonGroup(self)
        for choice in (self.stay, self.copy):
            self._group.addButton(choice)
            layout.addWidget(choice)
        self.stay.setChecked(True)
        layout.addSpacing(SPACE)
        layout.addLayout(self._build_policy())
        layout.addWidget(self.by_content)
        layout.addSpacing(SPACE)
        kept = self.tr("Undo does not take an import back. Labels that it replaces are kept in the folder “backups”.")
        layout.addWidget(label(kept, "small", wrap=True))
        self.by_content.toggled.connect(self._settle)
        layout.addSpacing(SPACE * 2)
        layout.addLayout(sheet_foot(button(self.tr("Not now"), "quiet", action=self.close), self.start))

    def _words(self) -> Iterator[tuple[QWidget, str]]:
        yield self.stay, self.tr("The project remembers the folder of the photos and needs it to stay there.")
        yield self.copy, self.tr("The project holds the photos itself and can be moved or backed up as one folder.")
        yield self.plain, self.tr("The photos become part of the project; their boxes are drawn here.")
        yield self.policy, self.tr("What counts where a photo has boxes here and in what comes in.")
        by_content = self.tr(
            "For labels whose photos are in the project already, in other folders: they are found by name, and by what "
            "is in the file."
        )
        yield self.by_content, by_content

    def _build_source(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(self.source, 1)
        row.addWidget(button(self.tr("Folder…"), image="folder-open", action=self._ask_folder))
        row.addWidget(button(self.tr("File…"), action=self._ask_file))
        return row

    def _build_policy(self) -> QHBoxLayout:
        choices = {
            "keep": self.tr("Keep the labels of this project"),
            "theirs": self.tr("Take the labels that come in"),
            "both": self.tr("Keep the boxes of both"),
        }
        for value, text in choices.items():
            self.policy.addItem(text, value)
        self.policy.setAccessibleName(self.tr("Photos that are labelled in both places"))
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("Photos labelled in both places")), 1)
        row.addWidget(self.policy)
        return row

    def set_source(self, source: Path | None) -> None:
        """Looks at a source and says what it is; what is still found out of an earlier one counts no more."""
        self._source, self._looked_at = None, source
        self.plain.hide()
        self.start.setEnabled(False)
        if source is None:
            return
        self.source.setText(str(source))
        self.found.setText(self.tr("Looking at it…"))
        jobs.run_job(
            self,
            self.tr("Looking at the data set"),
            lambda progress: look_at(source, progress, self._names),
            done=lambda seen: self._recognised(source, seen),
            failed=lambda problems: self._refused(source, problems),
        )

    def _recognised(self, source: Path, seen: Recognised) -> None:
        if source != self._looked_at:
            return
        if seen.kind == "none":
            self._show_no_labels(seen)
            return
        self._source, self._is_archive = source, seen.kind == "archive"
        if self._is_archive:
            words = [self.tr("An archive: its photos will be copied into the project.")]
        else:
            words = [self.tr("This is {0}, with {1}.").format(seen.label, texts.photos(seen.pictures))]
        if seen.here:
            words.append(self.tr("Here already, by their names: {0}.").format(texts.photos(seen.here)))
        self._say(" ".join(words))
        self.by_content.setChecked(bool(seen.here) or self._is_archive)
        self._settle()
        self.start.setEnabled(True)
        self.start.setFocus()

    def _settle(self) -> None:
        """Photos out of an archive cannot stay there, and beside those that are recognised new ones are copied."""
        must_copy = self._is_archive or self.by_content.isChecked()
        self.stay.setEnabled(not must_copy)
        (self.copy if must_copy else self.stay).setChecked(True)

    def _show_no_labels(self, seen: Recognised) -> None:
        words = [self.tr("There are no labels in it that can be read here.")]
        if seen.pictures:
            words = [self.tr("%n photo(s), and no labels that can be read here.", "", seen.pictures)]
        if seen.problem:
            words.append(f"{seen.problem.where}: {told_text(seen.problem.message)}")
        else:
            known = self.tr("Choose the folder that holds the labels together with their photos. Known are {kinds}.")
            words.append(known.format(kinds=KINDS))
        self.plain.setVisible(seen.pictures > 0)
        self._say("\n".join(words))

    def _take_photos(self) -> None:
        self.photos_wanted.emit(self._looked_at)
        self.close()

    def _refused(self, source: Path, problems: Sequence[Problem]) -> None:
        if source != self._looked_at:
            return
        self._say(
            "\n".join(f"{item.message[:1].upper()}{item.message[1:]}. {item.hint}" for item in map(told, problems))
        )

    def _say(self, text: str) -> None:
        """The sheet grows with what was found: a text that wraps does not make a window taller by itself."""
        self.found.setText(text)
        if (layout := self.layout()) is not None:
            layout.activate()
            self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _ask_folder(self) -> None:
        dialog = QFileDialog(self, self.tr("A folder with labels"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        self._ask(dialog)

    def _ask_file(self) -> None:
        dialog = QFileDialog(self, self.tr("A file with labels"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        self._ask(dialog)

    def _ask(self, dialog: QFileDialog) -> None:
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.set_source(Path(path)))
        dialog.open()

    def _start(self) -> None:
        if self._source is None:
            return
        policy = cast("_Policy", self.policy.currentData())
        self.wanted.emit(ImportWish(self._source, self.copy.isChecked(), policy, self.by_content.isChecked()))
        self.close()
