"""The charts and table rows of a model card."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from markupsafe import Markup

from effdet_core.evaluation.curves import Curve
from effdet_core.evaluation.saved import Span
from effdet_core.exports import published
from effdet_core.exports.record import Exports, Variant, Waterfall
from effdet_core.kit.charts import Axis, Point, Series, bar, colour, lines, span
from effdet_core.kit.results import Results
from effdet_core.kit.story import Training

_MOST_CURVES, _MOST_CONFUSED = 8, 12
_FIGURES = {
    "AP": ("ap", "overlap 50 to 95 %, the mean"),
    "AP50": ("ap50", "overlap of half or more"),
    "AP75": ("ap75", "overlap of three quarters or more"),
    "AP small": ("ap_small", "objects below 32 × 32 pixels"),
    "AP medium": ("ap_medium", "objects from 32 × 32 to 96 × 96 pixels"),
    "AP large": ("ap_large", "objects above 96 × 96 pixels"),
    "AR": ("ar100", "share of objects found at any threshold, the mean over overlaps"),
}
_STEP_NAMES = {
    "unlimited": "Network, any number of objects",
    "network": "Network",
    "float32": "float32 file",
    "float16": "float16 file",
    "int8": "int8 file",
    "mediapipe": "int8 file in MediaPipe",
    "gpu": "Twin for GPUs",
    "pycoral": "int8 file in pycoral",
    "frigate": "int8 file in Frigate",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassRow:
    """One class of the table of results; `span_ap50` and `bar_found` are drawings."""

    name: str
    objects: int
    found: str
    bar_found: Markup
    alarms: str
    threshold: float
    ap50: str
    span_ap50: Markup


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the confusion matrix. shade: 0..1 of its row. right: whether it lies on the diagonal."""

    count: int
    shade: float
    right: bool


def percent(value: float) -> str:
    """A share in words; a dash where there is nothing to measure."""
    return "–" if value < 0 else f"{value:.1%}"


def between(found: Span) -> str:
    """An interval in words."""
    return "" if found[0] < 0 else f"{found[0] * 100:.0f} to {found[1]:.0%}"


def of_training(training: Training) -> dict[str, Markup]:
    """Loss and AP over the passes."""
    series = [
        Series(name="training photos", points=training.loss),
        Series(name="validation photos", points=training.val_loss, colour="var(--bad)"),
    ]
    # The first steps are far above everything that follows.
    values = sorted(value for _, value in training.loss)
    high = max([values[int(len(values) * 0.98)], *(v for _, v in training.val_loss)]) * 1.05 if values else None
    best: list[Point] = [point for point in training.ap50 if point[0] == training.best]
    ap = [Series(name="AP50 of validation photos", points=training.ap50, colour="var(--good)", dots=best)]
    last = float(max(training.epochs_done, 1))
    return {
        "loss": lines(series, Axis("passes", 0, last), Axis("loss", 0, high), "Loss over the passes"),
        "ap50": lines(ap, Axis("passes", 0, last), Axis("AP50", 0, 1, percent=True), "AP50 over the passes"),
    }


def class_rows(results: Results) -> list[ClassRow]:
    """A row per class."""
    rows = []
    for verdict in results.verdicts.classes:
        name = verdict.name
        ap50 = results.evaluation.metrics.per_class_50.get(name, -1.0)
        low, high = results.evaluation.intervals.per_class_50.get(name, (-1.0, -1.0))
        words = f"AP50 of {name}: {percent(ap50)}, {between((low, high))}"
        rows.append(
            ClassRow(
                name=name,
                objects=verdict.objects,
                found=f"{verdict.found} of {verdict.objects}" if verdict.objects else "–",
                bar_found=bar(verdict.found_share, f"{percent(verdict.found_share)} of {name} found", "var(--good)")
                if verdict.objects
                else Markup(""),
                alarms=f"{verdict.alarms_per_100:.0f}",
                threshold=results.thresholds.of(name),
                ap50=percent(ap50),
                span_ap50=span(ap50, low, high, words) if ap50 >= 0 and low >= 0 else Markup(""),
            )
        )
    return rows


