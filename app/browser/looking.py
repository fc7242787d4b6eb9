"""Quick look at the photos of the grid."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.browser.grid import PhotoGrid, ThumbnailSource
from app.browser.model import PhotosModel
from app.browser.quick_look import QuickLook, place_words
from app.session import Session
from app.widgets.banner import announce


class Looking(QObject):
    """Opens the overlay on the current photo and walks with it through the list. The grid follows."""

    label_wanted = Signal(str)

    def __init__(self, page: QWidget, model: PhotosModel, grid: PhotoGrid, thumbnails: ThumbnailSource) -> None:
        super().__init__(page)
        self._page, self._model, self._grid, self._thumbnails = page, model, grid, thumbnails
        self._session: Session | None = None
        self.look: QuickLook | None = None

    def set_session(self, session: Session | None) -> None:
        """Another project."""
        self.close()
        self._session = session

    def toggle(self) -> None:
        """Opens it, or closes it."""
        if self.look is not None and self.look.isVisible():
            self.look.close_look()
        elif self._grid.isVisible():
            self._open()

    def close(self) -> None:
        """Back to the page."""
        if self.look is not None and self.look.isVisible():
            self.look.close_look()

    def fit(self) -> None:
        """The page has another size."""
        if self.look is not None and self.look.isVisible():
            self.look.setGeometry(self._page.rect())

    def refresh(self, names: frozenset[str]) -> None:
        """Labels changed."""
        if self.look is not None and self.look.isVisible() and self.look.name in names:
            self._show()

    def _open(self) -> None:
        if not self._model.rowCount():
            return
        if not self._grid.currentIndex().isValid():
            self._grid.put_current(self._grid.visible_places().start)
        if self.look is None:
            self.look = QuickLook(self._page)
            self.look.stepped.connect(self._step)
            self.look.label_wanted.connect(self._label)
            self.look.closed.connect(self._grid.setFocus)
        self._show()

    def _step(self, step: int) -> None:
        place = self._grid.currentIndex().row() + step
        if 0 <= place < self._model.rowCount():
            self._grid.put_current(place, select=True)
            self._show()

    def _show(self) -> None:
        place = self._grid.currentIndex().row()
        if self.look is None or self._session is None or not 0 <= place < self._model.rowCount():
            return
        name = self._model.name(place)
        small = self._thumbnails.get(name, self._grid.thumbnail_side)
        words = place_words(place, self._model.rowCount())
        self.look.look_at(self._session, name, small, words, self._grid.colours)
        announce(self.look, self.look.accessibleName())

    def _label(self) -> None:
        if self.look is not None:
            self.label_wanted.emit(self.look.name)
