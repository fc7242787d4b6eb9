"""The first thing to read: how many objects are found, how many false alarms there are, and how sure that is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.evaluation import words
from app.theme import SPACE
from app.widgets.banner import announce
from app.widgets.flow_layout import FlowLayout
from app.widgets.text import button, label
from effdet_core.dataset import Split
from effdet_core.evaluation.intervals import RateSpan
from effdet_core.evaluation.verdicts import Verdict

_LINE = 28


class Headline(QWidget):
    """Two short sentences, the larger for what matters more."""

    all_wanted = Signal()
    """All classes, no longer one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found, self.found_sure = label("", "title"), label("", "muted")
        self.alarms, self.alarms_sure = label("", "title"), label("", "muted")
        self.back = button(self.tr("All classes"), "link", action=self.all_wanted.emit)
        self.basis = label("", "muted", wrap=True)
        self._build()

    def show_verdict(self, verdict: Verdict, span: RateSpan, split: Split, *, one_class: str, chosen: bool) -> None:
        """one_class: the name to say instead of "objects". chosen: whether that class was picked among several."""
        self.found.setText(words.found_sentence(verdict, one_class))
        self.found_sure.setText(words.plus_minus(span.found_share, 100))
        self.alarms.setText(words.alarms_sentence(verdict))
        self.alarms_sure.setText(words.plus_minus(span.alarms_per_100))
        self.basis.setText(words.basis(verdict, split))
        self.back.setVisible(chosen)
        meaning = words.range_sentence(span)
        for part in (self.found, self.found_sure, self.alarms, self.alarms_sure):
            part.setToolTip(meaning)
        for part in (self.found_sure, self.alarms_sure):
            part.setVisible(bool(part.text()))
        self.setAccessibleName(self.sentence())

    def sentence(self) -> str:
        """All of it."""
        parts = (self.found, self.found_sure, self.alarms, self.alarms_sure)
        return " ".join(part.text() for part in parts if part.text())

    def announce(self) -> None:
        """For those who hear it."""
        announce(self, self.sentence())

    def _build(self) -> None:
        top = QWidget()
        flow = FlowLayout(top)
        for part in (self.found, self.found_sure, label("·", "title"), self.alarms, self.alarms_sure, self.back):
            part.setFixedHeight(_LINE)
            flow.addWidget(part)
        for small in (self.found_sure, self.alarms_sure):
            small.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(top)
        column.addWidget(self.basis)
