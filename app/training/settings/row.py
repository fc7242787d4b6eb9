"""One setting: its words, its control, whether it was changed, and what is wrong with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.settings import codec, explained
from app.training.settings.controls import Control, Switch, control_for
from app.training.settings.fields import Field
from app.widgets.elided_label import ElidedLabel
from app.widgets.text import button, label
from effdet_core.errors import Problem


class SettingRow(QWidget):
    """field: what it is about."""

    edited = Signal(str, object)
    """(name, value); the value is a `Problem` where something is typed that is none."""
    reset_wanted = Signal(str)

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.control: Control = control_for(field)
        self.term = ElidedLabel(field.term, "small")
        self.reset = button("", "link", action=lambda: self.reset_wanted.emit(field.name))
        self.help = label(field.sentence, "small", wrap=True)
        self.problem = label("", "wrong", wrap=True)
        self.setWhatsThis(explained.of_field(field))
        self._build()
        self.control.edited.connect(lambda value: self.edited.emit(field.name, value))

    def show_state(self, value: Any, usual: Any, *, changed: bool, problem: Problem | None) -> None:
        """What the setting is, what it usually is, and what is wrong."""
        if problem is None or not changed or value is not None:
            self.control.show_value(value)
        self.reset.setVisible(changed)
        if changed:
            words = _usual_words(self.field, usual)
            self.reset.setText(self.tr("Back to {0}").format(words) if words else self.tr("Put back"))
            self.reset.setAccessibleName(self.tr("Put {0} back").format(self.field.label))
        self.problem.setVisible(problem is not None)
        self.problem.setText(_sentence(problem) if problem else "")
        self.control.show_wrong(problem is not None)

    def _build(self) -> None:
        self.reset.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.reset.hide()
        self.problem.hide()
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        inline = isinstance(self.control, Switch)
        if inline:
            top.addWidget(self.control)
        else:
            name = label(self.field.label)
            name.setBuddy(self.control)
            top.addWidget(name)
        top.addWidget(self.term, 1)
        top.addWidget(self.reset)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addLayout(top)
        if not inline:
            column.addWidget(self.control)
        column.addWidget(self.problem)
        column.addWidget(self.help)


def _usual_words(field: Field, usual: Any) -> str:
    """What a setting usually is, short enough for a button, or ""."""
    if codec.kind_of(field) == "choice":
        return next((text for value, text in codec.choices(field) if value == usual), "")
    text = codec.shown(field, usual)
    plain = codec.kind_of(field) in ("number", "share", "text")
    return text if plain and 0 < len(text) <= 12 else ""


def _sentence(problem: Problem) -> str:
    text = problem.message
    return f"{text[:1].upper()}{text[1:]}."
