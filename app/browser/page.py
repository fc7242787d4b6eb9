"""The Photos page: a grid of all photos, filters above it, classes beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaObject, QObject
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.browser import advice, bulk, criteria, explained, preferences
from app.browser.bringing import Bringing
from app.browser.bulk import Change
from app.browser.bulk_bar import CHANGES
from app.browser.bulk_edit import BulkEdit
from app.browser.choice import Choice
from app.browser.class_edit import ClassEdit
from app.browser.class_panel import seen, unknown
from app.browser.filter_bar import FilterBar
from app.browser.grid import PhotoGrid, ThumbnailSource
from app.browser.header import Header
from app.browser.listing import Listing
from app.browser.looking import Looking
from app.browser.middle import Middle
from app.browser.model import PhotosModel
from app.browser.side_panel import SidePanel
from app.browser.tile import SIZES
from app.page import Page
from app.session import Session
from app.theme import SPACE
from app.widgets.explained import explain
from app.widgets.text import line
from effdet_core.project.catalogue import Query

if TYPE_CHECKING:
    from app.browser.needs import Need

Navigate = Callable[[str, str | None], None]


class PhotosPage(Page):
    """navigate: shows a page of the window, with a photo. thumbnails: `app.thumbnails.Thumbnails` of the window."""

    def __init__(self, navigate: Navigate, thumbnails: ThumbnailSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._navigate = navigate
        self.session: Session | None = None
        self.model = PhotosModel(self)
        self.grid = PhotoGrid(self.model, thumbnails)
        self.listing = Listing(self.model, self)
        self.choice = Choice(self.grid, self.model, self)
        self.filters = FilterBar()
        self.bringing = Bringing(self)
        self.middle = Middle(
            self.grid, add=self.bringing.add_folder, clear=self._clear_filters, turn_bin=self.filters.toggle_bin
        )
        self.side = SidePanel()
        self.header = Header(
            add=self.bringing.offer_to_add,
            bring=self.bringing.ask_import,
            take=self.bringing.ask_export,
            panel=self.toggle_panel,
        )
        self.looking = Looking(self, self.model, self.grid, thumbnails)
        self.bulk = BulkEdit(self)
        self.class_edit = ClassEdit(self.side.classes, self)
        self._adviser = advice.Adviser(self)
        self._current = ""
        self._connections: list[QMetaObject.Connection] = []
        self._build()
        self._connect()
        self._show_panel()
        self._show_size()
        explain(explained.words(self))
        self.grid.setObjectName("photos.grid")
        self.set_session(None)

    # What the window asks.

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self._unfollow()
        self.bulk.stop()
        self.session = session
        self.choice.clear()
        self.grid.forget_pictures()
        self.looking.set_session(session)
        self.class_edit.set_session(session)
        self.bringing.set_session(session)
        self._adviser.set_session(session)
        if session is not None:
            self._follow(session)
        self.listing.set_session(session)
        self._on_classes()
        editable = session is not None and not session.read_only
        self.header.set_state(open=session is not None, editable=editable)
        self.middle.bulk.set_enabled(editable)
        self.side.classes.set_editable(editable)

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the page does for each of its actions."""
        found: dict[str, Callable[[], None]] = {
            "quick_look": self.looking.toggle,
            "label": self.label_current,
            "larger": partial(self._resize_pictures, 1),
            "smaller": partial(self._resize_pictures, -1),
            "charts": self.toggle_charts,
            "panel": self.toggle_panel,
            "show_bin": self.filters.toggle_bin,
            "search": self._search,
            "clear_filters": self._clear_filters,
            "select_all": self.grid.selectAll,
            "select_none": self.choice.clear,
            "group": self._ask_group,
            "add_class": self.class_edit.ask_new,
            "add": self.bringing.offer_to_add,
            "import": self.bringing.ask_import,
            "export": self.bringing.ask_export,
        }
        marks = ("nothing_here", "reviewed", "not_looked_at", "train", "val", "test", "bin", "restore")
        found |= {name: partial(self.apply, name) for name in marks}
        return {f"photos.{name}": handler for name, handler in found.items()}

    def hand_on_focus(self) -> QWidget:
        """The photos."""
        return self.grid

    def shown(self) -> None:
        """The page was switched to."""
        self.grid.setFocus()

    def current_order(self) -> list[str]:
        """The photos as they are filtered and sorted now."""
        return self.model.names()

    # What people do.

    def apply(self, name: str) -> None:
        """Marks the selected photos; `name` as in `BulkBar.wanted`."""
        names = self.choice.names()
        if self.session is None or not names:
            return
        change: Change
        if name == "reviewed":
            fresh = any(not self.model.catalogue.row(row).reviewed for row in self._rows_of(names))
            name, change = ("reviewed" if fresh else "unreviewed"), bulk.reviewed(fresh)
        else:
            change = CHANGES[name]
        self.bulk.start(self.session, name, names, change)

    def label_current(self) -> None:
        """Opens the current photo on the Label page."""
        index = self.grid.currentIndex()
        if index.isValid():
            self.label(self.model.name(index.row()))

    def label(self, name: str) -> None:
        """Opens a photo on the Label page."""
        self.looking.close()
        self._navigate("label", name)

    def toggle_charts(self) -> None:
        """Charts, or the photos again."""
        self.show_view("grid" if self.header.views.current() == "charts" else "charts")

    def show_view(self, name: str) -> None:
        """`grid` or `charts`."""
        self.header.views.choose(name)
        self.middle.show_charts(name == "charts")
        self._show_counts()
        if name == "grid":
            self.grid.setFocus()

    def toggle_panel(self) -> None:
        """The classes, or more room."""
        preferences.keep_panel(self.side.isHidden())
        self._show_panel()

    def ask(self, query: Query) -> None:
        """Other filters."""
        self.listing.ask(query)
        preferences.keep_order(query)

    def fix(self, need: Need) -> None:
        """One click on a sentence of what the data set needs."""
        if self.session is None:
            return
        if need.fix == "show class":
            self._show(Query(classes=frozenset({need.subject})))
        elif need.fix == "show damaged":
            self._show(Query(states=frozenset({"damaged"})))
        elif need.fix == "show charts":
            self.show_view("charts")
        elif need.fix == "add class":
            self.class_edit.ask_new()
        elif need.fix == "label":
            self._label_first_unseen()
        elif need.fix in ("spread", "validate"):
            changes = advice.splits_for(self.session, anew=need.fix == "validate")
            self.bulk.start(self.session, "spread", tuple(changes), changes)

    # Inside.

    def _follow(self, session: Session) -> None:
        listing, adviser = self.listing, self._adviser
        self._connections = [
            session.photos_changed.connect(listing.on_photos),
            session.photos_changed.connect(adviser.forget),
            session.listing_changed.connect(listing.later),
            session.listing_changed.connect(adviser.forget),
            session.classes_changed.connect(self._on_classes),
            session.scanning_changed.connect(self._on_scanning),
        ]

    def _unfollow(self) -> None:
        for connection in self._connections:
            QObject.disconnect(connection)
        self._connections = []

    def _build(self) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(SPACE * 2, SPACE * 2, SPACE * 2, SPACE + SPACE // 2)
        top.setSpacing(SPACE + SPACE // 2)
        top.addWidget(self.header)
        top.addWidget(self.filters)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.middle, 1)
        body.addWidget(self.side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(line())
        layout.addWidget(self.bringing.strip)
        layout.addLayout(body, 1)

    def _connect(self) -> None:
        self.listing.about_to_refill.connect(self._on_refill)
        self.listing.refilled.connect(self._on_refilled)
        self.listing.counted.connect(self._show_counts)
        self.listing.repainted.connect(self._on_repainted)
        self.choice.changed.connect(self._show_selection)
        self.filters.wanted.connect(self.ask)
        self.middle.summary.wanted.connect(self.ask)
        self.middle.summary.size_wanted.connect(self._set_size)
        self.middle.bulk.wanted.connect(self.apply)
        self.middle.bulk.grouped.connect(self._group)
        self.middle.bulk.cleared.connect(self.choice.clear)
        self.middle.filter_wanted.connect(self._show)
        self.bulk.progressed.connect(self.middle.show_progress)
        self.bulk.ended.connect(self.middle.end_progress)
        self.middle.stop_wanted.connect(self.bulk.stop)
        self.header.views.chosen.connect(self.show_view)
        self.side.classes.chosen.connect(self._toggle_class)
        self.side.needs.fix_wanted.connect(self.fix)
        self._adviser.advised.connect(self._on_advice)
        self.middle.model_wanted.connect(self._adviser.set_model)
        self.grid.label_wanted.connect(self.label)
        self.looking.label_wanted.connect(self.label)

    def _on_refill(self, before: object, after: object) -> None:
        self._current = self.model.name(self.grid.currentIndex().row()) if self.grid.currentIndex().isValid() else ""
        if before is not after:
            self.grid.forget_pictures()
            self.choice.relisted(before, after)  # type: ignore[arg-type]

    def _on_refilled(self) -> None:
        self.choice.restore()
        place = self.model.place_of(self._current) if self._current else None
        if place is not None:
            self.grid.put_current(place)

    def _on_repainted(self, names: frozenset[str]) -> None:
        self.grid.repaint_photos(names)
        self.looking.refresh(names)

    def _on_classes(self) -> None:
        classes = self.session.classes if self.session else ()
        self.listing.follow_classes(classes)
        self.grid.set_colours({item.name: item.colour for item in classes})
        self._adviser.forget()
        self.listing.later()
        self._show_counts()

    def _on_scanning(self, _scanning: bool) -> None:
        self._adviser.forget()
        self._show_counts()

    def _on_advice(self, found: list[Need]) -> None:
        editable = self.session is not None and not self.session.read_only
        self.side.needs.show_needs(found, editable=editable)

    def _show_counts(self) -> None:
        listing, session = self.listing, self.session
        classes = session.classes if session else ()
        colours = {item.name: item.colour for item in classes}
        total = criteria.total(listing.query, listing.counts)
        self.filters.show_query(listing.query, listing.counts, listing.unreviewed, classes, colours)
        self.filters.setEnabled(session is not None)
        self.middle.summary.show_query(listing.query, listing.shown, total)
        self.middle.show_state(session, listing.query, listing.shown, listing.counts)
        if self.middle.charts is not None:
            self.middle.show_chart_data(session, listing.counts, self._adviser.model)
        self.side.classes.show_classes(
            seen(classes, listing.counts, listing.query), unknown(classes, listing.counts.class_boxes)
        )
        self.side.share(len(self.side.classes.rows) + len(self.side.classes.unknown_rows))
        self._show_selection()

    def _show_selection(self) -> None:
        groups = tuple(sorted(set(self.model.catalogue.groups.values())))
        self.middle.show_selection(self.choice.shown, self.choice.elsewhere, self.listing.query.binned, groups)

    def _rows_of(self, names: list[str]) -> list[int]:
        return [row for name in names if (row := self.model.catalogue.row_of(name)) is not None]

    def _show(self, query: Query) -> None:
        """Other photos, in the order chosen, in the grid."""
        self.show_view("grid")
        self.ask(replace(query, sort=self.listing.query.sort, descending=self.listing.query.descending))

    def _toggle_class(self, name: str) -> None:
        self.ask(criteria.toggled(self.listing.query, "classes", name))

    def _clear_filters(self) -> None:
        self.ask(criteria.without_filters(self.listing.query))

    def _search(self) -> None:
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    def _ask_group(self) -> None:
        if self.choice.shown and self.session and not self.session.read_only:
            self.middle.bulk.ask_group()

    def _group(self, group: str | None) -> None:
        if self.session is not None:
            name = "group" if group else "no_group"
            self.bulk.start(self.session, name, self.choice.names(), bulk.to_group(group))

    def _resize_pictures(self, step: int) -> None:
        names = [size.name for size in SIZES]
        name = names[max(0, min(len(names) - 1, names.index(self.grid.size_name) + step))]
        self._set_size(name)

    def _set_size(self, name: str) -> None:
        preferences.keep_size(name)
        self._show_size()

    def _show_size(self) -> None:
        name = preferences.size()
        self.middle.summary.sizes.choose(name)
        self.grid.set_size(name)

    def _show_panel(self) -> None:
        shown = preferences.has_panel()
        self.side.setVisible(shown)
        self.header.panel.setChecked(shown)

    def _label_first_unseen(self) -> None:
        self._show(Query(states=frozenset({"not looked at"})))
        if self.listing.shown:
            self.label(self.model.name(0))

    # Qt's events.

    def showEvent(self, event: QShowEvent) -> None:
        """Counts are of now again."""
        super().showEvent(event)
        self.listing.set_awake(True)
        self._adviser.set_awake(True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Nobody looks."""
        super().hideEvent(event)
        self.listing.set_awake(False)
        self._adviser.set_awake(False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The panel and what covers the page follow."""
        super().resizeEvent(event)
        self.side.fit(self.width())
        self.side.share(len(self.side.classes.rows) + len(self.side.classes.unknown_rows))
        self.looking.fit()
