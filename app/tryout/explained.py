"""What the controls of the try area say for themselves when a person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.tryout.panel import TryPanel

translate = QCoreApplication.translate


def words(panel: TryPanel) -> Words:
    """All of the panel."""
    parts = panel.parts
    yield parts.file, translate("Explained", "The detector looks at pictures or a video of yours, from anywhere.")
    yield parts.folder, translate("Explained", "The detector looks at every picture of a folder, one after the other.")
    yield (
        parts.camera,
        translate(
            "Explained", "The detector looks at what a camera sees now. Nothing is stored unless you keep a frame."
        ),
    )
    yield parts.photos, translate("Explained", "Photos of this project that the detector has not learnt from.")
    yield (
        parts.view,
        translate(
            "Explained",
            "What the exported file sees, as a phone would see it. Drop a picture, a folder or a video here.",
        ),
    )
    transport = parts.transport
    yield transport.back, translate("Explained", "One frame or photo back.")
    yield transport.play, translate("Explained", "Plays the video or goes through the photos, or stands still.")
    yield transport.on, translate("Explained", "One frame or photo further.")
    yield transport.slider, translate("Explained", "Where in the video you are; drag it to another place.")
    yield (
        parts.sure.slider,
        translate(
            "Explained",
            "Only boxes that are at least so sure show. It changes what you see here, not the file; the file's own "
            "threshold is chosen on the Evaluate page.",
        ),
    )
    yield parts.sure.back, translate("Explained", "Back to the threshold that is written in the file.")
    catch = parts.catch
    yield (
        catch.wrong_button,
        translate(
            "Explained",
            "The detector is wrong in this frame: it becomes a photo of the project, with its boxes as drafts to "
            "correct.",
        ),
    )
    yield (
        catch.missed_button,
        translate(
            "Explained", "The detector missed something in this frame: it becomes a photo of the project to complete."
        ),
    )
    yield catch.kept, translate("Explained", "The frames you kept, on the Label page: label them and train again.")
