"""The name of a line with a dot in its colour; pressing it shows or hides the line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from app import theme
from app.theme import SMALL, SPACE

_DOT, HEIGHT = 8, 22


class LegendButton(QAbstractButton):
    """colour: of its line, #rrggbb. A value may stand behind the name."""

    def __init__(self, name: str, colour: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._colour, self._value = name, colour, ""
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setText(name)
        self.setAccessibleName(name)
        self.setToolTip(self.tr("Show or hide this line"))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @property
    def value(self) -> str:
        """What stands behind the name."""
        return self._value

    def set_value(self, value: str) -> None:
        """Another value, or none."""
        if value != self._value:
            self._value = value
            self.updateGeometry()
            self.update()

    def set_colour(self, colour: str) -> None:
        """Another theme."""
        self._colour = colour
        self.update()

    def sizeHint(self) -> QSize:
        width = QFontMetricsF(self._font()).horizontalAdvance(self._shown())
        return QSize(round(width) + _DOT + 3 * SPACE // 2 + 6, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(tokens.colour("accent"), 1) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        dot = QRectF(SPACE // 2, (self.height() - _DOT) / 2, _DOT, _DOT)
        painter.setPen(QPen(QColor(self._colour), 1.5))
        painter.setBrush(QColor(self._colour) if self.isChecked() else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(dot)
        painter.setFont(self._font())
        painter.setPen(tokens.colour("text" if self.isChecked() else "muted"))
        room = QRectF(self.rect()).adjusted(SPACE // 2 + _DOT + SPACE // 2 + 2, 0, 0, 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self._shown())
        painter.end()

    def _shown(self) -> str:
        return f"{self._name}  {self._value}" if self._value else self._name

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        return font
