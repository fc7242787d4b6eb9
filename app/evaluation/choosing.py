"""The page's first line: which training is judged, as what, on which photos; and the button that has it judged."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QWidget

from app.evaluation import explained, names
from app.evaluation.subjects import Asked, Candidate, Subject
from app.icons import icon
from app.theme import SPACE
from app.widgets.explained import explain
from app.widgets.text import button, restyle
from effdet_core.run_folder import RunFolder

_WIDEST = 240


class ChoosingBar(QFrame):
    """judge: what the button does."""

    run_chosen = Signal(object)
    """RunFolder."""
    asked = Signal(object)
    """Asked."""

    def __init__(self, judge: Callable[[], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "bar")
        self._candidates: tuple[Candidate, ...] = ()
        self._subject: Subject | None = None
        self.runs, self.sources, self.splits = QComboBox(), QComboBox(), QComboBox()
        self.judge = button("", "", image="evaluate", action=judge)
        self.judge.setObjectName("evaluate.judge")
        self._build()
        self._connect()
        explain(explained.of_bar(self))

    def show_candidates(self, candidates: Sequence[Candidate], chosen: RunFolder | None) -> None:
        """The trainings that can be judged."""
        self._candidates = tuple(candidates)
        with QSignalBlocker(self.runs):
            self.runs.clear()
            for item in candidates:
                title = item.model.rpartition("-")[2].capitalize()
                self.runs.addItem(f"{item.run.name} · {title}" if title else item.run.name)
            places = [n for n, item in enumerate(candidates) if chosen and item.run.path == chosen.path]
            self.runs.setCurrentIndex(places[0] if places else -1)

    def show_subject(self, subject: Subject, asked: Asked) -> None:
        """What there is of the chosen training, and what of it is shown."""
        self._subject = subject
        with QSignalBlocker(self.sources), QSignalBlocker(self.splits):
            self.sources.clear()
            self.sources.addItems([names.source_title(source) for source in subject.sources])
            self.sources.setCurrentIndex(subject.sources.index(asked.source))
            self.splits.clear()
            self.splits.addItems([names.split_title(split, subject.photos[split]) for split in subject.splits])
            if asked.split in subject.splits:
                self.splits.setCurrentIndex(subject.splits.index(asked.split))

    def show_judging(self, *, judged: bool, wanted: bool, possible: bool) -> None:
        """judged: whether there is an evaluation. wanted: whether a new one would say something else."""
        self.judge.setText(self.tr("Evaluate again") if judged else self.tr("Evaluate"))
        self.judge.setEnabled(possible)
        kind = "primary" if wanted else "quiet"
        if self.judge.property("kind") != kind:
            self._dress(kind)

    def _dress(self, kind: str) -> None:
        restyle(self.judge, kind=kind)
        self.judge.setIcon(icon("evaluate", "accent_text" if kind == "primary" else "text"))

    def _build(self) -> None:
        names = (self.tr("Training"), self.tr("What is judged"), self.tr("Photos"))
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE * 2, SPACE, SPACE * 2, SPACE)
        row.setSpacing(SPACE)
        for box, name in zip((self.runs, self.sources, self.splits), names, strict=True):
            box.setAccessibleName(name)
            box.setToolTip(name)
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
            box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
            box.setMaximumWidth(_WIDEST)
            box.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            row.addWidget(box)
        row.addStretch(1)
        row.addWidget(self.judge)

    def _connect(self) -> None:
        self.runs.currentIndexChanged.connect(self._on_run)
        self.sources.currentIndexChanged.connect(lambda _: self._ask())
        self.splits.currentIndexChanged.connect(lambda _: self._ask())

    def _on_run(self, place: int) -> None:
        if 0 <= place < len(self._candidates):
            self.run_chosen.emit(self._candidates[place].run)

    def _ask(self) -> None:
        subject = self._subject
        if subject is None or self.sources.currentIndex() < 0 or self.splits.currentIndex() < 0:
            return
        source, split = subject.sources[self.sources.currentIndex()], subject.splits[self.splits.currentIndex()]
        self.asked.emit(Asked(source, split))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Narrow windows keep room for the button."""
        super().resizeEvent(event)
        room = (event.size().width() - self.judge.sizeHint().width() - SPACE * 8) // 3
        for box in (self.runs, self.sources, self.splits):
            box.setMaximumWidth(max(96, min(_WIDEST, room)))
