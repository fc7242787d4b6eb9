"""What can be judged, by the names that people read."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from effdet_core.dataset import Split
from effdet_core.evaluation.saved import NETWORK

translate = QCoreApplication.translate


def source_title(source: str) -> str:
    """What is judged."""
    return translate("Evaluate", "The network itself") if source == NETWORK else source


def split_title(split: Split, photos: int) -> str:
    """“Test photos · 72”."""
    name = {
        "train": translate("Evaluate", "Photos it learnt from"),
        "val": translate("Evaluate", "Validation photos"),
        "test": translate("Evaluate", "Test photos"),
    }[split]
    return f"{name} · {photos}"
