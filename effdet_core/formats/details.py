"""What programs note beside a box, in one form for all of them: other keys of a labelme shape.

`flags` are yes-or-no marks by name, Pascal VOC's difficult, truncated and occluded among them; `group_id` ties boxes
together; `description` is free text. The pose, which labelme does not know, stands under the key of this program.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping
from typing import Any

OURS = "effdet"
"""The key under which this program keeps what labelme does not know."""
VOC_FLAGS = ("difficult", "truncated", "occluded")
CROWD = "crowd"
"""A flag of a shape that stands for many objects of its class; a box has a field for it."""
SHAPE_KEYS = ("label", "points", "shape_type", "mask")
_NO_POSE = ("", "unspecified", "unknown")
_LONGEST = 10_000
"""Letters of a value; longer ones are no notes."""


def made(flags: Collection[str] = (), pose: str = "", **more: Any) -> dict[str, Any]:
    """The details of a box that has them."""
    found: dict[str, Any] = {key: value for key, value in more.items() if value is not None and value != ""}
    if flags:
        found["flags"] = dict.fromkeys(flags, True)
    if pose.strip().lower() not in _NO_POSE:
        found[OURS] = {"pose": pose.strip()}
    return found


def of_keys(values: Mapping[str, Any], known: Collection[str] = SHAPE_KEYS) -> tuple[dict[str, Any], list[str]]:
    """Those among the keys of a shape, or of a file, and the names of what is too large to be kept.

    known: keys that say something else.
    """
    found: dict[str, Any] = {}
    large: list[str] = []
    for key, value in values.items():
        if key in known or key == OURS or value in (None, "", {}):
            continue
        if not _is_small(value):
            large.append(key)
        elif key != "flags" or not isinstance(value, dict):
            found[key] = value
        elif rest := {name: mark for name, mark in value.items() if name != CROWD}:
            found[key] = rest
    ours = values.get(OURS)
    if isinstance(ours, dict) and isinstance(pose := ours.get("pose"), str):
        found |= made(pose=pose)
    return found, large


def flags_of(extra: Mapping[str, Any]) -> list[str]:
    """The flags that are set."""
    flags = extra.get("flags")
    return [name for name, mark in flags.items() if mark is True] if isinstance(flags, dict) else []


def pose_of(extra: Mapping[str, Any]) -> str:
    """How the object stands, or ""."""
    ours = extra.get(OURS)
    pose = ours.get("pose") if isinstance(ours, dict) else None
    return pose if isinstance(pose, str) else ""


def names_of(extra: Mapping[str, Any]) -> Iterator[str]:
    """Names of all there is: a flag by its own name, other things by their keys."""
    yield from flags_of(extra)
    if pose_of(extra):
        yield "pose"
    yield from (key for key in extra if key not in ("flags", OURS))


def _is_small(value: Any) -> bool:
    try:
        return isinstance(value, bool | int | float) or len(json.dumps(value)) <= _LONGEST
    except RecursionError:
        return False
