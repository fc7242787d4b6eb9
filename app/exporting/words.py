"""What the page says of files, their figures and speeds."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from app.exporting.found import Staleness
from effdet_core.evaluation.thresholds import USUAL, Thresholds
from effdet_core.events import Metrics
from effdet_core.exports.record import Kind, Variant

translate = QCoreApplication.translate


def kind_title(kind: Kind) -> str:
    """What a kind is called, short."""
    return {
        "int8": translate("Export", "Universal"),
        "float16": translate("Export", "Half size, exact"),
        "float32": translate("Export", "Full size"),
        "dynamic": translate("Export", "Small, slower"),
        "gpu": translate("Export", "For phone GPUs"),
        "savedmodel": translate("Export", "For other tools"),
    }[kind]


def kind_term(kind: Kind) -> str:
    """The word of the field for it."""
    return {
        "int8": "int8",
        "float16": "float16",
        "float32": "float32",
        "dynamic": translate("Export", "dynamic range"),
        "gpu": translate("Export", "float16, no NMS"),
        "savedmodel": "SavedModel",
    }[kind]


def kind_help(kind: Kind) -> str:
    """What it is for."""
    return {
        "int8": translate("Export", "Smallest and fastest, and the only one that every program here accepts."),
        "float16": translate("Export", "As exact as the network, half the size; for phones with MediaPipe."),
        "float32": translate("Export", "Exactly the network; the measure for all others."),
        "dynamic": translate("Export", "Small on disk, but it computes with decimal numbers; for processors only."),
        "gpu": translate(
            "Export",
            "Without the last operation, which GPUs refuse: MediaPipe does it outside. It goes beside the first.",
        ),
        "savedmodel": translate(
            "Export", "A folder for TensorFlow itself and for converters of other makers (Hailo, NXP, TI, OpenVINO)."
        ),
    }[kind]


def size(count: int) -> str:
    """Bytes as people compare them: 4.4 MB."""
    locale = QLocale()
    if count < 1_000_000:
        return translate("Export", "{size} kB").format(size=locale.toString(count / 1e3, "f", 0))
    return translate("Export", "{size} MB").format(size=locale.toString(count / 1e6, "f", 1))


def figure(value: float | None) -> str:
    """A figure 0..1, or a dash."""
    return "–" if value is None or value < 0 else QLocale().toString(float(value), "f", 2)


def points(lost: float) -> str:
    """A loss of AP50 in points: −2.3; what is less than a tenth is nothing."""
    tenths = round(lost * 1000)
    if not tenths:
        return "±0"
    return f"{'−' if tenths > 0 else '+'}{QLocale().toString(abs(tenths) / 10, 'f', 1)}"


def milliseconds(value: float | None) -> str:
    """A time for one photo, without its unit."""
    if value is None:
        return "–"
    return QLocale().toString(float(value), "f", 1 if value < 10 else 0)


def ap50(metrics: Metrics | None) -> str:
    """AP50, or a dash."""
    return figure(metrics.ap50 if metrics else None)


def quality(variant: Variant) -> str:
    """How good a file is, measured through the file itself; "" where nobody measured."""
    if variant.metrics is None:
        share = round(variant.agreement * 100)
        return translate("Export", "finds {share} % of what the network surely finds").format(share=share)
    photos = translate("Export", "in %n photo(s) that it never learnt from", "", variant.photos)
    own = translate("Export", "AP50 {value} {photos}").format(value=ap50(variant.metrics), photos=photos)
    if variant.network is None:
        return own
    return translate("Export", "{own}; the network itself {network}").format(own=own, network=ap50(variant.network))


def speed(variant: Variant) -> str:
    """How long a photo takes here with the threads that suit it best; "" where nobody measured."""
    if not variant.latency:
        return ""
    threads, value = min(variant.latency.items(), key=lambda item: item[1])
    text = translate("Export", "{time} ms a photo on this computer with %n thread(s)", "", threads)
    return text.format(time=milliseconds(value))


def worst(variant: Variant) -> str:
    """The class it finds worst, with its AP50."""
    found = variant.worst_class
    return f"{found[0]} {figure(found[1])}" if found else "–"


def stale(why: Staleness) -> str:
    """What a person should know of a file that is not what exporting would make now."""
    return {
        "": "",
        "learnt more": translate("Export", "The detector has learnt more since this file was made."),
        "other thresholds": translate("Export", "Other thresholds were chosen since this file was made."),
    }[why]


def thresholds(chosen: Thresholds | None, classes: Sequence[str]) -> str:
    """From how sure a detection counts in the exported file."""
    if chosen is None:
        text = translate("Export", "Apps choose themselves how sure is sure enough; {usual} is usual.")
        return text.format(usual=figure(USUAL))
    values = {name: chosen.of(name) for name in classes}
    if len(set(values.values())) <= 1:
        value = next(iter(values.values()), chosen.common)
        text = translate("Export", "Goes into the file: what it is {value} sure of counts.")
        return text.format(value=figure(value))
    listed = " · ".join(f"{name} {figure(value)}" for name, value in values.items())
    return translate("Export", "Goes into the file, from how sure a box counts: {listed}").format(listed=listed)


def written(variant: Variant) -> str:
    """The thresholds that a file carries."""
    if not variant.thresholds:
        return ""
    kept = dict(zip(variant.classes, variant.thresholds, strict=False))
    low, high = min(kept.values()), max(kept.values())
    if high - low < 0.005:
        return translate("Export", "counts what it is {value} sure of").format(value=figure(low))
    return translate("Export", "counts from {low} to {high}, by class").format(low=figure(low), high=figure(high))


def about(variant: Variant) -> str:
    """The small print of a file."""
    rows = translate("Export", "up to %n box(es) a photo", "", variant.max_detections)
    calibrated = translate("Export", "adjusted on %n photo(s)", "", variant.calibration) if variant.calibration else ""
    parts = (size(variant.size_bytes), speed(variant), rows, written(variant), calibrated)
    return " · ".join(part for part in parts if part)


def to_export() -> str:
    """What the big button will do."""
    return translate(
        "Export",
        "One file for Android, iOS, Raspberry Pi, Coral, Frigate and the web. It is tried on your photos before it is "
        "kept, which takes a minute or two.",
    )
