"""What the lab says of a file: facts, and for each program that could use it a verdict with its reasons."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import msgspec

CONSUMERS: Mapping[str, str] = MappingProxyType(
    {
        "litert": "LiteRT and TensorFlow Lite",
        "mediapipe": "MediaPipe Tasks",
        "task-library": "TFLite Task Library",
        "raspberry-pi": "Raspberry Pi sample",
        "pycoral": "pycoral",
        "frigate-cpu": "Frigate, CPU detector",
        "frigate-edgetpu": "Frigate, Edge TPU detector",
        "compiled-model": "LiteRT CompiledModel",
    }
)
"""The programs that are judged, in the order in which they are shown: their keys and their names."""


class Tensor(msgspec.Struct, frozen=True, kw_only=True):
    """An input or output. kind: 'uint8', 'float32', … shape: -1 where a side is open. meaning: what it was found to be,
    'boxes', 'classes', 'scores', 'count', or ''."""

    name: str
    kind: str
    shape: tuple[int, ...]
    meaning: str = ""


class FileFacts(msgspec.Struct, frozen=True, kw_only=True):
    """What a file holds. inputs, outputs: as they lie in the file.

    precision: of the weights, 'float32', 'float16', 'dynamic', 'int8', or '' when it cannot be told. detector: how it
    ends: 'boxes inside' (TFLite_Detection_PostProcess), 'boxes outside' (two raw outputs), or '' for no detector.
    compiled: for the Edge TPU. signature: names of the outputs by signature, in the order of `outputs`; empty without.
    classes: as the file names them, '' included. max_detections: rows of each answer, 0 when it cannot be told.
    resize: 'stretch' or 'letterbox' as our own notes record it, '' for a file of others.
    """

    size_bytes: int
    sha256: str
    inputs: tuple[Tensor, ...] = ()
    outputs: tuple[Tensor, ...] = ()
    precision: str = ""
    detector: str = ""
    compiled: bool = False
    signature: tuple[str, ...] = ()
    has_metadata: bool = False
    classes: tuple[str, ...] = ()
    max_detections: int = 0
    model_name: str = ""
    created_by: str = ""
    resize: str = ""
    operators: int = 0


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """One rule, and whether the file keeps it.

    rule: a stable key, unique within a verdict. ok: True, False when the program fails or answers wrongly because of
    it, None when it works and a person should know something. what: a sentence on this file. why: a sentence on the
    program. source: where that is written. repair: a key of `REPAIRS` that would mend it, else None.
    """

    rule: str
    ok: bool | None
    what: str
    why: str = ""
    source: str = ""
    repair: str | None = None


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """What one program makes of the file.

    consumer: a key of `CONSUMERS`. ok: None when it cannot be told here. findings: broken rules first, then what to
    know, then what is fine. ran: a sentence when the real program was run on it, else ''.
    """

    consumer: str
    ok: bool | None
    findings: tuple[Finding, ...]
    ran: str = ""

    @property
    def name(self) -> str:
        """The program's name."""
        return CONSUMERS[self.consumer]

    @property
    def reason(self) -> str:
        """The sentence that explains the verdict best."""
        worst = next((f for f in self.findings if f.ok is self.ok), None)
        return (worst or self.findings[0]).what if self.findings else self.ran


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """Everything about a file. damage: a sentence when it is no readable model, else ''; all verdicts are red then."""

    path: str
    facts: FileFacts
    verdicts: tuple[Verdict, ...]
    damage: str = ""

    @property
    def good(self) -> bool:
        """Whether no program refuses it."""
        return all(verdict.ok is not False for verdict in self.verdicts)

    @property
    def repairs(self) -> tuple[str, ...]:
        """Keys of `REPAIRS` that would turn something green, without doubles."""
        found = (f.repair for verdict in self.verdicts for f in verdict.findings if f.repair and f.ok is not True)
        return tuple(dict.fromkeys(found))

    def of(self, consumer: str) -> Verdict:
        """The verdict of one program."""
        return next(verdict for verdict in self.verdicts if verdict.consumer == consumer)
