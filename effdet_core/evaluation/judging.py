"""Having photos judged: by the network of a run, which needs TensorFlow, or by an exported file.

`tasks.run(judging.MODULE, JudgeRequest(...), Judged, tell)` does it in a process of its own.
"""

from __future__ import annotations

import msgspec

from effdet_core.dataset import Split

MODULE = "effdet_core.nn.judge"


class JudgeRequest(msgspec.Struct, frozen=True, kw_only=True):
    """run: folder of the run, whose photos are judged. source: `saved.NETWORK` or the path of a .tflite.

    workers: processes for a .tflite, None for one per processor core.
    """

    run: str
    source: str
    split: Split
    workers: int | None = None


class Judged(msgspec.Struct, frozen=True, kw_only=True):
    """path: the file of the evaluation, for `saved.read`."""

    path: str
