"""What each mistake looks like, with the colours and labels of the project as they are now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.evaluation import words
from app.evaluation.cutting import cut_around
from app.evaluation.opening import Opened
from app.evaluation.relabelling import Truth, differs, truth_of
from app.evaluation.tile import TileLook
from app.session import Session
from effdet_core.errors import InputError
from effdet_core.evaluation.errors import Error
from effdet_core.evaluation.saved import Photo
from effdet_core.project.labels import Labels

_UNKNOWN = "#9a9aa2"


class Looks:
    """What the tile of a mistake shows."""

    def __init__(self) -> None:
        self._photos: Mapping[str, Photo] = {}
        self._classes: Sequence[str] = ()
        self._session: Session | None = None
        self._name_of: Callable[[Path], str | None] = lambda _: None
        self._changed: dict[str, bool] = {}

    def set_session(self, session: Session | None) -> None:
        """Another project."""
        self._session = session
        self._name_of = session.project.library.name_of if session else lambda _: None
        self._changed.clear()

    def set_opened(self, opened: Opened) -> None:
        """Another evaluation."""
        self._photos, self._classes = opened.photos, opened.evaluation.classes
        self._changed.clear()

    def labels_changed(self) -> None:
        """Somebody labelled."""
        self._changed.clear()

    def name_of(self, image: str) -> str | None:
        """The photo's name in the project, None where it is not there any more."""
        name = self._name_of(Path(image))
        if name is None or self._session is None or self._session.catalogue.row_of(name) is None:
            return None
        return name

    def colours(self) -> dict[str, str]:
        """Of the classes, by name."""
        return {item.name: item.colour for item in self._session.classes} if self._session else {}

    def __call__(self, error: Error) -> TileLook:
        """The look of a mistake."""
        photo, colours = self._photos[error.image], self.colours()
        boxes = [box for box in (error.truth, error.box) if box is not None]
        return TileLook(
            photo=error.image,
            cut=cut_around(error.image, boxes, photo.height, photo.width),
            truth=error.truth,
            truth_colour=colours.get(error.name, _UNKNOWN),
            found=error.box,
            found_colour=colours.get(error.said or error.name, _UNKNOWN),
            title=words.error_title(error),
            detail=words.error_detail(error),
            spoken=words.spoken(error),
            relabelled=self.is_relabelled(photo),
        )

    def is_relabelled(self, photo: Photo) -> bool:
        """Whether its labels are others now than when it was judged."""
        if photo.image not in self._changed:
            labels = self.labels_of(photo)
            self._changed[photo.image] = labels is not None and differs(labels, photo, self._classes)
        return self._changed[photo.image]

    def labels_of(self, photo: Photo) -> Labels | None:
        """What is said of a photo now; None where nothing is known. It may read a file, in any thread."""
        name = self.name_of(photo.image)
        if name is None or self._session is None:
            return None
        try:
            return self._session.labels(name)
        except InputError:
            return None

    def truths(self) -> dict[str, Truth]:
        """What is labelled now on the photos that were relabelled, by their paths; in any thread, it reads many files.

        Empty where the classes of the project are others: what was renamed is no other label.
        """
        if self._session is None or not set(self._classes) <= set(self._session.class_names):
            return {}
        found = {}
        for photo in [*self._photos.values()]:
            labels = self.labels_of(photo)
            if labels is not None and differs(labels, photo, self._classes):
                truth = truth_of(labels, photo, self._classes)
                if truth is not None:
                    found[photo.image] = truth
        return found
