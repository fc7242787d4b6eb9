"""What the home screen remembers of a project when it closes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import numpy as np

from app.frame import facts
from app.settings import Recent

if TYPE_CHECKING:
    from app.session import Session

_SAMPLES = 4


def remembered(session: Session, page: str) -> Recent:
    """Counts, classes and a few photos; those with boxes first, spread over the project. page: shown last."""
    catalogue = session.catalogue
    counted = facts.count(catalogue, len(session.classes))
    usable = ~catalogue.binned & ~catalogue.missing
    rows = np.flatnonzero(usable & (catalogue.count > 0))
    if len(rows) < _SAMPLES:
        rows = np.flatnonzero(usable)
    spread = rows[np.linspace(0, len(rows) - 1, min(_SAMPLES, len(rows))).astype(int)] if len(rows) else rows
    return Recent(
        path=str(session.project.path),
        opened=time.time(),
        photos=counted.photos,
        done=counted.done,
        classes=tuple((item.name, item.colour) for item in session.classes),
        samples=tuple(str(session.path(catalogue.names[row])) for row in spread),
        page=page,
    )
