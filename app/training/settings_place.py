"""Where the settings of a training stand; they are made when they are first seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.session import Session
from effdet_core.spec import EfficientDetSpec

WIDTH, NARROW = 400, 340


class SettingsPlace(QFrame):
    """Passes on what the settings say."""

    start_wanted = Signal(object, object)
    """EfficientDetSpec and the name of the run, or None."""
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_there(self) -> bool:
        """Whether there are settings to show."""
        return False

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""

    def spec(self) -> EfficientDetSpec | None:
        """The settings as they are; None for impossible ones, or before they were seen."""
        return None

    def load(self, spec: EfficientDetSpec) -> None:
        """Other settings."""

    def set_busy(self, busy: bool) -> None:
        """While a training is being prepared."""

    def fit(self, page_width: int) -> None:
        """Narrower in narrow windows."""
        self.setFixedWidth(WIDTH if page_width >= 1400 else NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
