"""What the controls of the Evaluate page say for themselves when a person asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.evaluation.body import Body
    from app.evaluation.choosing import ChoosingBar
    from app.evaluation.threshold_card import ThresholdCard

translate = QCoreApplication.translate


def of_bar(bar: ChoosingBar) -> Words:
    """What is judged."""
    yield bar.runs, translate("Explained", "Which training is judged. Those with a star come first, then the newest.")
    yield (
        bar.sources,
        translate(
            "Explained",
            "The network as it was trained, or one of its exported files: a small file may find a little less.",
        ),
    )
    yield (
        bar.splits,
        translate(
            "Explained",
            "Which photos it is judged on. Test photos are the honest ones: nothing of the training has seen them.",
        ),
    )
    yield (
        bar.judge,
        translate("Explained", "The detector looks at all these photos, and what it says is compared with your boxes."),
    )


def of_body(body: Body) -> Words:
    """What came of it."""
    yield (
        body.headline,
        translate(
            "Explained",
            "The result in one sentence. The range behind a number says how much of it may be chance with so few "
            "photos.",
        ),
    )
    yield (
        body.classes_part,
        translate(
            "Explained",
            "How many of each class it finds, and how often it is wrong. Press a row to see the mistakes of that "
            "class.",
        ),
    )
    yield (
        body.mixed_part,
        translate(
            "Explained",
            "What it takes for what: rows are what is there, columns what it says. Press a cell to see these mistakes.",
        ),
    )
    yield (
        body.figures_part,
        translate(
            "Explained", "The figures that papers use, to compare with other detectors. Press to fold or unfold."
        ),
    )
    yield (
        body.gallery_part,
        translate(
            "Explained",
            "Every mistake as a picture, the worst first: missed, false alarm, wrong class, box in the wrong place. "
            "Press one to see it on the Label page; often the label is what is wrong.",
        ),
    )
    yield (
        body.leaks,
        translate(
            "Explained",
            "Photos that look nearly the same but are used for different things make the result look better than "
            "it is.",
        ),
    )
    yield from _card(body.card)


def _card(card: ThresholdCard) -> Words:
    yield (
        card.plot,
        translate(
            "Explained",
            "Each point of the curve is one choice of how sure it must be: further right it finds more, further up it "
            "is more often right. Drag the dot to choose another.",
        ),
    )
    yield (
        card.slider,
        translate(
            "Explained",
            "A detection that is less sure than this does not count. To the right: fewer false alarms, more misses.",
        ),
    )
    yield card.best, translate("Explained", "The choice that costs the least, at the prices below.")
    yield (
        card.miss,
        translate("Explained", "How bad it is to overlook something, against a false alarm. It decides what is best."),
    )
    yield (
        card.alarm,
        translate("Explained", "How bad a false alarm is, against overlooking something. It decides what is best."),
    )
    yield (
        card.own,
        translate("Explained", "One choice for all classes, or one for each: rare classes often need a lower one."),
    )
    yield (
        card.keep,
        translate(
            "Explained", "Writes this choice into the files you export, so that every app that uses them follows it."
        ),
    )
