"""Brightness and contrast of the view; the photo's file stays as it is."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSlider, QWidget

from app.theme import SPACE
from app.widgets.explained import answer_in, is_question
from app.widgets.picture import Picture
from app.widgets.text import button, label


class LightPopup(QFrame):
    """Two sliders, -100 to 100, and back to 0."""

    changed = Signal(int, int)  # brightness, contrast
    closed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("kind", "popup")
        answer_in(self)
        self.brightness = self._slider(self.tr("Brightness"))
        self.contrast = self._slider(self.tr("Contrast"))
        layout = QGridLayout(self)
        layout.setContentsMargins(SPACE * 2, SPACE * 3 // 2, SPACE * 2, SPACE)
        layout.setSpacing(SPACE)
        for row, (image, slider) in enumerate((("sun", self.brightness), ("contrast", self.contrast))):
            layout.addWidget(Picture(image, "muted"), row, 0)
            layout.addWidget(slider, row, 1)
        layout.addWidget(label(self.tr("Only the view changes."), "small"), 2, 0, 1, 2)
        layout.addWidget(button(self.tr("As it is"), "quiet", action=self.reset), 3, 0, 1, 2)

    def open_above(self, anchor: QPoint) -> None:
        """With its lower left corner at a point of the screen."""
        self.adjustSize()
        self.move(anchor - QPoint(0, self.height() + SPACE // 2))
        self.show()
        self.brightness.setFocus()

    def reset(self) -> None:
        """The photo as it is."""
        self.brightness.setValue(0)
        self.contrast.setValue(0)

    @property
    def is_changed(self) -> bool:
        """Whether the view differs from the photo."""
        return bool(self.brightness.value() or self.contrast.value())

    def event(self, event: QEvent) -> bool:
        """Keys typed here are not those of the page, whose child it is: Escape closes it."""
        if event.type() == QEvent.Type.ShortcutOverride and not is_question(event):
            event.accept()
            return True
        return super().event(event)

    def hideEvent(self, event: QHideEvent) -> None:
        """Tells that it went."""
        super().hideEvent(event)
        self.closed.emit()

    def _slider(self, name: str) -> QSlider:
        made = QSlider(Qt.Orientation.Horizontal)
        made.setRange(-100, 100)
        made.setPageStep(10)
        made.setFixedWidth(SPACE * 22)
        made.setAccessibleName(name)
        made.setToolTip(name)
        made.valueChanged.connect(lambda _: self.changed.emit(self.brightness.value(), self.contrast.value()))
        return made
