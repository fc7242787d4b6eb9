"""What the frame of the window says for itself when a person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.frame.header import Header
    from app.frame.rail import Rail
    from app.frame.stages import Stage

translate = QCoreApplication.translate


def of_rail(rail: Rail) -> Words:
    """The stages of the work, and what is below them."""
    stages: dict[Stage, str] = {
        "photos": translate(
            "Explained", "All photos of the project, what is on them, and which still need looking at."
        ),
        "label": translate("Explained", "One photo after the other, to draw boxes around what is to be found."),
        "train": translate("Explained", "Teaches a detector with your photos. It can take minutes or hours."),
        "evaluate": translate("Explained", "How good a detector is: what it finds, what it misses, and every mistake."),
        "export": translate(
            "Explained", "Files for phones and small computers, and trying them on pictures or a camera."
        ),
    }
    for stage, text in stages.items():
        mark = translate("Explained", "The mark beside the icon says how far this part is; hover to read it.")
        yield rail.stages[stage], f"{text} {mark}"
    yield rail.help, translate("Explained", "The guide, the first steps, all keys, and a check of this computer.")
    yield (
        rail.settings,
        translate("Explained", "How the window looks, its language, and its keys. Every change counts at once."),
    )


def of_header(header: Header) -> Words:
    """The project, and what goes on in it."""
    yield (
        header.name,
        translate("Explained", "The open project. Its menu leads to other projects, to its folder, and closes it."),
    )
    yield (
        header.what,
        translate(
            "Explained", "Press it, then anything in the window, to read what it is for. Shift+F1 does the same."
        ),
    )
