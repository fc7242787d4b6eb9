"""Coral's Edge TPU: its compiler runs on Linux only and drops the metadata, which one command puts right."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.widgets.command_line import CommandLine


class EdgeTpu(QWidget):
    """What to do in a terminal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.command = CommandLine()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.command)

    def show_file(self, path: Path | None) -> None:
        """The universal file, which is what the compiler takes."""
        if path is None:
            self.command.show_command(self.tr("Its compiler takes the universal file: export that first."), "")
            return
        explained = self.tr(
            "With its compiler installed (Linux, 64 bits), this compiles the file and keeps names and classes in it:"
        )
        self.command.show_command(explained, f"effdet edgetpu {quoted(path)}")


def quoted(path: Path) -> str:
    """A path as a terminal takes it."""
    return f'"{path}"' if " " in str(path) else str(path)
