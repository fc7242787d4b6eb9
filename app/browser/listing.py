"""Which photos a query gives, kept up to date with the project while the page is seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal

from app.browser import criteria, preferences
from app.browser.model import PhotosModel
from app.session import Session
from effdet_core.project.catalogue import Catalogue, Counts, Query
from effdet_core.project.classes import ObjectClass

_NO_COUNTS = Catalogue().select(Query()).counts


class Listing(QObject):
    """`about_to_refill`, then `refilled`, frame a change of rows; `counted` follows every look at the catalogue."""

    about_to_refill = Signal(object, object)
    """The catalogue before and after."""
    refilled = Signal()
    counted = Signal()
    repainted = Signal(object)
    """Names of photos whose labels changed."""

    def __init__(self, model: PhotosModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._session: Session | None = None
        self.query = Query()
        self._classes: dict[int, str] = {}
        self.counts: Counts = _NO_COUNTS
        self.unreviewed = 0
        self._awake, self._stale = False, True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.refresh)

    @property
    def shown(self) -> int:
        """Photos that the filters let through."""
        return len(self._model.rows)

    def set_session(self, session: Session | None) -> None:
        """Another project."""
        self._soon.stop()
        self._session = session
        self.query = preferences.ordered(Query())
        self._classes = {}
        self.refresh()

    def set_awake(self, awake: bool) -> None:
        """Whether anybody looks. Nothing is counted while nobody does."""
        self._awake = awake
        if awake and self._stale:
            self.refresh()

    def ask(self, query: Query) -> None:
        """Another query, at once."""
        if query != self.query:
            self.query = query
            self.refresh()

    def later(self) -> None:
        """Once for all changes of this moment."""
        if self._awake:
            self._soon.start()
        else:
            self._stale = True

    def follow_classes(self, classes: Sequence[ObjectClass]) -> None:
        """The filter follows a class that has another name, by its id, and forgets one that is gone."""
        now = {item.id: item.name for item in classes}
        for id, name in self._classes.items():
            if now.get(id) != name:
                self.query = criteria.renamed(self.query, name, now.get(id))
        self._classes = now

    def refresh(self) -> None:
        """Asks the catalogue."""
        self._soon.stop()
        self._stale = False
        catalogue = self._session.catalogue if self._session else Catalogue()
        found = catalogue.select(self.query)
        self.counts = found.counts
        before = self._model.catalogue
        if catalogue is not before or not np.array_equal(found.rows, self._model.rows):
            self.about_to_refill.emit(before, catalogue)
            self._model.show(catalogue, found.rows)
            self.refilled.emit()
        self.unreviewed = self._count_unreviewed(catalogue)
        self.counted.emit()

    def _count_unreviewed(self, catalogue: Catalogue) -> int:
        if self.query.reviewed is None:
            return self.shown - self.counts.reviewed
        if self.query.reviewed is False:
            return self.shown
        return len(catalogue.select(replace(self.query, reviewed=False)).rows)

    def on_photos(self, names: frozenset[str]) -> None:
        """Labels changed."""
        self.repainted.emit(names)
        self.later()
