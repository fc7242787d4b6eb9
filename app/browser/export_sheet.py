"""Asks where to write labels, for which program, and which of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QFileDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.browser import texts
from app.browser.texts import said
from app.theme import SPACE
from app.widgets.explained import explain_dialog
from app.widgets.layouts import sheet_foot
from app.widgets.text import button, label
from effdet_core.dataset import SPLITS, Split

_WIDTH = 560


@dataclass(frozen=True, slots=True)
class ExportWish:
    """splits: None for all photos, those without one too."""

    format: str
    target: Path
    splits: frozenset[Split] | None
    copy: bool


class ExportSheet(QDialog):
    """The folder must be new or empty: nothing is overwritten."""

    wanted = Signal(object)
    """ExportWish."""

    def __init__(self, parent: QWidget, project: Path) -> None:
        super().__init__(parent)
        self._project = project
        self._typed = False
        self.format = QComboBox()
        self.target = QLineEdit()
        self.trouble = label("", "muted", wrap=True)
        self.splits = {split: QCheckBox(said(texts.SPLITS[split])) for split in SPLITS}
        self.copy = QCheckBox(self.tr("Copy the photos too"))
        self.start = button(self.tr("Export"), "primary", action=self._start)
        self.setWindowTitle(self.tr("Export labels"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._fill_formats()
        self._build()
        explain_dialog(
            self, self.tr("Writes the boxes for another program. The project stays as it is."), self._words()
        )
        self._propose()

    def _fill_formats(self) -> None:
        from effdet_core.formats import FORMATS

        for name, item in FORMATS.items():
            self.format.addItem(item.label, name)
        self.format.setAccessibleName(self.tr("Format"))
        self.format.currentIndexChanged.connect(self._propose)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE)
        self.setMinimumWidth(_WIDTH)
        layout.addWidget(label(self.tr("Export the labels"), "title"))
        text = self.tr("For another program. Photos that nobody looked at stay out; the project stays as it is.")
        layout.addWidget(label(text, "muted", wrap=True))
        layout.addSpacing(SPACE)
        layout.addLayout(self._row(self.tr("Format"), self.format))
        layout.addLayout(self._row(self.tr("New folder"), self._build_target()))
        layout.addWidget(self.trouble)
        layout.addLayout(self._row(self.tr("Photos for"), self._build_splits()))
        self.copy.setChecked(True)
        layout.addWidget(self.copy)
        layout.addSpacing(SPACE * 2)
        layout.addLayout(sheet_foot(button(self.tr("Not now"), "quiet", action=self.close), self.start))

    def _words(self) -> Iterator[tuple[QWidget, str]]:
        yield self.format, self.tr("Which program will read the files; each of them has a form of its own.")
        yield self.target, self.tr("The folder that is made for the files; one that holds something is not written to.")
        for box in self.splits.values():
            yield box, self.tr("Whether photos of this use are among those that are written.")
        yield self.copy, self.tr("Puts the photos beside the labels, so that the folder can be handed on as it is.")

    def _row(self, text: str, widget: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        title = label(text)
        title.setFixedWidth(96)
        row.addWidget(title)
        row.addWidget(widget, 1)
        return row

    def _build_target(self) -> QWidget:
        self.target.setAccessibleName(self.tr("New folder"))
        self.target.textEdited.connect(self._on_typed)
        self.target.textChanged.connect(self._check)
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(self.target, 1)
        row.addWidget(button(self.tr("Where…"), image="folder-open", action=self._ask))
        return holder

    def _build_splits(self) -> QWidget:
        holder = QWidget()
        row = QHBoxLayout(holder)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE * 2)
        for box in self.splits.values():
            box.setChecked(True)
            box.toggled.connect(self._check)
            row.addWidget(box)
        row.addStretch(1)
        return holder

    def _on_typed(self, _text: str) -> None:
        self._typed = True

    def _propose(self, _place: int = 0) -> None:
        """A folder beside the project, named for the format, until the person says another."""
        if not self._typed:
            self.target.setText(str(self._project.parent / f"{self._project.name}-{self.format.currentData()}"))
        self._check()

    def _check(self, _value: object = None) -> None:
        reason = self._why_not()
        self.trouble.setText(reason)
        self.trouble.setVisible(bool(reason))
        self.start.setEnabled(not reason)

    def _why_not(self) -> str:
        text = self.target.text().strip()
        if not text:
            return self.tr("Name a folder to write into.")
        target = Path(text)
        if target.is_file() or (target.is_dir() and any(target.iterdir())):
            return self.tr("There is something already. Nothing is overwritten: name a new folder.")
        if not any(box.isChecked() for box in self.splits.values()):
            return self.tr("Choose at least one kind of photos.")
        return ""

    def _ask(self) -> None:
        dialog = QFileDialog(self, self.tr("Where to make the folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self._take_place)
        dialog.open()

    def _take_place(self, path: str) -> None:
        self._typed = True
        self.target.setText(str(Path(path) / f"{self._project.name}-{self.format.currentData()}"))

    def _start(self) -> None:
        chosen = frozenset(split for split, box in self.splits.items() if box.isChecked())
        wanted = None if len(chosen) == len(self.splits) else chosen
        target = Path(self.target.text().strip()).absolute()
        self.wanted.emit(ExportWish(str(self.format.currentData()), target, wanted, self.copy.isChecked()))
        self.close()
