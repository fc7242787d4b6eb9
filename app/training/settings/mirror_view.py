"""The settings as text: YAML that can be changed, a command line and a Python script to copy."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFontDatabase, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from app.messages import toast
from app.theme import SPACE
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, icon_button, label
from effdet_core import mirror
from effdet_core.errors import Problem, SettingError
from effdet_core.spec import EfficientDetSpec

_PAUSE_MS = 400


class MirrorView(QWidget):
    """Follows the form; `loaded` when a person's YAML says something else."""

    loaded = Signal(object)
    """EfficientDetSpec."""
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts: dict[str, str] = {"yaml": "", "command": "", "python": ""}
        self._spec: EfficientDetSpec | None = None
        self.form = SegmentedControl(
            [("yaml", "YAML", ""), ("command", self.tr("Command"), ""), ("python", "Python", "")],
            self.tr("Form of the text"),
        )
        self.edit = QPlainTextEdit()
        self.explained = label("", "small", wrap=True)
        self.problem = label("", "wrong", wrap=True)
        self.copy = button(self.tr("Copy"), image="copy", action=self._copy)
        self._pause = QTimer(self)
        self._build()

    def show_spec(self, spec: EfficientDetSpec | None, project: Path, preset: str, changes: Mapping[str, Any]) -> None:
        """The settings of now; None while some are wrong, then the last right ones stay."""
        if spec is None:
            self.problem.setText(self.tr("Some settings are wrong; this is how they last were right."))
            self.problem.show()
            return
        if self._spec is not None and spec == self._spec and self._texts["command"]:
            return
        self._spec = spec
        self._texts = {
            "yaml": mirror.to_yaml(spec),
            "command": mirror.to_command(project, preset, changes),
            "python": mirror.to_script(project, spec),
        }
        if not (self.edit.hasFocus() and self.form.current() == "yaml"):
            self._show_text()

    def _build(self) -> None:
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        self.edit.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.edit.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.edit.setTabChangesFocus(True)
        self.edit.setAccessibleName(self.tr("The settings as text"))
        self.edit.textChanged.connect(self._changed)
        self.form.chosen.connect(lambda _: self._show_text())
        self.problem.hide()
        back = icon_button("arrow-left", self.tr("Back to the form"), action=self._leave)
        head = QHBoxLayout()
        head.setSpacing(SPACE)
        head.addWidget(back)
        head.addWidget(label(self.tr("Settings as text"), "heading"), 1)
        head.addWidget(self.copy)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE * 2)
        layout.setSpacing(SPACE)
        layout.addLayout(head)
        row = QHBoxLayout()
        row.addWidget(self.form)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self.explained)
        layout.addWidget(self.edit, 1)
        layout.addWidget(self.problem)
        self._show_text()

    def _show_text(self) -> None:
        form = self.form.current()
        self._pause.stop()
        self.edit.blockSignals(True)
        self.edit.setPlainText(self._texts[form])
        self.edit.blockSignals(False)
        self.edit.setReadOnly(form != "yaml")
        self.edit.setLineWrapMode(
            QPlainTextEdit.LineWrapMode.WidgetWidth if form == "command" else QPlainTextEdit.LineWrapMode.NoWrap
        )
        self.problem.hide()
        self.explained.setText(
            {
                "yaml": self.tr("Change it here or paste another one: the form follows."),
                "command": self.tr("Does the same in a terminal, on this or another computer."),
                "python": self.tr("Does the same from Python, where this program is installed."),
            }[form]
        )

    def _changed(self) -> None:
        if not self.edit.isReadOnly():
            self._pause.start()

    def _read(self) -> None:
        try:
            spec = mirror.from_yaml(self.edit.toPlainText())
        except SettingError as e:
            self.problem.setText("\n".join(_line(problem) for problem in e.problems))
            self.problem.show()
            return
        self.problem.hide()
        if spec != self._spec:
            self.loaded.emit(spec)

    def _leave(self) -> None:
        """What was typed a moment ago counts."""
        if self._pause.isActive():
            self._pause.stop()
            self._read()
        self.left.emit()

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.edit.toPlainText())
        toast(self, self.tr("Copied."))


def _line(problem: Problem) -> str:
    where = f"{problem.where}: " if problem.where else ""
    hint = f" {problem.hint}" if problem.hint else ""
    return f"{where}{problem.message}.{hint}"
