"""Where the settings of a training stand; they are made when they are first seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.page import Navigate
from app.session import Session
from effdet_core.spec import EfficientDetSpec

if TYPE_CHECKING:
    from app.training.settings.panel import SettingsPanel

WIDTH, NARROW = 376, 344


class SettingsPlace(QFrame):
    """Passes on what the settings say."""

    start_wanted = Signal(object, object)
    """EfficientDetSpec and the name of the run, or None."""
    send_wanted = Signal(object, object)
    """The same, on another computer."""
    changed = Signal()

    def __init__(self, navigate: Navigate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "side")
        self._navigate = navigate
        self._session: Session | None = None
        self._training = False
        self._panel: SettingsPanel | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def panel(self) -> SettingsPanel:
        """The settings themselves; made when they are first asked for."""
        if self._panel is None:
            self._panel = self._made()
        return self._panel

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self._session = session
        if self._panel is not None:
            self.panel.set_session(session)

    def spec(self) -> EfficientDetSpec | None:
        """The settings as they are; None for impossible ones, or before they were seen."""
        found: EfficientDetSpec | None = self.panel.spec() if self._panel is not None else None
        return found

    def preset(self) -> str:
        """The recipe that is chosen; "" before they were seen."""
        return self._panel.state.draft.preset if self._panel is not None else ""

    def load(self, spec: EfficientDetSpec) -> None:
        """Other settings."""
        self.panel.load(spec)

    def look_again(self) -> None:
        """Trainings came or went."""
        if self._panel is not None:
            self.panel.look_again()

    def set_training(self, training: bool) -> None:
        """Whether this computer trains now."""
        self._training = training
        if self._panel is not None:
            self.panel.set_training(training)

    def fit(self, page_width: int) -> None:
        """Narrower in narrow windows."""
        self.setFixedWidth(WIDTH if page_width >= 1200 else NARROW)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.panel.setVisible(True)

    def _made(self) -> SettingsPanel:
        from app.training.settings.panel import SettingsPanel

        made = SettingsPanel(self._navigate)
        made.start_wanted.connect(self.start_wanted)
        made.send_wanted.connect(self.send_wanted)
        made.changed.connect(self.changed)
        made.set_training(self._training)
        made.set_session(self._session)
        self._layout.addWidget(made)
        return made
