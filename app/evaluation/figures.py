"""The field's own figures with their ranges, for those who compare detectors by them."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from app.theme import SPACE
from app.widgets.text import label
from effdet_core.evaluation.saved import Evaluation, Span

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Figure:
    """meaning: in plain words. value: 0..1, -1 where there is nothing to measure. span: None where it has none."""

    term: str
    meaning: str
    value: float
    span: Span | None = None


def figures_of(evaluation: Evaluation) -> tuple[Figure, ...]:
    """In the order in which the field lists them."""
    found, spans = evaluation.metrics, evaluation.intervals
    return (
        Figure("AP", translate("Evaluate", "boxes overlap by half, and ever more closely"), found.ap, spans.ap),
        Figure("AP50", translate("Evaluate", "boxes overlap by half at least"), found.ap50, spans.ap50),
        Figure("AP75", translate("Evaluate", "boxes overlap by three quarters at least"), found.ap75, spans.ap75),
        Figure("AP small", translate("Evaluate", "objects below 32 × 32 pixels"), found.ap_small),
        Figure("AP medium", translate("Evaluate", "objects up to 96 × 96 pixels"), found.ap_medium),
        Figure("AP large", translate("Evaluate", "larger objects"), found.ap_large),
        Figure("AR 1", translate("Evaluate", "found by the surest detection of each photo"), found.ar1),
        Figure("AR 10", translate("Evaluate", "found by the ten surest"), found.ar10),
        Figure("AR 100", translate("Evaluate", "found by all, however unsure"), found.ar100),
    )


def value_text(figure: Figure) -> str:
    """“0.61”, or a dash."""
    return f"{figure.value:.3f}" if figure.value >= 0 else "–"


def span_text(figure: Figure) -> str:
    """“0.57 to 0.66”."""
    if figure.span is None or figure.span[1] < 0 or figure.value < 0:
        return ""
    return translate("Evaluate", "{low:.2f} to {high:.2f}").format(low=figure.span[0], high=figure.span[1])


class Figures(QWidget):
    """A table; the range is where a figure would lie on other such photos, 19 times of 20."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(SPACE, 0, 0, 0)
        self._grid.setHorizontalSpacing(SPACE * 3)
        self._grid.setVerticalSpacing(SPACE // 2)
        self._grid.setColumnStretch(3, 1)
        self._labels: list[tuple[QWidget, ...]] = []

    def show_evaluation(self, evaluation: Evaluation) -> None:
        """Other figures."""
        for row in self._labels:
            for widget in row:
                self._grid.removeWidget(widget)
                widget.deleteLater()
        self._labels = [self._row(number, figure) for number, figure in enumerate(figures_of(evaluation))]

    def _row(self, number: int, figure: Figure) -> tuple[QWidget, ...]:
        texts = ((figure.term, ""), (value_text(figure), "heading"), (span_text(figure), ""), (figure.meaning, "muted"))
        made = []
        for column, (text, kind) in enumerate(texts):
            widget = label(text, kind)
            widget.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(widget, number, column)
            made.append(widget)
        return tuple(made)
