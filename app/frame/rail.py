"""The rail: the story of the work from top to bottom, each stage with its state."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app import theme
from app.frame import explained
from app.frame.stages import STAGES, Shown, Stage
from app.icons import icon
from app.theme import SMALL, SPACE
from app.widgets.explained import explain
from app.widgets.text import line

WIDTH = 88
_HEIGHT = 64
_ICON = 22


class Rail(QFrame):
    """Stages above, help and settings below."""

    chosen = Signal(str)
    """A stage's id."""
    help_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "rail")
        self.setFixedWidth(WIDTH)
        self.stages: dict[Stage, RailButton] = {}
        self.help = RailButton("help", self.tr("Help"))
        self.settings = RailButton("settings", self.tr("Settings"))
        self._group = QButtonGroup(self)
        self._build()
        explain(explained.of_rail(self))

    def show_stages(self, shown: Mapping[Stage, Shown], *, open: bool) -> None:
        """The state of every stage. open: whether there is a project to go through."""
        for stage, button in self.stages.items():
            button.show_state(shown[stage])
            button.setEnabled(open)

    def show_current(self, stage: Stage | None) -> None:
        """Which page is on; none on the home page."""
        self._group.setExclusive(stage is not None)
        for name, button in self.stages.items():
            button.setChecked(name == stage)

    def _build(self) -> None:
        names = {
            "photos": self.tr("Photos"),
            "label": self.tr("Label"),
            "train": self.tr("Train"),
            "evaluate": self.tr("Evaluate"),
            "export": self.tr("Export & try"),
        }
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE // 2, SPACE, SPACE // 2, SPACE)
        layout.setSpacing(SPACE // 2)
        for stage in STAGES:
            button = RailButton(stage, names[stage])
            button.setCheckable(True)
            button.clicked.connect(lambda _=False, stage=stage: self.chosen.emit(stage))
            self._group.addButton(button)
            button.setObjectName(f"rail.{stage}")
            self.stages[stage] = button
            layout.addWidget(button)
        layout.addStretch(1)
        layout.addWidget(line())
        for button in (self.help, self.settings):
            layout.addWidget(button)
        self.help.clicked.connect(lambda: self.help_wanted.emit())
        self.settings.clicked.connect(lambda: self.settings_wanted.emit())


class RailButton(QAbstractButton):
    """An icon above a word, with a count, a dot or a tick beside the icon."""

    def __init__(self, image: str, text: str) -> None:
        super().__init__()
        self._image, self._shown = image, Shown()
        self.setText(text)
        self.setToolTip(text)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def show_state(self, shown: Shown) -> None:
        """Another state."""
        if shown != self._shown:
            self._shown = shown
            self.setToolTip(f"{self.text()}\n{shown.hint}" if shown.hint else self.text())
            self.setAccessibleDescription(shown.hint)
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDTH - SPACE, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter, tokens)
        token = "accent" if self.isChecked() else "text" if self.isEnabled() else "muted"
        place = QRect((self.width() - _ICON) // 2, 10, _ICON, _ICON)
        painter.setOpacity(1.0 if self.isEnabled() else 0.6)
        icon(self._image, token).paint(painter, place)
        painter.setOpacity(1.0)
        painter.setFont(_font(self.font(), SMALL))
        painter.setPen(tokens.colour("text" if self.isEnabled() else "muted"))
        area = QRect(2, place.bottom() + 5, self.width() - 4, 18)
        shown = painter.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, shown)
        if self.isEnabled():
            self._paint_state(painter, tokens, place)
        painter.end()

    def _paint_ground(self, painter: QPainter, tokens: theme.Tokens) -> None:
        inside = self.rect().adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(tokens.colour("selection"))
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        elif self.underMouse() and self.isEnabled():
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)
        if self.hasFocus():
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setWidth(2)
            pen.setColor(tokens.colour("accent"))
            painter.setPen(pen)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(inside, theme.RADIUS, theme.RADIUS)

    def _paint_state(self, painter: QPainter, tokens: theme.Tokens, place: QRect) -> None:
        left, middle = place.right() + 4, place.top() + 4
        if self._shown.mark == "tick":
            icon("success", "success").paint(painter, QRect(left, middle - 7, 14, 14))
        elif self._shown.mark == "dot":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("accent"))
            painter.drawEllipse(QRect(left + 2, middle - 3, 7, 7))
        elif self._shown.count:
            painter.setPen(tokens.colour("muted"))
            painter.setFont(_font(self.font(), SMALL - 1))
            painter.drawText(QRect(left, middle - 8, self.width() - left, 16), _LEFT, self._shown.count)


_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def _font(base: QFont, size: int) -> QFont:
    font = QFont(base)
    font.setPixelSize(size)
    return font
