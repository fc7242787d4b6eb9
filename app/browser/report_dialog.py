"""A report to be read at leisure: what came in, and every remark, to be searched, copied and saved."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app import messages
from app.browser import report_words
from app.browser.texts import translate
from app.problem_words import told
from app.theme import SPACE
from app.widgets.explained import explain_dialog
from app.widgets.search_field import SearchField
from app.widgets.text import button, label, line
from effdet_core import atomic
from effdet_core.errors import Problem, UserError

_WIDTH, _HEIGHT = 680, 520
_MOST_SHOWN = 2000


class ReportDialog(QDialog):
    """It does not block the window."""

    def __init__(self, parent: QWidget, title: str, lines: Sequence[str], problems: Sequence[Problem]) -> None:
        super().__init__(parent)
        self._title, self._lines, self._problems = title, tuple(lines), tuple(map(told, problems))
        self.search = SearchField(self.tr("Search the remarks"))
        self.remarks = QPlainTextEdit()
        self.shown = label("", "small")
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        explain_dialog(
            self, self.tr("What came in, and every remark with its place. Copy it to ask somebody about it.")
        )
        self.resize(_WIDTH, _HEIGHT if problems else self.sizeHint().height())

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE)
        layout.addWidget(label(self._title, "title", wrap=True))
        for number, text in enumerate(self._lines):
            layout.addWidget(_selectable(text, "" if number == 0 else "muted"))
        if self._problems:
            layout.addSpacing(SPACE)
            layout.addWidget(line())
            layout.addSpacing(SPACE)
            layout.addLayout(self._build_search())
            self.remarks.setReadOnly(True)
            self.remarks.setLineWrapMode(QPlainTextEdit.LineWrapMode.WidgetWidth)
            self.remarks.setTabChangesFocus(True)
            self.remarks.setAccessibleName(self.tr("Remarks"))
            layout.addWidget(self.remarks, 1)
            self._filter("")
        else:
            for unused in (self.search, self.remarks, self.shown):
                unused.setParent(self)  # they go with the dialog
                unused.hide()
        layout.addLayout(self._build_foot())

    def _build_search(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("Remarks"), "heading"))
        row.addWidget(self.shown, 1)
        self.search.setFixedWidth(220)
        self.search.searched.connect(self._filter)
        row.addWidget(self.search)
        return row

    def _build_foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE)
        row.addWidget(button(self.tr("Copy"), "quiet", image="copy", action=self._copy))
        row.addWidget(button(self.tr("Save as text…"), "quiet", action=self._ask_where))
        row.addStretch(1)
        close = button(self.tr("Close"), action=self.close)
        close.setDefault(True)
        row.addWidget(close)
        return row

    def text(self) -> str:
        """All of it, whatever the search shows."""
        return report_words.as_text(self._title, self._lines, self._problems)

    def save(self, path: Path) -> None:
        """Writes it."""
        try:
            atomic.write_text(path, self.text())
        except UserError as e:
            messages.show_problems(self, self.tr("The report was not saved"), e.problems)

    def _filter(self, text: str) -> None:
        found = report_words.matching(self._problems, text)
        words = self.tr("{0} of {1}").format(len(found), len(self._problems)) if text else str(len(found))
        if len(found) > _MOST_SHOWN:
            words = translate("Reports", "{0}; the first {1} are shown").format(words, _MOST_SHOWN)
        self.shown.setText(words)
        self.remarks.setPlainText("\n\n".join(str(item) for item in found[:_MOST_SHOWN]))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())

    def _ask_where(self) -> None:
        dialog = QFileDialog(self, self.tr("Save the report"), "report.txt", self.tr("Text (*.txt)"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()


def _selectable(text: str, kind: str) -> QLabel:
    made = label(text, kind, wrap=True)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made
