"""Files for the lab: good ones, and each of the ways in which they go wrong."""

from __future__ import annotations

import copy
import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import numpy as np

from effdet_core.runtime import metadata, metadata_schema
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.small_detector import MEANINGS, Small

NAMES = ("bee", "wasp", "hornet")
CONVERTED = ("scores", "boxes", "count", "classes")
"""The order of the outputs as the converter leaves them."""

Told = dict[str, Any]


def names(classes: int) -> tuple[str, ...]:
    return NAMES[:classes] if classes <= 3 else tuple(f"class {i}" for i in range(classes))


def good(**facts: Any) -> bytes:
    """What `effdet export` writes, small: by default uint8, 3 classes, 10 rows."""
    small = Small(**{"kind": np.uint8, "order": CONVERTED, **facts})
    recorded = Recorded(
        classes=names(small.classes), model_name="small", input_size=small.size, resize="stretch", created_by="a test"
    )
    return universal(small.build(), recorded)


def told(*, float_input: bool = False) -> Told:
    """Good metadata, to be changed."""
    return copy.deepcopy(metadata.detector_metadata(float_input=float_input))


def outputs(said: Told) -> list[Told]:
    found: list[Told] = said["subgraph_metadata"][0]["output_tensor_metadata"]
    return found


def inputs(said: Told) -> list[Told]:
    found: list[Told] = said["subgraph_metadata"][0]["input_tensor_metadata"]
    return found


def foreign(
    change: Callable[[Told], None] = lambda said: None,
    files: Mapping[str, bytes] | None = None,
    *,
    described: bool = True,
    **facts: Any,
) -> bytes:
    """A detector of others: no notes of ours, its metadata changed by `change`, `files` at its end."""
    small = Small(**{"kind": np.uint8, "order": MEANINGS, "shaped": True, **facts})
    if described:
        said = told(float_input=small.kind is np.float32)
        change(said)
        small.metadata = metadata_schema.encode(said)
    given = {"labelmap.txt": lines(names(small.classes))} if files is None else files
    return metadata.appended(small.build(), given) if given else small.build()


def lines(labels: Sequence[str]) -> bytes:
    return "".join(f"{label}\n" for label in labels).encode()


def compressed(content: bytes, files: Mapping[str, bytes]) -> bytes:
    """`content` with a zip at its end as other programs write them."""
    target = io.BytesIO()
    target.write(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return target.getvalue()
