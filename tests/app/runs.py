"""Runs as a trainer would have left them, written through the events themselves; nobody trains."""

from __future__ import annotations

import math
import time
from typing import Any

import msgspec

from effdet_core import detections, events, looks
from effdet_core.boxes import as_boxes
from effdet_core.dataset import Dataset, Example
from effdet_core.metrics import chance
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

PER_EPOCH = 25


class Trainer:
    """Writes what a trainer writes, as far as a test wants."""

    def __init__(self, project: Project, name: str | None = None, began: float | None = None, **changes: Any) -> None:
        self.run = project.new_run(name)
        dataset, _ = project.freeze()
        self.dataset: Dataset = dataset
        dataset.write(self.run.dataset)
        self.spec = EfficientDetSpec(**{"epochs": 12, "batch_size": 8, "uri": "none", **changes})
        self.spec.write(self.run.spec)
        self.now = began if began is not None else time.time()
        self.epoch = 0
        self.final = 0.85

    def say(self, event: events.Event, seconds: float = 0.0) -> Trainer:
        """Appends an event, some time after the last one."""
        self.now += seconds
        self.run.append_event(msgspec.structs.replace(event, time=self.now))
        return self

    def begin(self, step: int = 0) -> Trainer:
        """A session begins."""
        self.say(events.PhaseChanged(phase="preparing", detail="Preparing"))
        started = events.Started(
            model_name=self.spec.model_name, weights="random numbers",
            train_images=max(1, len(self.dataset.of("train"))),
            val_images=len(self.dataset.of("val")), epochs=self.spec.epochs, steps_per_epoch=PER_EPOCH, step=step,
        )  # fmt: skip
        self.epoch = step // PER_EPOCH
        return self.say(started, 4).say(events.PhaseChanged(phase="training"))

    def steps(self, count: int, seconds: float = 0.4) -> Trainer:
        """Steps of the pass it is in."""
        for number in range(1, count + 1):
            self.say(self._step(self.epoch * PER_EPOCH + number), seconds)
        return self

    def epochs(self, count: int, evaluated: bool = True) -> Trainer:
        """Whole passes, each with its evaluation."""
        for _ in range(count):
            self.steps(PER_EPOCH)
            self.epoch += 1
            step = self.epoch * PER_EPOCH
            losses = self._losses(step)
            if evaluated:
                self.evaluate()
            val = (
                events.LossParts(total=losses.total * 1.2, class_loss=0.1, box_loss=0.01, l2=0.05)
                if evaluated
                else None
            )
            self.say(events.EpochDone(epoch=self.epoch, step=step, losses=losses, val_losses=val))
            self.say(events.CheckpointSaved(kind="last", step=step, epoch=self.epoch))
        return self

    def evaluate(self) -> Trainer:
        """On the validation photos, with looks at some."""
        share = 1 - math.exp(-3 * self.epoch / self.spec.epochs)
        ap50 = self.final * share
        per_class = {name: max(0.0, ap50 - 0.07 * n) for n, name in enumerate(self.dataset.classes)}
        metrics = metrics_of(ap50, per_class)
        self._found(share)
        self.say(events.CheckpointSaved(kind="best", step=self.epoch * PER_EPOCH, epoch=self.epoch), 1)
        (self.run.checkpoints).mkdir(exist_ok=True)
        (self.run.checkpoints / "best.npz").touch()
        return self.say(
            events.Evaluated(split="val", source="network", epoch=self.epoch, metrics=metrics, images=len(self._val()))
        )

    def finish(self, reason: Any = "completed") -> RunFolder:
        """A good end."""
        step = self.epoch * PER_EPOCH
        self.say(events.Finished(reason=reason, step=step, epoch=self.epoch, seconds=60.0))
        return self.run

    def fail(self, message: str, hint: str = "", detail: str = "") -> RunFolder:
        """A bad end."""
        self.say(events.Failed(message=message, hint=hint, detail=detail))
        return self.run

    def _val(self) -> tuple[Example, ...]:
        return self.dataset.of("val") or self.dataset.examples[:4]

    def _found(self, share: float) -> None:
        """The true boxes, a little aside, the surer the longer it learnt."""
        photos, found = self._val(), []
        for example in photos:
            off = (1 - share) * 12
            boxes = [[a + off, b + off, c + off, d + off] for a, b, c, d in example.boxes]
            scores = [max(0.25, share - 0.06 * n) for n in range(len(boxes))]
            found.append(detections.Detections.sorted(as_boxes(boxes), scores, list(example.classes)))
        looks.write(self.run, self.epoch, photos, found)
        chance.write(self.run, photos, found)

    def _losses(self, step: int) -> events.LossParts:
        falling = math.exp(-3 * step / (PER_EPOCH * self.spec.epochs))
        wobble = 1 + 0.12 * math.sin(step * 1.7) + 0.08 * math.sin(step * 0.61)
        class_loss, box_loss = 0.9 * falling * wobble + 0.12, 0.012 * falling * wobble + 0.002
        return events.LossParts(
            total=class_loss + 50 * box_loss + 0.06, class_loss=class_loss, box_loss=box_loss, l2=0.06
        )

    def _step(self, step: int) -> events.StepDone:
        total = PER_EPOCH * self.spec.epochs
        rate = 0.02 * min(1.0, step / 40) * (0.5 + 0.5 * math.cos(math.pi * step / total))
        return events.StepDone(
            step=step, epoch=self.epoch + 1, losses=self._losses(step), learning_rate=rate, gradient_norm=2.0,
            images_per_second=19 + math.sin(step), seconds_left=(total - step) * 0.45, memory_gb=2.1,
        )  # fmt: skip


def metrics_of(ap50: float, per_class: dict[str, float]) -> events.Metrics:
    """COCO's figures that fit an AP50."""
    ap = ap50 * 0.62
    return events.Metrics(
        ap=ap, ap50=ap50, ap75=ap50 * 0.6, ap_small=-1, ap_medium=ap, ap_large=ap, ar1=ap, ar10=ap, ar100=ap,
        ar_small=-1, ar_medium=ap, ar_large=ap, per_class={k: v * 0.62 for k, v in per_class.items()},
        per_class_50=per_class,
    )  # fmt: skip
