"""The middle of the page: the line above, and below it the grid, the charts, or an invitation."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from app.browser import texts
from app.browser.bulk_bar import BulkBar
from app.browser.grid import PhotoGrid
from app.browser.summary_bar import SummaryBar
from app.session import Session
from app.theme import SPACE
from app.widgets.empty_state import EmptyState
from app.widgets.progress_row import ProgressRow
from effdet_core.project.catalogue import Counts, Query

if TYPE_CHECKING:
    from app.browser.charts import Charts


class Middle(QWidget):
    """Shows one thing at a time."""

    filter_wanted = Signal(object)
    """Query, from a chart."""
    model_wanted = Signal(str)
    stop_wanted = Signal()

    def __init__(
        self, grid: PhotoGrid, *, add: Callable[[], None], clear: Callable[[], None], turn_bin: Callable[[], None]
    ) -> None:
        super().__init__()
        self.grid = grid
        self.summary, self.bulk = SummaryBar(), BulkBar()
        self.charts: Charts | None = None
        self._progress: ProgressRow | None = None
        self._charting = False
        self.no_photos = EmptyState(
            "folder-plus",
            self.tr("Drop a folder of photos here"),
            self.tr("Add photos"),
            add,
            more=self.tr("They can stay where they are; nothing in the folder is changed."),
        )
        self.no_match = EmptyState(
            "filter", self.tr("No photo is like that"), self.tr("Clear filters"), clear, more=" "
        )
        self.no_project = EmptyState("photos", self.tr("Open a project to see its photos"))
        self.reading = EmptyState("spinner", self.tr("Looking through the photos"))
        self.empty_bin = EmptyState("bin", self.tr("The bin is empty"), self.tr("Back to the photos"), turn_bin)
        self.all_binned = EmptyState(
            "bin", self.tr("All photos are in the bin"), self.tr("Look into the bin"), turn_bin
        )
        self._bars, self._stack = QStackedWidget(), QStackedWidget()
        self._build()

    def _build(self) -> None:
        for bar in (self.summary, self.bulk):
            self._bars.addWidget(bar)
        invitations = (self.no_photos, self.no_match, self.no_project, self.reading, self.empty_bin, self.all_binned)
        for part in (self.grid, *invitations):
            self._stack.addWidget(part)
        self._bars.setFixedHeight(SPACE * 5)
        self._bars.setContentsMargins(0, 0, 0, 0)
        top = QVBoxLayout()
        top.setContentsMargins(SPACE * 2, SPACE // 2, SPACE * 2, SPACE // 2)
        top.addWidget(self._bars)
        self._top = top
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(self._stack, 1)

    def show_state(self, session: Session | None, query: Query, shown: int, counts: Counts) -> None:
        """The grid, or why there is none."""
        part: QWidget
        if session is None:
            part = self.no_project
        elif not counts.all and not counts.binned:
            part = self.reading if session.is_scanning else self.no_photos
        elif self._charting and self.charts is not None:
            part = self.charts
        elif shown:
            part = self.grid
        elif query.binned and not counts.binned:
            part = self.empty_bin
        else:
            part = self.no_match if query.binned or counts.all else self.all_binned
        arrived = part is self.grid and self._stack.currentWidget() in (self.reading, self.no_project)
        self._stack.setCurrentWidget(part)
        if arrived:
            self.grid.setFocus()
        self._bars.setVisible(part not in (self.no_project, self.no_photos, self.reading))

    def show_selection(self, selected: int, elsewhere: int, in_bin: bool, groups: tuple[str, ...]) -> None:
        """The line above the grid becomes what can be done with the selection."""
        self.bulk.show_selection(selected, elsewhere, in_bin=in_bin, groups=groups)
        choosing = selected > 0 and not self._charting
        self._bars.setCurrentWidget(self.bulk if choosing else self.summary)

    def show_charts(self, on: bool) -> None:
        """Charts instead of photos; what draws them is loaded the first time."""
        self._charting = on
        for control in (self.summary.sort, self.summary.direction, self.summary.sizes):
            control.setVisible(not on)
        if on and self.charts is None:
            from app.browser.charts import Charts

            self.charts = Charts()
            self.charts.filter_wanted.connect(self.filter_wanted)
            self.charts.model_wanted.connect(self.model_wanted)
            self._stack.addWidget(self.charts)

    def show_chart_data(self, session: Session | None, counts: Counts, model: str) -> None:
        """The numbers of now, where they are seen."""
        if self._charting and self.charts is not None and session is not None:
            rows = self.grid.photos.rows
            self.charts.show_data(session.catalogue, rows, counts, session.classes, model)

    def show_progress(self, done: int, total: int) -> None:
        """Many photos are being changed."""
        if self._progress is None:
            self._progress = ProgressRow(self.tr("Reading the labels of {0}").format(texts.photos(total)))
            self._progress.setContentsMargins(0, SPACE // 2, 0, SPACE // 2)
            self._progress.cancelled.connect(self.stop_wanted)
            self._top.addWidget(self._progress)
        self._progress.set_progress(done, total)

    def end_progress(self) -> None:
        """They are."""
        if self._progress is not None:
            self._progress.hide()
            self._progress.deleteLater()
            self._progress = None
