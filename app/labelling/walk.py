"""Going from photo to photo: which one is on the canvas, its picture, and those of its neighbours."""

from __future__ import annotations

import time
from collections.abc import Sequence

import numpy as np
from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QImage

from app.labelling.geometry import Size
from app.labelling.loading import Loader, Photo
from app.labelling.order import Order
from app.labelling.progress import Progress
from app.session import Session
from app.thumbnails import Thumbnails
from effdet_core.errors import Problem
from effdet_core.project.catalogue import Catalogue, Row

_AHEAD, _BEHIND = 2, 1
_SMALL = 256
_QUICK = 1_000_000
"""Pixels up to which a photo is read sooner than another thread could be asked to."""


class Walk(QObject):
    """One photo at a time. Pictures come when they are ready; until then a small one stands in."""

    left = Signal()
    """Before another photo comes."""
    arrived = Signal()
    """Another photo, or none."""
    pictured = Signal(object, object)
    """Size and levels (see `Photo`) of the picture to show."""
    failed = Signal(object)
    """Problem: the photo cannot be read."""
    ordered = Signal()
    """Other photos in turn."""

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._session: Session | None = None
        self._loader = Loader(self)
        self._looking_ahead = QTimer(self)
        self._looking_ahead.setSingleShot(True)
        self._looking_ahead.setInterval(0)
        self._looking_ahead.timeout.connect(self._look_ahead)
        self._waits = self._is_broken = False
        self._within: Sequence[str] | None = None
        self.photo: str | None = None
        self.order = Order(())
        self.progress = Progress()
        self._loader.loaded.connect(self._on_loaded)
        self._loader.failed.connect(self._on_failed)
        thumbnails.ready.connect(self._on_small)

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        if self._session:
            self._session.listing_changed.disconnect(self.relist)
            self._session.photos_changed.disconnect(self.progress.recount)
        self._loader.close()
        self._session, self._within, self.photo = session, None, None
        self.progress = Progress()
        if session:
            session.listing_changed.connect(self.relist)
            session.photos_changed.connect(self.progress.recount)
        self.arrived.emit()
        self.pictured.emit(None, ())
        self.relist()

    def row(self, photo: str) -> Row | None:
        """What the catalogue says of a photo."""
        if self._session is None or (row := self._session.catalogue.row_of(photo)) is None:
            return None
        return self._session.catalogue.row(row)

    def go_through(self, names: Sequence[str] | None) -> None:
        """Photos in turn; None for all outside the bin."""
        wanted = names or None
        if wanted is not None or self._within is not None:
            self._within = wanted
            self.relist()

    def relist(self) -> None:
        """Photos came or went."""
        catalogue = self._catalogue()
        if self._within is not None:
            self.order = Order(self._within)
            found = [catalogue.row_of(name) for name in self._within]
            rows = np.array([-1 if row is None else row for row in found], np.int32)
        else:
            rows = np.flatnonzero(~catalogue.binned).astype(np.int32)
            names = catalogue.names
            self.order = Order(names if len(rows) == len(names) else [names[row] for row in rows])
        self.progress.start(self._catalogue, rows)
        self.ordered.emit()

    def go(self, photo: str | None) -> None:
        """To a photo."""
        if photo is not None and photo == self.photo:
            return
        self.left.emit()
        self._note_left()
        self.photo = photo
        self._note_entered()
        self.arrived.emit()
        self.load()

    def step(self, by: int) -> bool:
        """So many photos on; False at the end."""
        target = self.order.step(self.photo, by) if self.photo else None
        if target is not None:
            self.go(target)
        return target is not None

    def to_place(self, place: int) -> None:
        """The first is 0; -1 is the last."""
        if len(self.order):
            self.go(self.order.names[place])

    def to_open(self, by: int) -> bool:
        """To the next photo that nobody looked at, or back with -1; False when there is none."""
        place = self.order.place(self.photo) if self.photo else None
        found = self.progress.next_open(-1 if place is None else place, by)
        if found is not None:
            self.go(self.order.names[found])
        return found is not None

    def enter(self) -> None:
        """To where work goes on: the first photo nobody looked at, or the first."""
        if self.photo is None and len(self.order) and not self.to_open(1):
            self.to_place(0)

    def size(self) -> Size | None:
        """Of the photo, as far as anybody knows."""
        if self._session is None or self.photo is None:
            return None
        return self._loader.size(self.photo) or self._session.size(self.photo)

    def load(self) -> None:
        """Shows the picture when it can be had, and has the neighbours ready."""
        session, photo = self._session, self.photo
        if session is None or photo is None:
            return
        path = session.path(photo)
        ready = self._loader.photo(photo, path) or (self._loader.read_now(photo, path) if self._is_quick() else None)
        self._waits, self._is_broken = ready is None, False
        if ready is not None:
            self._show(ready)
        else:
            self._show_small()
            self._loader.want([(photo, path)])
        self._looking_ahead.start()

    def _look_ahead(self) -> None:
        """Neighbours are read when the photo itself has been drawn."""
        session, photo = self._session, self.photo
        if session is not None and photo is not None:
            near = (photo, *self.order.around(photo, _AHEAD, _BEHIND))
            self._loader.want([(name, session.path(name)) for name in near])

    def _show(self, photo: Photo) -> None:
        self._waits = False
        self.pictured.emit((photo.height, photo.width), photo.levels)

    def _show_small(self) -> None:
        size = self.size()
        small = self._thumbnails.get(self.photo, _SMALL) if self.photo and size else None
        levels: tuple[QImage, ...] = (small,) if small is not None else ()
        self.pictured.emit(size, levels)

    def _on_loaded(self, name: str, photo: Photo) -> None:
        if name == self.photo and self._waits:
            self._show(photo)

    def _on_failed(self, name: str, problem: Problem) -> None:
        if name == self.photo and self._waits:
            self._waits, self._is_broken = False, True
            self.failed.emit(problem)

    def _on_small(self, name: str) -> None:
        if name != self.photo:
            return
        if self._waits:
            self._show_small()
        elif self._is_broken and self._thumbnails.broken(name) is None:
            self.load()  # its file is there again, or another one

    def _is_quick(self) -> bool:
        size = self.size()
        return size is not None and size[0] * size[1] <= _QUICK

    def _is_done(self, photo: str) -> bool:
        row = self.row(photo)
        return row is not None and row.state in ("labelled", "nothing here")

    def _catalogue(self) -> Catalogue:
        return self._session.catalogue if self._session else Catalogue()

    def _note_left(self) -> None:
        if self.photo:
            self.progress.left(self.photo, self._is_done(self.photo), time.monotonic())

    def _note_entered(self) -> None:
        if self.photo:
            self.progress.entered(self.photo, self._is_done(self.photo))
