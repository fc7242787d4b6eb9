"""What the page reads of a run's folder besides its events; what cannot be read is left out."""

from __future__ import annotations

import msgspec

from effdet_core.run_folder import RunFolder


class _Classes(msgspec.Struct):
    classes: tuple[str, ...] = ()


def classes_of(run: RunFolder) -> tuple[str, ...]:
    """The names of a run's classes, by their places; its photos are skipped over."""
    try:
        return msgspec.json.decode(run.dataset.read_bytes(), type=_Classes).classes
    except (OSError, msgspec.MsgspecError):
        return ()
