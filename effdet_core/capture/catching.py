"""Frames on which a detector was wrong, kept as photos to label.

What one video, or one session of a camera, gives is one group, so that it stays in one split. A kept frame has not
been looked at: what the detector found lies on it as drafts, which never train before a person accepts them.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from PIL import Image

from effdet_core import atomic, images
from effdet_core.capture.frame import Frame
from effdet_core.capture.likeness import Sketch, is_like, sketch
from effdet_core.detections import Detections
from effdet_core.errors import InputError
from effdet_core.project import Project
from effdet_core.project.annotation import Annotation, Draft
from effdet_core.project.labels import Labels
from effdet_core.project.library import OWN
from effdet_core.project.names import file_name_from

FOLDER = "tried"
"""Below the project's own photos."""
Why = Literal["wrong", "missed"]
_QUALITY = 95
_MOST_REMEMBERED = 500
"""Kept frames of a group that a new one is compared with."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where frames come from. name: for people. group: what its frames have in common, "" for photos of their own."""

    name: str
    group: str = ""

    @classmethod
    def of_video(cls, path: Path) -> Source:
        """The same for one video whenever it is tried. Raises `InputError` when it cannot be read."""
        try:
            with path.open("rb") as file:
                digest = hashlib.sha256(file.read(1 << 20) + str(path.stat().st_size).encode()).hexdigest()
        except OSError as e:
            raise InputError(f"cannot be read: {e.strerror}", where=str(path)) from e
        return cls(path.name, f"{file_name_from(path.stem)} {digest[:6]}")

    @classmethod
    def of_camera(cls, name: str) -> Source:
        """A new one every time a camera is opened."""
        return cls(name, f"{file_name_from(name)} {time.strftime('%Y-%m-%d %H.%M.%S')}")


@dataclass(frozen=True, slots=True)
class Caught:
    """photo: its name in the project. labels: to be given to it, as an edit.

    is_new: whether it was added just now; else it was there before and shows the same, and the frame was not kept.
    """

    photo: str
    labels: Labels
    is_new: bool


class Catcher:
    """Keeps frames of one source. May be called by several threads."""

    def __init__(self, project: Project, source: Source) -> None:
        self._project, self._source = project, source
        self._lock = threading.Lock()
        self._sketches: dict[str, Sketch] | None = None

    def keep(self, frame: Frame, drafts: Sequence[Draft], *, why: Why, model: str = "") -> Caught:
        """Makes a photo of a frame, unless there is one that shows the same. model: what the drafts come from.

        The photo lies in the bin until `labels` are given to it, so that undoing that edit takes the frame away again.
        Raises `UserError` when the disk refuses.
        """
        labels = Labels(group=self._source.group or None, drafts=tuple(drafts))
        with self._lock:
            if frame.path is not None and (name := self._project.library.name_of(frame.path.resolve())):
                return Caught(name, labels, is_new=False)
            seen, known = sketch(frame.rgb()), self._known()
            if twin := next((name for name, other in known.items() if is_like(seen, other)), None):
                return Caught(twin, labels, is_new=False)
            photo = self._written(frame)
            height, width = frame.size
            told = {"why": why, "model": model, "from": self._source.name, "seconds": frame.seconds}
            waiting = Annotation(
                binned=True, group=labels.group, height=height, width=width, our_extra={"caught": told}
            )
            self._project.save_annotation(photo, waiting)
            known[photo] = seen
        return Caught(photo, labels, is_new=True)

    @property
    def _folder(self) -> Path:
        return self._project.library.folders[OWN] / FOLDER / (self._source.group or "photos")

    def _known(self) -> dict[str, Sketch]:
        """Of the frames kept before, whenever that was."""
        if self._sketches is None:
            self._sketches = {}
            files = sorted(images.pictures_in(self._folder))[-_MOST_REMEMBERED:] if self._source.group else []
            for name in files:
                with suppress(InputError):
                    pixels = images.read_rgb(self._folder / name)
                    self._sketches[str(self._project.library.name_of(self._folder / name))] = sketch(pixels)
        return self._sketches

    def _written(self, frame: Frame) -> str:
        if frame.path is not None:
            path = _free(self._folder / f"{file_name_from(frame.path.stem)}{frame.path.suffix.lower()}")
            atomic.write_bytes(path, frame.path.read_bytes())
        else:
            path = _free(self._folder / f"{_moment(frame)}.jpg")
            image = Image.fromarray(frame.rgb())
            atomic.write_with(path, lambda file: image.save(file, "JPEG", quality=_QUALITY, subsampling=0))
        return str(self._project.library.name_of(path))


def drafts_of(shown: Detections, classes: Sequence[str], project_classes: Sequence[str]) -> tuple[Draft, ...]:
    """What a detector found, as drafts: of the classes that the project has, the surest first."""
    rows = zip(shown.boxes.tolist(), shown.scores.tolist(), shown.classes.tolist(), strict=True)
    named = ((classes[kind] if 0 <= kind < len(classes) else "", box, score) for box, score, kind in rows)
    return tuple(
        Draft(name, (round(a, 2), round(b, 2), round(c, 2), round(d, 2)), round(score, 4))
        for name, (a, b, c, d), score in named
        if name in project_classes
    )


def _moment(frame: Frame) -> str:
    """A file name that tells when: minutes and seconds into a video."""
    seconds = frame.seconds or 0.0
    return f"{int(seconds // 60):02d}m{seconds % 60:06.3f}s"


def _free(wanted: Path) -> Path:
    names = (wanted if n == 1 else wanted.with_stem(f"{wanted.stem}-{n}") for n in range(1, 1 << 30))
    return next(path for path in names if not path.exists())
