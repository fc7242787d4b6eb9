"""Files that are dragged over the window and let go."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from app.frame import drops
from app.widgets.drop_overlay import DropOverlay


class Dropping(QObject):
    """Says over the window what letting go will do. take: does it. project: the name of the open one."""

    def __init__(
        self, window: QWidget, take: Callable[[drops.Dropped], object], project: Callable[[], str | None]
    ) -> None:
        super().__init__(window)
        self._take, self._project = take, project
        self._dropped: drops.Dropped | None = None
        self._overlay = DropOverlay(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Takes what has to do with dragging."""
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                self._enter(event)
            case QEvent.Type.DragMove if isinstance(event, QDropEvent):
                event.acceptProposedAction()
            case QEvent.Type.DragLeave:
                self._overlay.hide()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                self._drop(event)
            case _:
                return False
        return True

    def _enter(self, event: QDragEnterEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        self._dropped = drops.judge(paths)
        if self._dropped is None:
            event.ignore()
            return
        possible = self._dropped.kind != "unknown"
        self._overlay.offer(drops.sentence(self._dropped, self._project()), possible=possible)
        event.acceptProposedAction()

    def _drop(self, event: QDropEvent) -> None:
        self._overlay.hide()
        if self._dropped is not None and self._dropped.kind != "unknown":
            event.acceptProposedAction()
            # The drag's own loop must end before a page, or a question, can follow.
            QTimer.singleShot(0, self, partial(self._take, self._dropped))
