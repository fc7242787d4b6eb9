"""What the lab says of files, in the person's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.exporting import words

if TYPE_CHECKING:  # what reads files is imported when the first is read
    from effdet_core.lab import FileFacts, Report

translate = QCoreApplication.translate


def repair(key: str) -> str:
    """What a repair does."""
    return {
        "output-order": translate("Lab", "Put the outputs into the order boxes, classes, scores, count"),
        "output-shapes": translate("Lab", "State how large the outputs are"),
        "metadata": translate("Lab", "Write the metadata that MediaPipe and the Task Library read"),
        "labels": translate("Lab", "Put the class names right"),
        "signature": translate("Lab", "Write the signature that pycoral and others read"),
    }.get(key, key)


def mended(done: str) -> str:
    """One thing that was mended, as an entry of a list."""
    from effdet_core.lab import REPAIRS

    key = next((key for key, text in REPAIRS.items() if text == done), "")
    text = repair(key) if key else done
    return f"• {text[:1].upper()}{text[1:]}"


def facts(found: FileFacts) -> str:
    """A file in one line."""
    sides = [tensor.shape for tensor in found.inputs[:1] if len(tensor.shape) == 4]
    pixels = f"{sides[0][2]} × {sides[0][1]}" if sides and min(sides[0][1:3]) > 0 else ""
    classes = (
        translate("Lab", "%n class(es)", "", len(found.classes)) if found.classes else translate("Lab", "no names")
    )
    rows = translate("Lab", "up to %n box(es)", "", found.max_detections) if found.max_detections else ""
    takes = translate("Lab", "takes {kind}").format(kind=found.inputs[0].kind) if found.inputs else ""
    parts = (
        words.size(found.size_bytes), found.precision, pixels, takes, classes, rows,
        translate("Lab", "compiled for the Edge TPU") if found.compiled else "", found.model_name, found.created_by,
    )  # fmt: skip
    return " · ".join(part for part in parts if part)


def classes(found: FileFacts) -> str:
    """The first names."""
    names = [name or "–" for name in found.classes[:8]]
    return ", ".join(names) + (", …" if len(found.classes) > len(names) else "")


def repairable(report: Report) -> str:
    """What can be mended."""
    return translate("Lab", "%n thing(s) can be repaired without touching the weights.", "", len(report.repairs))


def labels_needed(report: Report) -> bool:
    """Whether names must come from somewhere else."""
    wanted = {"labels", "metadata"} & set(report.repairs)
    return bool(wanted) and not any(name and name != "???" for name in report.facts.classes)
