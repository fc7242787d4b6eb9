"""What the controls of the Export page say for themselves when a person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.tryout import explained as trying
from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.exporting.column import ExportColumn
    from app.exporting.lab_view import LabView
    from app.exporting.page import ExportPage
    from app.exporting.result_card import ResultCard

translate = QCoreApplication.translate


def words(page: ExportPage) -> Words:
    """All of the page; the lab has its own."""
    yield (
        page.tabs,
        translate(
            "Explained", "Files of your own detector, or the lab, which says of any .tflite file where it works."
        ),
    )
    yield (
        page.invitation.check,
        translate("Explained", "Says which apps and devices can use a file, whoever made it, and mends what it can."),
    )
    yield from _column(page.column)
    yield from trying.words(page.trying)


def _column(column: ExportColumn) -> Words:
    yield (
        column.bar.list,
        translate("Explained", "Which training becomes a file. Those with a star come first, then the newest."),
    )
    yield (
        column.bar.evaluate,
        translate("Explained", "Leads to the Evaluate page, where you choose how sure the detector must be."),
    )
    yield (
        column.one,
        translate(
            "Explained",
            "Makes one file that Android, iOS, a Raspberry Pi, Coral and Frigate all accept, with the class "
            "names inside, and tries it in the way each of them would.",
        ),
    )
    yield column.training, translate("Explained", "A training is still going on; its detector can be exported already.")
    yield from _result(column.result)
    yield (
        column.sections["kinds"],
        translate(
            "Explained",
            "The same detector as files of other sizes: smaller ones are faster and may find a little less. Each row "
            "says what it costs, measured on your photos.",
        ),
    )
    yield (
        column.kinds.make_all,
        translate("Explained", "Makes every kind and measures size, speed and accuracy. It takes some minutes."),
    )
    yield (
        column.sections["losses"],
        translate(
            "Explained",
            "Follows the accuracy from the trained network to each program that reads the file, and says at every step "
            "what was lost and why.",
        ),
    )
    yield (
        column.sections["edge tpu"],
        translate(
            "Explained",
            "For the Coral stick: its own compiler turns the file into one for it. The names and thresholds that get "
            "lost on the way are put back.",
        ),
    )


def _result(card: ResultCard) -> Words:
    yield card.ticks, translate("Explained", "The programs this file was tried with, in the way each of them reads it.")
    yield card.why, translate("Explained", "Every rule of every program, and whether the file keeps it.")
    yield card.folder, translate("Explained", "Opens the folder with the file, to copy it to your device.")
    yield (
        card.kit,
        translate(
            "Explained",
            "A folder or zip with the file, test pictures, a self-test for the device, and ready programs for Android, "
            "iOS, Raspberry Pi, Frigate and the web, with your class names filled in.",
        ),
    )
    yield (
        card.card,
        translate("Explained", "A page for others: what the detector finds, how well, and on which photos."),
    )
    yield card.again, translate("Explained", "Writes the file anew, after you trained on or chose other thresholds.")


def of_lab(lab: LabView) -> Words:
    """The lab."""
    yield (
        lab.drop,
        translate(
            "Explained", "Any .tflite detector, old or from elsewhere. It is only read; nothing in it is changed."
        ),
    )
    yield lab.own, translate("Explained", "The exported files of this project: press one to check it.")
    yield (
        lab.board,
        translate(
            "Explained",
            "One row for each program: whether it can use the file, and why not. The arrow shows its rules.",
        ),
    )
    yield (
        lab.repair,
        translate(
            "Explained",
            "Writes a new file beside this one, in which what can be mended is mended: order, names, missing facts.",
        ),
    )
    yield lab.mended, translate("Explained", "Where the repaired file is.")
