"""The try area: an exported file at work on pictures, films and cameras, with its boxes, threshold and speed."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.session import Session


class TryPanel(QWidget):
    """For the right half of a page. The page that holds it passes on `photo_wanted` and brings `app.tryout.actions`.

    It takes drops of pictures, folders and films itself. It stops looking while it is hidden.
    """

    photo_wanted = Signal(str)
    """A photo of the project that a person wants to see on the Label page: one that was just kept."""
    kept = Signal(str)
    """A frame became a photo of the project, under this name."""
    failed = Signal(object)
    """Problem: why the model cannot be used. The panel says it too."""
    loaded = Signal(object)
    """Path of the model that is at work now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Session | None = None

    def set_session(self, session: Session | None) -> None:
        """The project that kept frames go to; None stops everything."""
        self._session = session

    def set_model(self, path: Path | None) -> None:
        """Another exported file, ours or foreign, or none. Loaded in the background; `loaded` or `failed` follows."""

    def set_threshold(self, threshold: float) -> None:
        """How sure to be, 0..1. A model that is loaded brings its own."""

    def open_paths(self, paths: Sequence[Path]) -> None:
        """Looks at a picture, several, a folder or a film."""

    def handlers(self) -> Mapping[str, Callable[[], None]]:
        """What the panel does for each of its actions (`app.tryout.actions.ROWS`); for the page's own `handlers`."""
        return {}

    def stop(self) -> None:
        """Lets go of film and camera, and waits for the thread."""
