"""The training under way, in the header of every page; and word of its end, wherever a person is."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QBoxLayout, QPushButton, QSystemTrayIcon, QWidget

from app import messages, theme
from app.theme import SPACE
from app.training import words
from app.training.trainings import Trainings
from app.training.watch import Watch
from app.training.words import Status

_RING = 14


class TrainingChip(QPushButton):
    """A ring that fills, and a few words; pressing it goes to the training."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "header")
        self._share: float | None = None
        self._tone = "accent"
        self.setWhatsThis(self.tr("How far the training is that is going on. Press it to see it on the Train page."))
        self.hide()

    def show_status(self, text: str, status: Status, tip: str) -> None:
        """How it goes now."""
        room = "\N{EM SPACE}" * 2  # where the ring stands
        self._share, self._tone = status.share, "accent" if status.tone == "busy" else "muted"
        self.setText(room + text)
        self.setAccessibleName(text)
        self.setToolTip(tip)
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = QRectF(SPACE + 3, (self.height() - _RING) / 2, _RING, _RING)
        painter.setPen(QPen(tokens.colour("line"), 2.5))
        painter.drawEllipse(ring)
        pen = QPen(tokens.colour(self._tone), 2.5)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawArc(ring, 90 * 16, -round((self._share or 0.0) * 360 * 16))
        painter.end()


class TrainingLight(QObject):
    """show: goes to the Train page."""

    def __init__(self, place: QBoxLayout, trainings: Trainings, window: QWidget, show: Callable[[], None]) -> None:
        super().__init__(window)
        self._trainings, self._window, self._show = trainings, window, show
        self.chip = TrainingChip()
        self._tray: QSystemTrayIcon | None = None
        place.addWidget(self.chip)
        self.chip.clicked.connect(lambda: show())
        trainings.live_changed.connect(self._refresh)
        trainings.ended.connect(self._tell_end)
        self._refresh()

    def _refresh(self) -> None:
        live = self._trainings.live
        if live is None or not live.is_open:
            self.chip.hide()
            return
        status = live.status()
        self.chip.show_status(words.header_text(live.story, status), status, f"{live.run.name}: {status.sentence}")

    def _tell_end(self, watch: Watch) -> None:
        text = words.ended_text(watch.run.name, watch.story, watch.state)
        messages.toast(self._window, text, self.tr("Show"), self._show)
        QApplication.alert(self._window)
        if not self._window.isActiveWindow():
            self._tell_system(text)

    def _tell_system(self, text: str) -> None:
        """For a person who does something else meanwhile; where the desktop has a place for it."""
        if not QSystemTrayIcon.isSystemTrayAvailable():
            return
        if self._tray is None:
            self._tray = QSystemTrayIcon(self._window.windowIcon(), self)
            self._tray.messageClicked.connect(self._bring_up)
            self._tray.activated.connect(lambda _: self._bring_up())
        self._tray.show()
        self._tray.showMessage(self.tr("EffDet Studio"), text, self._window.windowIcon())

    def _bring_up(self) -> None:
        if self._tray is not None:
            self._tray.hide()
        self._window.raise_()
        self._window.activateWindow()
        self._show()
