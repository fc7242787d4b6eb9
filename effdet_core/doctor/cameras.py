"""Which cameras there are; none is opened."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from effdet_core.doctor.finding import Finding, note, ok, words

if TYPE_CHECKING:  # it brings a library, which may be what does not load
    from effdet_core.capture.camera import Camera


def found() -> Iterator[Finding]:
    """Those that are plugged in."""
    from effdet_core.capture.camera import cameras

    yield judged(cameras())


def judged(there: Sequence[Camera]) -> Finding:
    """A camera is only needed to try a detector live."""
    names = ", ".join(camera.name for camera in there)
    closed = [camera.address for camera in there if camera.system == "v4l2" and not os.access(camera.address, os.R_OK)]
    facts = {"count": len(there), "names": names, "closed": ", ".join(closed)}
    if not there:
        return note("Cameras", "none", words("Only needed to try a detector live; photos and videos work without."))
    if closed:
        remedy = words("Join the group that may read them: sudo usermod -a -G video $USER, then log in again.")
        return note("Cameras", "{count} found, but {closed} may not be read ({names})", remedy, **facts).hiding("names")
    return ok("Cameras", "{count} found ({names})", **facts).hiding("names")
