"""A plot in the window's colours that does nothing but show, tell what is under the pointer, and take clicks."""

from __future__ import annotations

from typing import Any

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QFont, QWheelEvent
from PySide6.QtWidgets import QWidget

from app import theme
from app.theme import SMALL


class Plot(pg.PlotWidget):  # type: ignore[misc]
    """Coordinates are the plot's."""

    hovered = Signal(QPointF)
    left = Signal()
    pressed = Signal(QPointF)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, enableMenu=False)
        self.item: Any = self.getPlotItem()
        # pyqtgraph makes this menu even when nobody may open it, and leaves it without an owner.
        self.item.ctrlMenu.setParent(self, self.item.ctrlMenu.windowFlags())
        self.item.hideButtons()
        self.item.getViewBox().setMouseEnabled(False, False)
        self.setFrameShape(self.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.scene().sigMouseMoved.connect(self._on_moved)
        self.scene().sigMouseClicked.connect(self._on_clicked)
        self.dress()

    def dress(self) -> None:
        """The colours of the theme in force."""
        tokens = theme.current()
        self.setBackground(tokens.colour("surface"))
        font = QFont(self.font())
        font.setPixelSize(SMALL)
        for name in ("left", "bottom", "top"):
            axis = self.item.getAxis(name)
            axis.setPen(pg.mkPen(tokens.colour("line")))
            axis.setTextPen(pg.mkPen(tokens.colour("muted")))
            axis.setTickFont(font)
            axis.setStyle(tickLength=0)
            axis.setZValue(-1000)  # the grid lies behind the bars
            if axis.labelText:
                axis.setLabel(axis.labelText, color=tokens.muted, **{"font-size": f"{SMALL}px"})

    def label_axis(self, name: str, text: str) -> None:
        """A title with its unit."""
        self.item.setLabel(name, text, color=theme.current().muted, **{"font-size": f"{SMALL}px"})
        self.item.getAxis(name).enableAutoSIPrefix(False)

    def changeEvent(self, event: QEvent) -> None:
        """Another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and hasattr(self, "item"):
            self.dress()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolls what the plot lies in."""
        event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is under the pointer."""
        super().leaveEvent(event)
        self.left.emit()

    def _on_moved(self, place: QPointF) -> None:
        self.hovered.emit(self.item.getViewBox().mapSceneToView(place))

    def _on_clicked(self, event: Any) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self.pressed.emit(self.item.getViewBox().mapSceneToView(event.scenePos()))
