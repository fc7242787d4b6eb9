"""One control for each kind of setting. A control shows a value and says what a person makes of it."""

from __future__ import annotations

from typing import Any, assert_never

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QLineEdit, QSlider, QWidget

from app.theme import SPACE
from app.training.settings import codec
from app.training.settings.fields import Field
from app.widgets.text import button, label, restyle
from effdet_core.errors import SettingError

_WIDE, _NARROW = 148, 92
_STEPS = 100


class Control(QWidget):
    """What all of them have."""

    edited = Signal(object)
    """The new value; a `Problem` where it is none."""

    def __init__(self, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(0, 0, 0, 0)
        self.line.setSpacing(SPACE)

    def show_value(self, value: Any) -> None:
        """Shows a value without saying so."""
        raise NotImplementedError

    def show_wrong(self, wrong: bool) -> None:
        """Marks what is wrong."""

    def _named(self, widget: QWidget) -> None:
        widget.setAccessibleName(self.field.label)
        widget.setAccessibleDescription(self.field.sentence)
        self.setFocusProxy(widget)


class Switch(Control):
    """Yes or no; it brings its label along."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.box = QCheckBox(field.label)
        self.line.addWidget(self.box)
        self.line.addStretch(1)
        self._named(self.box)
        self.box.clicked.connect(lambda checked: self.edited.emit(bool(checked)))

    def show_value(self, value: Any) -> None:
        self.box.setChecked(bool(value))


class Choice(Control):
    """One of a few."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.box = CalmComboBox()
        self._values = []
        for value, text in codec.choices(field):
            self._values.append(value)
            self.box.addItem(text)
        self.line.addWidget(self.box)
        self.line.addStretch(1)
        self._named(self.box)
        self.box.activated.connect(lambda place: self.edited.emit(self._values[place]))

    def show_value(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else -1)


class Entry(Control):
    """A number or a text, read as it is typed. Up and down count on whole numbers."""

    def __init__(self, field: Field, kind: codec.Kind) -> None:
        super().__init__(field)
        self.edit = NumberEdit() if kind in ("number", "share") else QLineEdit()
        self.edit.setFixedWidth(_NARROW) if kind in ("number", "share") else self.edit.setMinimumWidth(_WIDE)
        if field.declared.optional:
            self.edit.setPlaceholderText(self.tr("Not set"))
        self.line.addWidget(self.edit, 0 if kind in ("number", "share") else 1)
        self.after = label(" · ".join(filter(None, (codec.unit(field), codec.limits(field)))), "small")
        self.line.addWidget(self.after)
        if kind in ("number", "share"):
            self.line.addStretch(1)
        self._named(self.edit)
        self.edit.textEdited.connect(self._read)
        if isinstance(self.edit, NumberEdit):
            self.edit.stepped.connect(self._step)

    def show_value(self, value: Any) -> None:
        if not self.edit.hasFocus() or self._value() != value:
            self.edit.setText(codec.shown(self.field, value))
            self.edit.setCursorPosition(0)

    def show_wrong(self, wrong: bool) -> None:
        if self.edit.property("wrong") != str(wrong).lower():
            restyle(self.edit, wrong=str(wrong).lower())

    def _value(self) -> Any:
        try:
            return codec.read(self.field, self.edit.text())
        except SettingError as e:
            return e.problems[0]

    def _read(self, _text: str) -> None:
        self.edited.emit(self._value())

    def _step(self, steps: int) -> None:
        value = self._value()
        if isinstance(value, (int, float)) and not isinstance(value, bool):
            stepped = codec.stepped(self.field, value, steps)
            self.edit.setText(codec.shown(self.field, stepped))
            self.edited.emit(stepped)


class Share(Entry):
    """A number between two ends: a slider, and the number beside it."""

    def __init__(self, field: Field, kind: codec.Kind) -> None:
        super().__init__(field, kind)
        facts = field.declared.facts
        self._low, self._high = float(facts.minimum or 0), float(facts.maximum or 1)
        self.slider = CalmSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, _STEPS)
        self.slider.setMinimumWidth(_WIDE)
        self.slider.setAccessibleName(field.label)
        self.line.insertWidget(0, self.slider, 1)
        self.edit.setFixedWidth(64)
        self.after.hide()
        self.slider.valueChanged.connect(self._slid)

    def show_value(self, value: Any) -> None:
        super().show_value(value)
        if isinstance(value, (int, float)):
            self.slider.blockSignals(True)
            self.slider.setValue(round(_STEPS * (value - self._low) / (self._high - self._low)))
            self.slider.blockSignals(False)

    def _slid(self, place: int) -> None:
        value = round(self._low + (self._high - self._low) * place / _STEPS, 4)
        self.edit.setText(codec.shown(self.field, value))
        self.edited.emit(value)


class TextButton(Control):
    """Leads to all settings as text."""

    wanted = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.button = button(self.tr("Show as text"), image="terminal", action=self.wanted.emit)
        self.line.addWidget(self.button)
        self.line.addStretch(1)
        self._named(self.button)

    def show_value(self, value: Any) -> None:
        """It has none of its own."""


class NumberEdit(QLineEdit):
    """Up and down count."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1, Qt.Key.Key_PageUp: 10, Qt.Key.Key_PageDown: -10}
        if event.key() in by:
            self.stepped.emit(by[Qt.Key(event.key())])
            return
        super().keyPressEvent(event)


class CalmComboBox(QComboBox):
    """The wheel scrolls the form, not the choice under the pointer."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class CalmSlider(QSlider):
    """As `CalmComboBox`."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


def control_for(field: Field) -> Control:
    """The control of a setting."""
    kind = codec.kind_of(field)
    match kind:
        case "switch":
            return Switch(field)
        case "choice":
            return Choice(field)
        case "number" | "text":
            return Entry(field, kind)
        case "share":
            return Share(field, kind)
        case "text button":
            return TextButton(field)
        case "cards":
            from app.training.settings.model_choice import ModelChoice

            return ModelChoice(field)
        case "weights":
            from app.training.settings.weights_choice import WeightsChoice

            return WeightsChoice(field)
        case _:
            assert_never(kind)
