"""What a training will cost on this computer: from trial steps that were measured once, and kept."""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.training.settings.facts import Facts
from app.training.settings.words import about, number, translate
from effdet_core.spec import EfficientDetSpec

_EVALUATION = 0.4
"""Of the time that training on a photo takes, detecting on it takes about this part."""
_AT_THE_END = 25.0
"""Seconds for the last measuring and the first exported file."""
_MOST_KEPT = 60


@dataclass(frozen=True, slots=True)
class Measured:
    """What trial steps took. first: seconds until the first one was done; step: each of the others. gb: memory."""

    first: float
    step: float
    gb: float
    batch: int


@dataclass(frozen=True, slots=True)
class Cost:
    """seconds: of the whole training. gb: memory at most."""

    seconds: float
    gb: float


def key_of(spec: EfficientDetSpec) -> str:
    """What trial steps depend on, besides the batch."""
    config = spec.config
    height, width = config.image_size
    parts = [spec.model_name, f"{height}x{width}", spec.strategy or "here", "frozen" if spec.var_freeze_expr else "all"]
    parts += ["short"] * config.mixed_precision + ["lean"] * config.grad_checkpoint + ["xla"] * spec.use_xla
    return " ".join([f"{platform.node()}/{os.cpu_count()}", *parts])


def found(kept: Mapping[str, Any], spec: EfficientDetSpec) -> Measured | None:
    """What is known of such steps; of another batch where this one was not measured."""
    values = kept.get(key_of(spec))
    if not isinstance(values, Mapping):
        return None
    try:
        measured = [Measured(float(a), float(b), float(c), int(batch)) for batch, (a, b, c) in values.items()]
    except (TypeError, ValueError):  # written by another version
        return None
    return min(measured, key=lambda item: abs(item.batch - spec.batch_size), default=None)


def with_measured(kept: Mapping[str, Any], spec: EfficientDetSpec, measured: Measured) -> dict[str, Any]:
    """What is known, with one thing more; the oldest goes when there is too much."""
    key = key_of(spec)
    values = {str(measured.batch): [measured.first, measured.step, measured.gb]}
    before = kept.get(key)
    others = {name: value for name, value in kept.items() if name != key}
    together = {**(before if isinstance(before, Mapping) else {}), **values}
    return dict([*others.items(), (key, together)][-_MOST_KEPT:])


def is_exact(measured: Measured | None, spec: EfficientDetSpec) -> bool:
    """Whether the steps that are meant were measured, not merely similar ones."""
    return measured is not None and measured.batch == spec.batch_size


def cost(measured: Measured, facts: Facts, *, epochs: int, batch: int, every: int) -> Cost:
    """Of a training with these. every: epochs between two looks at the validation photos; 0 for only the last."""
    per_photo = measured.step / measured.batch
    steps = max(1, -(-facts.train // batch))
    looks = 1 + (epochs // every if every else 0)
    training = epochs * steps * batch * per_photo
    judging = looks * max(facts.val, 1) * per_photo * _EVALUATION
    base = min(1.0, measured.gb)  # what TensorFlow holds before any photo
    memory = base + (measured.gb - base) * batch / measured.batch
    return Cost(measured.first + training + judging + _AT_THE_END, memory)


def sentence(known: Cost | None) -> str:
    """“about 11 minutes · 2.5 GB of memory”."""
    if known is None:
        return translate("Settings", "measuring how long it takes")
    return translate("Settings", "{0} · {1} GB of memory").format(about(known.seconds), number(known.gb, 1))
