"""A judged detector: the sentence first, then where it draws the line, its classes, and its mistakes."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from app import theme
from app.evaluation import explained, mixups, words
from app.evaluation.class_row import ClassFigures
from app.evaluation.class_rows import FEW, ClassRows
from app.evaluation.curve_plot import Drawn
from app.evaluation.figures import Figures
from app.evaluation.gallery import Gallery
from app.evaluation.headline import Headline
from app.evaluation.leaks import LeakGuard
from app.evaluation.mixups import MixUps
from app.evaluation.opening import Opened
from app.evaluation.setting import Setting
from app.evaluation.threshold_card import ThresholdCard
from app.theme import SPACE
from app.widgets.banner import Banner
from app.widgets.explained import explain
from app.widgets.section import Section
from app.widgets.text import label
from effdet_core.evaluation.intervals import RateSpans
from effdet_core.evaluation.verdicts import Verdicts

_WIDE, _WIDEST, _BESIDE = 1400, 1160, 0.4
"""From which width on mistakes stand beside the rest, how wide that becomes at most, and their part of the width."""
_UNKNOWN = "#9a9aa2"


class Body(QWidget):
    """gallery: made by the page, which opens what is pressed. keep: keeps the thresholds for exported files."""

    class_chosen = Signal(object)
    """Place of a class, or None for all."""
    cell_picked = Signal(int, int)
    """See `MixUps.picked`."""

    def __init__(
        self, gallery: Gallery, leaks: LeakGuard, keep: Callable[[], object], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.headline = Headline()
        self.small, self.note, self.relabelled, self.leaks = Banner(), Banner(), Banner(), leaks
        self.card = ThresholdCard(keep)
        self.classes = ClassRows()
        self.mixed = MixUps()
        self.mixed_note = label(self.tr("Only the classes that are mixed up most."), "small")
        self.figures = Figures()
        self.gallery = gallery
        self.classes_part = Section(self.tr("Classes"))
        self.mixed_part = Section(self.tr("What it takes for what"), open=False)
        self.figures_part = Section(self.tr("The field's figures: AP and AR"), open=False)
        self.gallery_part = Section(self.tr("Mistakes, the dearest first"))
        self.main, self.beside = _Scrolled(), _Scrolled()
        self._is_wide = False
        self._build()
        self._connect()
        explain(explained.of_body(self))
        self.headline.setObjectName("evaluate.headline")

    def show_opened(self, opened: Opened) -> None:
        """Another evaluation; `show_standing` follows."""
        evaluation = opened.evaluation
        several = len(evaluation.classes) > 1
        self.figures.show_evaluation(evaluation)
        self.classes_part.setVisible(several)
        self.mixed_part.setVisible(several)
        self.mixed_note.setVisible(len(evaluation.classes) > mixups.MOST)
        if opened.too_small is not None:
            self.small.say(words.too_small(opened.too_small), "warning")
        else:
            self.small.hide()
        self._show_note(opened)

    def show_standing(
        self, opened: Opened, setting: Setting, standing: tuple[Verdicts, RateSpans], colours: dict[str, str]
    ) -> None:
        """What holds at the thresholds of a setting."""
        verdicts, spans = standing
        names, place = opened.evaluation.classes, setting.chosen
        verdict = verdicts.all if place is None else verdicts.classes[place]
        span = spans.all if place is None else spans.classes[place]
        shown = names[place] if place is not None else names[0] if len(names) == 1 else ""
        self.headline.show_verdict(
            verdict, span, opened.evaluation.split, one_class=shown, chosen=place is not None and len(names) > 1
        )
        self._show_card(opened, setting, verdicts, colours)
        self.classes.show_figures(figures_of(opened, setting, verdicts, colours), place, own=setting.own)
        self.mixed.show_table(mixups.table(verdicts.confusion, names, self.tr("nothing there")))

    def show_top(self) -> None:
        """From the beginning."""
        for column in (self.main, self.beside):
            column.verticalScrollBar().setValue(0)

    def show_gallery(self) -> None:
        """The mistakes, right below the sentence."""
        self.gallery_part.set_open(True)
        column = self.beside if self._is_wide else self.main
        top = self.gallery_part.mapTo(column.holder, QPoint(0, 0)).y()
        column.verticalScrollBar().setValue(max(0, top - SPACE))

    def _show_note(self, opened: Opened) -> None:
        split = opened.evaluation.split
        if opened.stale:
            self.note.say(self.tr("It was trained or exported anew since; this is what it was before."), "info")
        elif split == "train":
            self.note.say(self.tr("It learnt from these photos; on others it will do worse."), "warning")
        else:
            self.note.hide()

    def _show_card(self, opened: Opened, setting: Setting, verdicts: Verdicts, colours: dict[str, str]) -> None:
        names, place = opened.evaluation.classes, setting.chosen
        name = names[place] if place is not None and setting.own else None
        best = opened.best(setting.prices, setting.own)
        value = best.of(name) if name is not None else best.common
        self.card.show_setting(setting, name, value, several=len(names) > 1)
        verdict = verdicts.all if place is None else verdicts.classes[place]
        there = opened.at_best(setting.prices, setting.own)
        ideal = there.all if place is None else there.classes[place]
        drawn = Drawn(
            curve=opened.curves[place],
            colour=theme.current().accent if place is None else colours.get(names[place], _UNKNOWN),
            others=tuple(
                (opened.curves[other], colours.get(name, _UNKNOWN))
                for other, name in enumerate(names)
                if place is None and 1 < len(names) <= FEW
            ),
            now=_place(verdict.found_share, verdict.right_share),
            best=_place(ideal.found_share, ideal.right_share),
        )
        self.card.show_curve(drawn, self.headline.sentence())

    def _build(self) -> None:
        self.headline.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE)
        for section, inside in (
            (self.classes_part, self.classes),
            (self.mixed_part, self.mixed),
            (self.figures_part, self.figures),
            (self.gallery_part, self.gallery),
        ):
            section.body.addWidget(inside)
        self.mixed_part.body.addWidget(self.mixed_note)
        for part in (
            self.relabelled,
            self.leaks,
            self.note,
            self.small,
            self.card,
            self.classes_part,
            self.mixed_part,
            self.figures_part,
        ):
            self.main.column.addWidget(part)
        self.main.column.addWidget(self.gallery_part)
        for column in (self.main, self.beside):
            column.column.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.main, 1)
        row.addWidget(self.beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.headline)
        layout.addLayout(row, 1)
        self.beside.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is room, the mistakes stand beside what they change with."""
        super().resizeEvent(event)
        width = event.size().width()
        is_wide = width >= _WIDE
        if is_wide:
            self.beside.setFixedWidth(max(round(width * _BESIDE), width - _WIDEST))
        if is_wide != self._is_wide:
            self._is_wide = is_wide
            self.beside.setVisible(is_wide)
            self.mixed_part.set_open(is_wide)
            column = (self.beside if is_wide else self.main).column
            column.insertWidget(column.count() - 1, self.gallery_part)

    def _connect(self) -> None:
        self.headline.all_wanted.connect(lambda: self.class_chosen.emit(None))
        self.classes.chosen.connect(self.class_chosen)
        self.mixed.picked.connect(self.cell_picked)
        self.gallery.focused.connect(self._bring_into_view)

    def _bring_into_view(self, tile: QWidget) -> None:
        (self.beside if self._is_wide else self.main).ensureWidgetVisible(tile, SPACE, SPACE * 4)


