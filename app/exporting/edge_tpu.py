"""Coral's Edge TPU: its compiler runs on Linux only and drops the metadata, which comes back here."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.theme import SPACE
from app.widgets.command_line import CommandLine
from app.widgets.text import button, label
from effdet_core.exports import edgetpu
from effdet_core.exports.edgetpu import Compiled

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Offer:
    """What can be done about a file. compile: whether the compiler is here."""

    text: str
    command: str = ""
    compile: bool = False
    restore: bool = False


def offer(path: Path | None) -> Offer:
    """path: of the universal file, which is what the compiler takes."""
    if path is None:
        return Offer(translate("EdgeTpu", "Its compiler takes the universal file: export that first."))
    if shutil.which(edgetpu.COMPILER):
        text = translate("EdgeTpu", "Its compiler is here: it makes a second file that runs on the Edge TPU.")
        return Offer(text, compile=True, restore=True)
    text = translate(
        "EdgeTpu",
        "Its compiler is not on this computer. It runs on Linux with an Intel or AMD processor; copy the file there, "
        "and run:",
    )
    return Offer(text, edgetpu.command(path), restore=True)


def said(compiled: Compiled) -> str:
    """What came of compiling."""
    name = Path(compiled.path).name
    if compiled.on_tpu is None or compiled.on_cpu is None:
        return translate("EdgeTpu", "{name} is ready.").format(name=name)
    text = translate("EdgeTpu", "{name} is ready: {tpu} operations run on the Edge TPU, {cpu} beside it.")
    return text.format(name=name, tpu=compiled.on_tpu, cpu=compiled.on_cpu)


class EdgeTpu(QWidget):
    """compile: runs the compiler. restore: puts the metadata back into a file that was compiled elsewhere."""

    def __init__(self, compile: Callable[[], None], restore: Callable[[], None], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = CommandLine()
        self.compile = button(self.tr("Compile it"), action=compile)
        self.restore = button(self.tr("Put the metadata back…"), action=restore)
        self.restored = label(
            self.tr("The compiler drops names and classes. This puts them back into a file compiled elsewhere."),
            "small",
            wrap=True,
        )
        foot = QHBoxLayout()
        foot.setSpacing(SPACE)
        for made in (self.compile, self.restore):
            foot.addWidget(made)
        foot.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.command)
        column.addWidget(self.restored)
        column.addLayout(foot)

    def show_file(self, path: Path | None) -> None:
        """The universal file, or none."""
        shown = offer(path)
        self.command.show_command(shown.text, shown.command)
        self.compile.setVisible(shown.compile)
        for part in (self.restore, self.restored):
            part.setVisible(shown.restore)

    def set_busy(self, busy: bool) -> None:
        """While something else is at work."""
        for made in (self.compile, self.restore):
            made.setEnabled(not busy)
