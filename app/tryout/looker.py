"""`effdet_core.capture.looking` for a window: what its threads say becomes signals."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal

from effdet_core.capture import detecting
from effdet_core.capture.detecting import Detector
from effdet_core.capture.looking import Listener, Looking
from effdet_core.tasks import Tell


class Looker(QObject):
    """The signals arrive in the window's thread."""

    seen = Signal()
    """`looking.take` has something."""
    moved = Signal()
    """`looking.playing` has changed."""
    loaded = Signal(object)
    """Model."""
    refused = Signal(object)
    """Problem: the model cannot be used."""

    _seen = Signal()
    _moved = Signal()
    _loaded = Signal(object)
    _refused = Signal(object)

    def __init__(self, load: Callable[[Path, Tell], Detector] = detecting.load, parent: QObject | None = None) -> None:
        """load: as `Looking`'s."""
        super().__init__(parent)
        queued = Qt.ConnectionType.QueuedConnection
        for inner, outer in (
            (self._seen, self.seen),
            (self._loaded, self.loaded),
            (self._refused, self.refused),
        ):
            inner.connect(outer, queued)
        self._has_moved = False
        self._moved.connect(self._pass_on, queued)
        told = Listener(self._seen.emit, self._say_moved, self._loaded.emit, self._refused.emit)
        self.looking = Looking(told, load)

    def _say_moved(self) -> None:
        """A player moves more often than a window can follow: once is enough until it was heard."""
        if not self._has_moved:
            self._has_moved = True
            self._moved.emit()

    def _pass_on(self) -> None:
        self._has_moved = False
        self.moved.emit()
