"""The page's first line: what it is, the two ways to see it, and how photos come and go."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from app.browser.keys import keep_keys
from app.theme import SPACE
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, icon_button, label


def leave_room(segment: QPushButton) -> None:
    """The text of a taken choice is bold and wider; the control must not grow when a choice is taken."""
    font = QFont(segment.font())
    font.setWeight(QFont.Weight.DemiBold)
    icon = segment.iconSize().width() + SPACE if not segment.icon().isNull() else 0
    segment.setMinimumWidth(QFontMetrics(font).horizontalAdvance(segment.text()) + icon + 4 * SPACE)


class Header(QWidget):
    """Buttons only; what they do is given."""

    def __init__(
        self,
        *,
        add: Callable[[], None],
        bring: Callable[[], None],
        take: Callable[[], None],
        panel: Callable[[], None],
    ) -> None:
        super().__init__()
        views = [("grid", self.tr("Photos"), "grid"), ("charts", self.tr("Charts"), "chart")]
        self.views = SegmentedControl(views, self.tr("Photos or charts"))
        for view, _, _ in views:
            leave_room(self.views.button(view))
        self.views.button("charts").setToolTip(self.tr("Charts of the data set (Ctrl+Shift+C)"))
        self.export = button(self.tr("Export labels"), "quiet", image="export", action=take)
        self.export.setToolTip(self.tr("Write the labels for another program (Ctrl+Shift+X)"))
        self.bring = button(self.tr("Import labels"), "quiet", image="import", action=bring)
        self.bring.setToolTip(self.tr("Bring in a labelled data set (Ctrl+Shift+I)"))
        self.add = button(self.tr("Add photos"), "primary", image="folder-plus", action=add)
        self.add.setToolTip(self.tr("Add a folder of photos (Ctrl+Shift+A)"))
        self.panel = icon_button("palette", self.tr("Show or hide the classes (F9)"), action=panel, checkable=True)
        self.panel.setChecked(True)
        self._build()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        row.addWidget(label(self.tr("Photos"), "title"))
        row.addSpacing(SPACE)
        row.addWidget(self.views)
        row.addStretch(1)
        for widget in (self.bring, self.export, self.add, self.panel):
            row.addWidget(widget)
        keep_keys(self)

    def set_state(self, *, open: bool, editable: bool) -> None:
        """Whether there is a project, and whether it may be changed."""
        for widget in (self.views, self.export, self.panel):
            widget.setEnabled(open)
        for widget in (self.bring, self.add):
            widget.setEnabled(editable)
