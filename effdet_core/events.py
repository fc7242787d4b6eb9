"""What a training tells the world, as a small union of frozen types.

A trainer appends them to `events.jsonl`, a line each; terminal, window and replay read the same stream and each
has one `match` that ends in `assert_never`. Exactly one terminal event (`Finished` or `Failed`) ends a session.
"""

from __future__ import annotations

import time
from typing import Literal

import msgspec

from effdet_core.errors import TroubleKind

Phase = Literal["preparing", "training", "paused", "evaluating", "exporting"]


class _Event(msgspec.Struct, frozen=True, kw_only=True, tag_field="event"):
    """time: seconds since 1970-01-01 UTC."""

    time: float = msgspec.field(default_factory=time.time)


class LossParts(msgspec.Struct, frozen=True, kw_only=True):
    """total = class_loss + box_loss_weight * box_loss [+ iou_loss_weight * iou_loss] + l2."""

    total: float
    class_loss: float
    box_loss: float
    l2: float
    iou_loss: float = 0.0


class Metrics(msgspec.Struct, frozen=True, kw_only=True):
    """The COCO figures, each 0..1, or -1 where there is nothing to measure (COCO's convention).

    per_class: class name -> AP (0.50:0.95). per_class_50: class name -> AP at IoU 0.5.
    """

    ap: float
    ap50: float
    ap75: float
    ap_small: float
    ap_medium: float
    ap_large: float
    ar1: float
    ar10: float
    ar100: float
    ar_small: float
    ar_medium: float
    ar_large: float
    per_class: dict[str, float]
    per_class_50: dict[str, float]


class Started(_Event, frozen=True, kw_only=True, tag="started"):
    """A session of training begins, or goes on from `step` after a pause."""

    model_name: str
    weights: str
    train_images: int
    val_images: int
    epochs: int
    steps_per_epoch: int
    step: int = 0


class PhaseChanged(_Event, frozen=True, kw_only=True, tag="phase_changed"):
    """What the trainer does now; `detail` is a sentence for people."""

    phase: Phase
    detail: str = ""


class StepDone(_Event, frozen=True, kw_only=True, tag="step_done"):
    """Progress of training; with several steps per execution, of the last of them.

    step: optimizer steps done. epoch: 1-based. seconds_left: estimate for the whole training, evaluations included.
    memory_gb: what the trainer holds of the computer's memory; 0 where it is not known.
    """

    step: int
    epoch: int
    losses: LossParts
    learning_rate: float
    gradient_norm: float
    images_per_second: float
    seconds_left: float
    memory_gb: float = 0.0


class EpochDone(_Event, frozen=True, kw_only=True, tag="epoch_done"):
    """Means over the steps of an epoch, or those that this session took; `val_losses` only where it was validated."""

    epoch: int
    step: int
    losses: LossParts
    val_losses: LossParts | None = None


class CheckpointSaved(_Event, frozen=True, kw_only=True, tag="checkpoint_saved"):
    """kind: 'last' (resumable) or 'best' (highest validation AP so far)."""

    kind: Literal["last", "best"]
    step: int
    epoch: int


class Evaluated(_Event, frozen=True, kw_only=True, tag="evaluated"):
    """Metrics on a whole split. source: 'network', or the file name of an exported model."""

    split: Literal["train", "val", "test"]
    source: str
    epoch: int
    metrics: Metrics
    images: int


class Exported(_Event, frozen=True, kw_only=True, tag="exported"):
    """An exported file that was loaded again and checked. path: relative to the run folder."""

    path: str
    precision: str
    size_bytes: int
    agreement: float


class Profiled(_Event, frozen=True, kw_only=True, tag="profiled"):
    """A trace of some training steps lies in a folder that TensorBoard opens. path: relative to the run folder."""

    path: str
    steps: int


class Warned(_Event, frozen=True, kw_only=True, tag="warned"):
    """Something a person should know; the training goes on."""

    message: str
    hint: str = ""


class Finished(_Event, frozen=True, kw_only=True, tag="finished"):
    """The session ended well. reason: 'completed', or 'stopped' when someone asked for it (resumable)."""

    reason: Literal["completed", "stopped"]
    step: int
    epoch: int
    seconds: float


class Failed(_Event, frozen=True, kw_only=True, tag="failed"):
    """The session ended badly; `message` and `hint` are for people, `detail` for a bug report.

    kind: None where it was written before there were any, by a version that left it to the words.
    """

    message: str
    hint: str = ""
    detail: str = ""
    kind: TroubleKind | None = None


Event = (
    Started
    | PhaseChanged
    | StepDone
    | EpochDone
    | CheckpointSaved
    | Evaluated
    | Exported
    | Profiled
    | Warned
    | Finished
    | Failed
)
Terminal = Finished | Failed

_encoder = msgspec.json.Encoder()
_decoder: msgspec.json.Decoder[Event] = msgspec.json.Decoder(Event)


def encode(event: Event) -> bytes:
    """One line of JSON without its line end; not-finite numbers become null."""
    return _encoder.encode(event)


def decode(line: bytes) -> Event:
    """The event of a line. Raises `msgspec.MsgspecError` for anything else."""
    return _decoder.decode(line)


def decode_lines(data: bytes) -> list[Event]:
    """The events of many lines. Raises `msgspec.MsgspecError` when any of them is something else."""
    return _decoder.decode_lines(data)
