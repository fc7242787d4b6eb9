"""Mending a file so that more programs can use it; its weights stay as they are, bit by bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType

import msgspec

from effdet_core.lab.report import Report
from effdet_core.lab.trials import Tell

REPAIRS: Mapping[str, str] = MappingProxyType(
    {
        "output-order": "put the outputs into the order boxes, classes, scores, count",
        "metadata": "write the metadata that MediaPipe and the Task Library read",
        "labels": "put the class names right",
        "signature": "write the signature that pycoral and others read",
    }
)


class Repaired(msgspec.Struct, frozen=True, kw_only=True):
    """out: the file that was written. done: sentences on what was changed. before, after: what the lab says of both."""

    out: str
    done: tuple[str, ...]
    before: Report
    after: Report


def repair(
    path: Path | str,
    out: Path | str,
    *,
    labels: Sequence[str] | None = None,
    run: bool = True,
    tell: Tell = lambda *_: None,
) -> Repaired:
    """Writes a mended copy of `path` to `out` (never to `path` itself) and checks it.

    labels: class names in the order of the class numbers, for a file that has none or wrong ones.
    Raises `InputError` when nothing can be mended, with the reason.
    """
    raise NotImplementedError
