"""Events of small trainings: ten steps a pass."""

from __future__ import annotations

from effdet_core import events
from tests.app.runs import metrics_of


def started(step: int = 0, epochs: int = 5, per_epoch: int = 10) -> events.Started:
    """A session begins."""
    return events.Started(
        model_name="efficientdet-lite0", weights="imagenet", train_images=80, val_images=20, epochs=epochs,
        steps_per_epoch=per_epoch, step=step,
    )  # fmt: skip


def losses(step: int) -> events.LossParts:
    """Falling."""
    return events.LossParts(total=2.0 / step + 0.5, class_loss=1.0 / step, box_loss=0.02 / step, l2=0.5)


def step(number: int, left: float = 60.0, per_epoch: int = 10) -> events.StepDone:
    """One step."""
    return events.StepDone(
        step=number, epoch=-(-number // per_epoch), losses=losses(number), learning_rate=0.01, gradient_norm=1.0,
        images_per_second=20.0, seconds_left=left, memory_gb=2.0,
    )  # fmt: skip


def evaluated(epoch: int, ap50: float) -> events.Evaluated:
    """On the validation photos."""
    metrics = metrics_of(ap50, {"bee": ap50})
    return events.Evaluated(split="val", source="network", epoch=epoch, metrics=metrics, images=20)


def session(epochs: int) -> list[events.Event]:
    """A session of whole passes that goes on."""
    told: list[events.Event] = [started(), events.PhaseChanged(phase="training")]
    for epoch in range(1, epochs + 1):
        told += [step(number) for number in range(epoch * 10 - 9, epoch * 10 + 1)]
        told.append(evaluated(epoch, 0.3 + 0.1 * epoch))
        done = events.EpochDone(epoch=epoch, step=epoch * 10, losses=losses(epoch * 10), val_losses=losses(epoch * 10))
        told += [done, events.CheckpointSaved(kind="last", step=epoch * 10, epoch=epoch)]
        told.append(events.CheckpointSaved(kind="best", step=epoch * 10, epoch=epoch))
    return told
