"""Below the settings, always in sight: what will happen, and the button that makes it happen."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLineEdit, QVBoxLayout, QWidget

from app.theme import SPACE
from app.training.settings.costs import Cost
from app.training.settings.words import about, number, passes, photos, translate
from app.widgets.text import button, label, restyle
from effdet_core.project import names


class Footer(QFrame):
    """start_wanted, send_wanted: with the name a person gave, or ""."""

    start_wanted = Signal(str)
    send_wanted = Signal(str)
    """Train it on another computer."""
    wrong_wanted = Signal()
    """Show what prevents the start."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "foot")
        self.summary = label("", wrap=True)
        self.wrong = button("", "link", action=self.wrong_wanted.emit)
        self.name = QLineEdit()
        self.why = label("", "wrong", wrap=True)
        self.naming = QWidget()
        """The name's field, to stand among the settings."""
        self.start = button(self.tr("Start training"), "primary", image="play", action=self._start)
        self.send = button(self.tr("Train on another computer…"), "link", action=self._send)
        self.start.setObjectName("train.start")
        self._possible = self._sendable = False
        self._taken: frozenset[str] = frozenset()
        self._build()

    def show_plan(self, text: str, wrong: str, *, possible: bool, sendable: bool) -> None:
        """wrong: what prevents a start, for a link; "" for nothing. sendable: whether another computer could do it."""
        self.summary.setText(text)
        self.summary.setVisible(bool(text))
        self.wrong.setText(wrong)
        self.wrong.setVisible(bool(wrong))
        self._possible, self._sendable = possible, sendable
        self._check()

    def show_names(self, taken: frozenset[str], following: str) -> None:
        """taken: names that cannot be used. following: the one that is given to a training without a name."""
        self._taken = taken
        self.name.setPlaceholderText(self.tr("{0}, unless you name it").format(following))
        self._check()

    def _build(self) -> None:
        self.name.setAccessibleName(self.tr("Name of this training"))
        self.name.setMaxLength(80)
        self.name.textChanged.connect(lambda _: self._check())
        self.why.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE * 2, SPACE + SPACE // 2, SPACE * 2, SPACE * 2)
        column.setSpacing(SPACE)
        for widget in (self.summary, self.wrong, self.start):
            column.addWidget(widget)
        column.addWidget(self.send, 0, Qt.AlignmentFlag.AlignHCenter)
        self.wrong.hide()
        naming = QVBoxLayout(self.naming)
        naming.setContentsMargins(0, 0, 0, 0)
        naming.setSpacing(SPACE // 2)
        naming.addWidget(label(self.tr("Name of this training")))
        naming.addWidget(self.name)
        naming.addWidget(self.why)

    def _check(self) -> None:
        reason = self._reason()
        self.why.setText(reason)
        self.why.setVisible(bool(reason))
        restyle(self.name, wrong=str(bool(reason)).lower())
        self.start.setEnabled(self._possible and not reason)
        self.send.setEnabled(self._sendable and not reason)

    def _reason(self) -> str:
        name = self.name.text().strip()
        if not name:
            return ""
        if name in self._taken:
            return self.tr("There is a training of this name already.")
        return self.tr("This cannot be the name of a folder.") if names.why_no_file_name(name) else ""

    def _send(self) -> None:
        self.send_wanted.emit(self.name.text().strip())

    def _start(self) -> None:
        name = self.name.text().strip()
        self.name.clear()
        self.start_wanted.emit(name)


def plan(train: int, epochs: int, cost: Cost | None, waiting: str) -> str:
    """“205 photos, 30 passes, about 11 minutes on this computer, 2.5 GB of memory.”"""
    if not train:
        return ""
    told = translate("Settings", "{0} to learn from, {1}, {2}.")
    if cost is None:
        return told.format(photos(train), passes(epochs), waiting.rstrip("…"))
    words = translate("Settings", "{0} on this computer, {1} GB of memory").format(
        about(cost.seconds), number(cost.gb, 1)
    )
    return told.format(photos(train), passes(epochs), words)
