"""What the controls of the Label page say for themselves when a person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.labelling.desk import Parts

translate = QCoreApplication.translate


def words(parts: Parts) -> Words:
    """All of the page."""
    yield (
        parts.canvas,
        translate(
            "Explained",
            "The photo. With the drawing tool, drag from one corner of a thing to the other. With the other "
            "tool, click a box to move it or pull its edges. The wheel zooms, Space and drag moves the view.",
        ),
    )
    yield (
        parts.strip,
        translate("Explained", "The photos in turn, with a mark for how far each is. Click one to go to it."),
    )
    yield (
        parts.picker,
        translate(
            "Explained", "What the new box holds: type a few letters of a class, or a new name, and press Enter."
        ),
    )
    yield (
        parts.light,
        translate(
            "Explained", "Only how the photo is shown here, for dark or pale ones. The file and the training see it as "
            "it is."
        ),
    )  # fmt: skip
    yield parts.card, translate("Explained", "This photo cannot be read. Its boxes are kept; go on to the next one.")
    yield parts.banner, translate("Explained", "Something to know about this photo, with the button that helps.")
    yield from _panel(parts)
    for id, text in _tools().items():
        yield parts.bar.button(id), text


def _panel(parts: Parts) -> Words:
    panel = parts.panel
    yield (
        panel.classes.view,
        translate(
            "Explained",
            "The class that the next box gets. With a box chosen, a click or the key beside the name gives it "
            "that class.",
        ),
    )
    yield panel.classes.field, translate("Explained", "One more kind of thing to find: type its name and press Enter.")
    yield (
        panel.boxes,
        translate(
            "Explained",
            "Every box of this photo. Click one to choose it on the photo; the eye hides it, the lock keeps it "
            "in place.",
        ),
    )
    yield (
        panel.facts.split_button,
        translate(
            "Explained",
            "Training photos teach, validation photos watch while it learns, test photos judge at the end. A photo is "
            "only ever one of them.",
        ),
    )
    yield (
        panel.facts.nothing,
        translate(
            "Explained",
            "You looked, and there is nothing to find. Such a photo teaches the detector what to leave alone; one "
            "without this mark and without boxes is not used.",
        ),
    )
    yield (
        panel.facts.reviewed,
        translate("Explained", "A second look found the boxes right. It changes nothing in the training."),
    )


def _tools() -> dict[str, str]:
    return {
        "draw": translate("Explained", "The drawing tool: drag from one corner of a thing to the other."),
        "select": translate(
            "Explained", "The tool to choose boxes: move them, pull their edges, give them another class, delete them."
        ),
        "keep_tool": translate(
            "Explained",
            "Stays with drawing after each box, for photos with many things. Otherwise the new box is chosen.",
        ),
        "crosshair": translate("Explained", "Lines across the photo through the pointer, to meet edges exactly."),
        "hide_all": translate("Explained", "Hides the boxes for a moment, to see what is beneath. None is deleted."),
        "light": translate("Explained", "Makes dark or pale photos easier to see, here only."),
        "zoom_out": translate("Explained", "Shows more of the photo; the wheel does the same around the pointer."),
        "full_size": translate(
            "Explained", "How large the photo is shown. Press for one pixel of it on one of the screen."
        ),
        "zoom_in": translate(
            "Explained", "Shows less of the photo, larger; the wheel does the same around the pointer."
        ),
        "fit": translate("Explained", "The whole photo, as large as there is room."),
    }