class _Scrolled(QScrollArea):
    """A column that scrolls."""

    def __init__(self) -> None:
        super().__init__()
        self.holder = QWidget()
        self.holder.setProperty("kind", "scrolled")
        self.column = QVBoxLayout(self.holder)
        self.column.setContentsMargins(SPACE * 2, 0, SPACE, SPACE * 2)
        self.column.setSpacing(SPACE)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidget(self.holder)


def figures_of(
    opened: Opened, setting: Setting, verdicts: Verdicts, colours: dict[str, str]
) -> tuple[ClassFigures, ...]:
    """A row for each class."""
    evaluation = opened.evaluation
    rows = []
    for verdict in verdicts.classes:
        ap50 = evaluation.metrics.per_class_50.get(verdict.name, -1.0)
        low, high = evaluation.intervals.per_class_50.get(verdict.name, (ap50, ap50))
        rows.append(
            ClassFigures(
                name=verdict.name,
                colour=colours.get(verdict.name, _UNKNOWN),
                objects=verdict.objects,
                found=verdict.found,
                alarms=verdict.alarms,
                photos=verdict.photos,
                ap50=ap50 if ap50 >= 0 else None,
                low=low,
                high=high,
                threshold=setting.thresholds.of(verdict.name),
            )
        )
    return tuple(rows)


def _place(recall: float, precision: float) -> tuple[float, float] | None:
    """On the curve; where nothing is detected, nothing of it is wrong."""
    if recall < 0:
        return None
    return recall, precision if precision >= 0 else 1.0
