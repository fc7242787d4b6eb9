"""The label files of a project as an editor sees them: read when they changed, written with all that others put in."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import replace
from threading import Lock

from effdet_core import images
from effdet_core.errors import InputError, Problem
from effdet_core.project import annotation as annotation_file
from effdet_core.project import labels as labels_of
from effdet_core.project.annotation import Annotation
from effdet_core.project.annotation import Stamp as ImageStamp
from effdet_core.project.labels import Labels
from effdet_core.project.project import Project
from effdet_core.project.scanning import Stamp, stamp_of

_MOST = 4096
_Known = tuple[Annotation | None, Stamp]


class LabelFiles:
    """Remembers the files read and written last. For two threads: one that reads, one that writes."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._known: OrderedDict[str, _Known] = OrderedDict()
        self._lock = Lock()

    def seen(self, photo: str) -> Labels | None:
        """The labels as they were read or written last, None when that was never or long ago."""
        with self._lock:
            return labels_of.of(self._known[photo][0]) if photo in self._known else None

    def labels(self, photo: str) -> Labels:
        """The labels in the file as it is now. Raises `InputError` when it is damaged."""
        return labels_of.of(self._read(photo)[0])

    def write(self, photo: str, labels: Labels, *, sync: bool) -> tuple[Stamp, Problem | None]:
        """Writes labels; returns the file's stamp, and what a person should know.

        A damaged file is moved out of the way, not overwritten. Raises `UserError` or `OSError` when the disk refuses.
        """
        problem = None
        try:
            annotation = self._read(photo)[0]
        except InputError as e:
            where = self._project.set_aside(photo)
            annotation, problem = None, Problem(f"{e.problems[0].message}; it was moved out of the way", str(where))
        changed = self._with_size(photo, labels_of.put_into(annotation, labels))
        self._project.save_annotation(photo, changed, sync=sync)
        stamp = stamp_of(self._project.annotation_path(photo))
        self._remember(photo, (changed, stamp))
        return stamp, problem

    def set_aside(self, photo: str) -> None:
        """Moves a label file out of the way. Raises `UserError`."""
        self._project.set_aside(photo)
        with self._lock:
            self._known.pop(photo, None)

    def _read(self, photo: str) -> _Known:
        path = self._project.annotation_path(photo)
        stamp = stamp_of(path)
        with self._lock:
            known = self._known.get(photo)
        if known is None or known[1] != stamp:
            known = (annotation_file.read(path)[0] if stamp[1] >= 0 else None, stamp)
            self._remember(photo, known)
        return known

    def _remember(self, photo: str, known: _Known) -> None:
        with self._lock:
            self._known[photo] = known
            self._known.move_to_end(photo)
            if len(self._known) > _MOST:
                self._known.popitem(last=False)

    def _with_size(self, photo: str, annotation: Annotation) -> Annotation:
        """With the size of the photo, which its boxes are measured in."""
        if annotation.height and annotation.width:
            return annotation
        path = self._project.library.path_of(photo)
        try:
            info = images.probe(path)
            return replace(annotation, height=info.height, width=info.width, stamp=ImageStamp.of(path))
        except (InputError, OSError):  # labels can be kept for a photo that is away for the moment
            return annotation
