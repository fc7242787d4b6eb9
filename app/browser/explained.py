"""What the controls of the Photos page say for themselves when a person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.browser.page import PhotosPage
    from effdet_core.project.catalogue import Shown

translate = QCoreApplication.translate


def words(page: PhotosPage) -> Words:
    """All of the page."""
    yield from _head(page)
    yield from _filters(page)
    yield from _middle(page)
    yield from _side(page)


def _head(page: PhotosPage) -> Words:
    head = page.header
    yield head.views.button("grid"), translate("Explained", "All photos as small pictures, with their boxes on them.")
    yield (
        head.views.button("charts"),
        translate(
            "Explained",
            "How many boxes each class has, how many are in a photo, and how large they are: what a detector will find "
            "easy or hard.",
        ),
    )
    yield (
        head.bring,
        translate(
            "Explained",
            "Brings in photos that are labelled already, from Pascal VOC, YOLO, COCO, CSV, Create ML, labelme or "
            "TFRecord. Nothing of the files you choose is changed.",
        ),
    )
    yield (
        head.export,
        translate(
            "Explained",
            "Writes the boxes into files that other programs read. Your project stays as it is. A detector for phones "
            "is made on the page Export & try.",
        ),
    )
    yield (
        head.add,
        translate(
            "Explained",
            "More photos for this project, from a folder. They stay where they are unless you copy them, and are never "
            "changed. Dropping a folder onto the window does the same.",
        ),
    )
    yield (
        head.panel,
        translate("Explained", "The column on the right, with the classes and what the photos still need."),
    )


def _filters(page: PhotosPage) -> Words:
    bar = page.filters
    yield (
        bar,
        translate(
            "Explained", "Shows only the photos of this kind. Several filters together narrow the list; press again to "
            "take one away."
        ),
    )  # fmt: skip
    yield bar.search, translate("Explained", "Shows only photos whose file name or folder contains these letters.")
    states: dict[Shown, str] = {
        "not looked at": translate("Explained", "Photos that nobody has judged yet. They are never used for training."),
        "labelled": translate("Explained", "Photos with boxes. The detector learns from these."),
        "nothing here": translate(
            "Explained",
            "Photos that were looked at and hold nothing to find. They teach the detector what to leave alone.",
        ),
        "damaged": translate(
            "Explained", "Photos whose label file cannot be read. Nothing overwrites it until you set it aside."
        ),
        "being read": translate("Explained", "Photos whose label files are still being read; that ends by itself."),
    }
    for state, text in states.items():
        yield bar.state_chips[state], text
    yield bar.classes, translate("Explained", "Shows only photos that have a box of the classes you tick.")
    yield (
        bar.splits,
        translate(
            "Explained",
            "What photos are used for: training teaches, validation watches while it learns, test judges at the end.",
        ),
    )
    yield bar.reviewed, translate("Explained", "Whether a second look found the boxes of a photo right.")
    yield (
        bar.boxes,
        translate(
            "Explained",
            "Shows only photos with so many boxes: crowded ones are hard to label, those with none may be forgotten.",
        ),
    )
    yield (
        bar.missing,
        translate("Explained", "Photos whose file is gone from its place, such as a disk that is not plugged in."),
    )
    yield (
        bar.bin,
        translate("Explained", "Photos that take part in nothing. Their files stay where they are and can come back."),
    )


def _middle(page: PhotosPage) -> Words:
    summary, bulk = page.middle.summary, page.middle.bulk
    yield (
        page.grid,
        translate(
            "Explained",
            "The photos of the project. A double click or Enter labels one, Space shows it large. Ctrl and Shift "
            "choose several, to mark or move them together.",
        ),
    )
    bin_ = translate("Explained", "No photo was set aside. The button leads back to the photos of the project.")
    yield page.middle.empty_bin, bin_
    yield summary.clear, translate("Explained", "Takes all filters away, so that every photo shows again.")
    yield summary.sort, translate("Explained", "In which order the photos stand here, and come on the Label page.")
    yield summary.direction, translate("Explained", "Shows the last photo first, and back again.")
    yield (
        summary.sizes,
        translate("Explained", "How large the small pictures are; Ctrl with plus and minus does it too."),
    )
    yield bulk, translate("Explained", "What is done here happens to all chosen photos at once, and can be undone.")
    yield (
        bulk.split,
        translate(
            "Explained",
            "What the chosen photos are used for: training, validation or test. Photos of one group always go "
            "together.",
        ),
    )
    yield (
        bulk.mark,
        translate("Explained", "Marks the chosen photos as reviewed, as nothing here, or as not looked at."),
    )
    yield (
        bulk.group,
        translate(
            "Explained",
            "Photos that belong together, such as those of one video, get a common name and stay in the same split: "
            "otherwise the test would be too easy.",
        ),
    )
    yield bulk.restore, translate("Explained", "Takes the chosen photos out of the bin, with their boxes.")
    yield bulk.into_bin, translate("Explained", "Sets the chosen photos aside. Their files and boxes are kept.")


def _side(page: PhotosPage) -> Words:
    side = page.side
    yield (
        side.classes,
        translate(
            "Explained",
            "The kinds of things to find, with the number of photos and boxes of each. Click one to see only its "
            "photos; F2 renames it everywhere; its colour and its menu are at the ends of the row.",
        ),
    )
    yield (
        side.classes.add,
        translate("Explained", "One more kind of thing to find. What is labelled already stays as it is."),
    )
    yield (
        side.needs,
        translate("Explained", "What would help the detector most, counted from your photos and boxes."),
    )
