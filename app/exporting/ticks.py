"""The programs that a file was checked for, with a green tick or a red cross each."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.flow_layout import FlowLayout
from app.widgets.picture import Picture
from app.widgets.text import label
from effdet_core.lab import Report, Verdict

translate = QCoreApplication.translate


class Ticks(QWidget):
    """Flows over as many lines as it needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._flow = FlowLayout(self, SPACE)
        self._shown: Report | None = None

    def show_report(self, report: Report | None) -> None:
        """What the lab says of a file, or nothing."""
        if report is self._shown:
            return
        self._shown = report
        self._flow.clear()
        for verdict in report.verdicts if report else ():
            self._flow.addWidget(Tick(verdict))
        self.setVisible(report is not None)
        self.updateGeometry()


class Tick(QWidget):
    """One program. Hovering says why."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__()
        self.name = label(short_name(verdict), "small")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, SPACE // 2, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(Picture(*mark(verdict.ok), 14))
        layout.addWidget(self.name)
        self.setToolTip(f"{verdict.name}: {state(verdict.ok)}\n{verdict.reason}".strip())
        self.setAccessibleName(f"{verdict.name}: {state(verdict.ok)}")


def mark(ok: bool | None) -> tuple[str, str]:
    """Icon and colour of a verdict or a finding."""
    if ok is None:
        return ("info", "muted")
    return ("success", "success") if ok else ("error", "danger")


def state(ok: bool | None) -> str:
    """A verdict in a few words."""
    if ok is None:
        return translate("Lab", "cannot be told here")
    return translate("Lab", "works") if ok else translate("Lab", "does not work")


def short_name(verdict: Verdict) -> str:
    """A program's name where there is little room."""
    return {
        "litert": "LiteRT",
        "mediapipe": "MediaPipe",
        "task-library": "Task Library",
        "raspberry-pi": "Raspberry Pi",
        "frigate-cpu": "Frigate",
        "frigate-edgetpu": "Frigate + Coral",
        "compiled-model": "CompiledModel",
    }.get(verdict.consumer, verdict.name)


def summary(report: Report) -> str:
    """How many programs take it."""
    if report.damage:
        return translate("Lab", "This is no model that any program could use.")
    good = sum(verdict.ok is True for verdict in report.verdicts)
    if good == len(report.verdicts):
        return translate("Lab", "Works with all %n program(s).", "", good)
    return translate("Lab", "Works with {good} of {all} programs.").format(good=good, all=len(report.verdicts))
