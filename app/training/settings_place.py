"""Where the settings of a training stand; they are made when they are first seen."""

from __future__ import annotations

import importlib.util
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.page import Navigate
from app.session import Session
from effdet_core.spec import EfficientDetSpec

WIDTH, NARROW = 376, 320
_PANEL = "app.training.settings"


class SettingsPlace(QFrame):
    """Passes on what the settings say."""

    start_wanted = Signal(object, object)
    """EfficientDetSpec and the name of the run, or None."""
    changed = Signal()

    def __init__(self, navigate: Navigate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._navigate = navigate
        self._session: Session | None = None
        self._training = False
        self.panel: Any = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def is_there(self) -> bool:
        """Whether there are settings to show."""
        return importlib.util.find_spec(_PANEL) is not None

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self._session = session
        if self.panel is not None:
            self.panel.set_session(session)

    def spec(self) -> EfficientDetSpec | None:
        """The settings as they are; None for impossible ones, or before they were seen."""
        found: EfficientDetSpec | None = self.panel.spec() if self.panel is not None else None
        return found

    def load(self, spec: EfficientDetSpec) -> None:
        """Other settings."""
        self._make()
        self.panel.load(spec)

    def look_again(self) -> None:
        """Trainings came or went."""
        if self.panel is not None:
            self.panel.look_again()

    def set_training(self, training: bool) -> None:
        """Whether this computer trains now."""
        self._training = training
        if self.panel is not None:
            self.panel.set_training(training)

    def fit(self, page_width: int) -> None:
        """Narrower in narrow windows."""
        self.setFixedWidth(WIDTH if page_width >= 1200 else NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._make()

    def _make(self) -> None:
        if self.panel is not None or not self.is_there:
            return
        self.panel = importlib.import_module(f"{_PANEL}.panel").SettingsPanel(self._navigate)
        self.panel.start_wanted.connect(self.start_wanted)
        self.panel.changed.connect(self.changed)
        self._layout.addWidget(self.panel)
        self.panel.set_training(self._training)
        self.panel.set_session(self._session)