def precision_recall(results: Results) -> Markup:
    """A curve per class, with a dot where the threshold lies."""
    pairs = zip(results.evaluation.classes, results.curves, strict=True)
    shown = [(place, name, curve) for place, (name, curve) in enumerate(pairs) if curve.objects and len(curve.recall)]
    series = [_curve(place, name, curve, results.thresholds.of(name)) for place, name, curve in shown[:_MOST_CURVES]]
    share = Axis("share of the objects that are found", 0, 1, percent=True)
    return lines(series, share, Axis("share of detections that are right", 0, 1, percent=True), "Precision and recall")


def figures(results: Results) -> list[tuple[str, str, str, str]]:
    """(figure, value, interval, meaning) in COCO's words."""
    of = results.evaluation.intervals
    known: Mapping[str, Span] = {"ap": of.ap, "ap50": of.ap50, "ap75": of.ap75}
    return [
        (name, percent(getattr(results.evaluation.metrics, key)), between(known.get(key, (-1.0, -1.0))), words)
        for name, (key, words) in _FIGURES.items()
    ]


def confusion(results: Results) -> tuple[tuple[str, ...], list[tuple[str, list[Cell]]]] | None:
    """(columns, rows) of what was taken for what; None for one class, and for more than a page holds."""
    classes = results.evaluation.classes
    if not 2 <= len(classes) <= _MOST_CONFUSED:
        return None
    table = results.verdicts.confusion
    rows = []
    for place, name in enumerate((*classes, "nothing there")):
        total = max(int(table[place].sum()), 1)
        cells = [
            Cell(int(n), float(n) / total, column == place < len(classes)) for column, n in enumerate(table[place])
        ]
        rows.append((name, cells))
    return (*classes, "nothing"), rows


def variants(exports: Exports, model_name: str) -> list[dict[str, str]]:
    """A row per exported file."""
    return [_variant(variant, model_name) for variant in exports.variants]


def waterfall(found: Waterfall) -> list[dict[str, object]]:
    """A row per step, with its bar."""
    return [
        {
            "name": _STEP_NAMES.get(step.name, step.name),
            "ap50": percent(step.ap50),
            "bar": bar(step.ap50, f"AP50 {percent(step.ap50)}"),
            "lost": _points(-step.lost) if step.after else "",
            "cause": step.cause.words if step.cause else "",
        }
        for step in found.steps
    ]


def _points(change: float) -> str:
    """Points of AP, with a sign where there is a change."""
    text = f"{change * 100:+.1f}"
    return "0.0" if text in ("-0.0", "+0.0") else text.replace("-", "−")


def _curve(place: int, name: str, curve: Curve, threshold: float) -> Series:
    points: list[Point] = [(0.0, float(curve.envelope[0]))]
    points += [(float(r), float(p)) for r, p in zip(curve.recall, curve.envelope, strict=True)]
    row = curve.place_of(threshold)
    dots = [(float(curve.recall[row]), float(curve.envelope[row]))] if row >= 0 else []
    return Series(name=name, points=points, colour=colour(place), dots=dots)


def _variant(variant: Variant, model_name: str) -> dict[str, str]:
    worst = variant.worst_class
    elsewhere = [f"{one.milliseconds:.0f} ms {one.device}" for one in published.of(model_name, variant.kind)[:2]]
    return {
        "file": variant.file,
        "size": f"{variant.size_bytes / 1e6:.1f} MB",
        "ap50": percent(variant.metrics.ap50) if variant.metrics else "–",
        "worst": f"{worst[0]} {percent(worst[1])}" if worst else "–",
        "here": ", ".join(f"{ms:.0f} ms ({n})" for n, ms in sorted(variant.latency.items())) or "–",
        "elsewhere": "; ".join(elsewhere) or "–",
        "sha256": variant.fingerprint,
    }
