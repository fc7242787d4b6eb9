"""What each mistake looks like, with the colours and labels of the project as they are now."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from app.evaluation import words
from app.evaluation.cutting import Box, cut_around
from app.evaluation.opening import Opened
from app.evaluation.tile import TileLook
from app.session import Session
from effdet_core.errors import InputError
from effdet_core.evaluation.errors import Error
from effdet_core.evaluation.saved import Photo
from effdet_core.project.sanitise import settle

_UNKNOWN = "#9a9aa2"
_SAME_PIXELS = 1.0
"""Label files keep more places after the point than an evaluation does."""


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
            self._changed[photo.image] = self._differs(photo)
        return self._changed[photo.image]

    def _differs(self, photo: Photo) -> bool:
        name = self.name_of(photo.image)
        if name is None or self._session is None:
            return False
        try:
            labels = self._session.labels(name)
        except InputError:
            return False
        before = [(self._classes[place], box) for place, box in zip(photo.classes, photo.boxes, strict=True)]
        settled = ((box.label, settle(box.box, photo.height, photo.width).box) for box in labels.boxes)
        now = [(label, box) for label, box in settled if box is not None]
        return len(before) != len(now) or any(not _has(before, *each) for each in now)


def _has(boxes: Sequence[tuple[str, Box]], label: str, box: Box) -> bool:
    return any(
        label == other and all(abs(a - b) <= _SAME_PIXELS for a, b in zip(box, place, strict=True))
        for other, place in boxes
    )
