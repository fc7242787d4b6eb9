"""What an evaluation says, in sentences."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from effdet_core.dataset import Split
from effdet_core.evaluation.errors import Error, Kind
from effdet_core.evaluation.intervals import RateSpan, TooSmall
from effdet_core.evaluation.prices import Prices
from effdet_core.evaluation.saved import Span
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.evaluation.verdicts import Verdict

translate = QCoreApplication.translate


def found_sentence(verdict: Verdict, name: str) -> str:
    """“Finds 92 of 100 raccoons”. name: of the one class, "" for all."""
    if not verdict.objects:
        return translate("Evaluate", "There is nothing to find in these photos")
    if name:
        return translate("Evaluate", "Finds {found} of 100 {name}").format(found=verdict.found_of_100, name=name)
    return translate("Evaluate", "Finds {found} of 100 objects").format(found=verdict.found_of_100)


def alarms_sentence(verdict: Verdict) -> str:
    """“3 false alarms per 100 photos”."""
    if not verdict.alarms:
        return translate("Evaluate", "no false alarms")
    if verdict.alarms_per_100 > 0.95 and round(verdict.alarms_per_100) == 1:
        return translate("Evaluate", "1 false alarm per 100 photos")
    return translate("Evaluate", "{count} false alarms per 100 photos").format(count=amount(verdict.alarms_per_100))


def plus_minus(span: Span, scale: float = 1.0) -> str:
    """“± 4”: half of the range that a figure lies in; "" where there is none."""
    low, high = span
    if high < 0:
        return ""
    half = (high - low) / 2 * scale
    return f"± {math.ceil(half)}" if half >= 1 or not half else f"± {half:.1f}"


def range_sentence(span: RateSpan) -> str:
    """What the ± means."""
    if span.found_share[1] < 0:
        return ""
    text = translate(
        "Evaluate",
        "On other photos of the same kind, 19 times of 20: between {low} and {high} of 100 found, "
        "and between {few} and {many} false alarms per 100 photos.",
    )
    return text.format(
        low=round(100 * span.found_share[0]),
        high=round(100 * span.found_share[1]),
        few=amount(span.alarms_per_100[0]),
        many=amount(span.alarms_per_100[1]),
    )


def basis(verdict: Verdict, split: Split) -> str:
    """On how much the sentence rests."""
    photos = {
        "train": translate("Evaluate", "judged on %n photo(s) it learnt from", "", verdict.photos),
        "val": translate("Evaluate", "judged on %n validation photo(s)", "", verdict.photos),
        "test": translate("Evaluate", "judged on %n test photo(s)", "", verdict.photos),
    }[split]
    return f"{photos} · {translate('Evaluate', '%n object(s)', '', verdict.objects)}"


def amount(value: float) -> str:
    """Things on 100 photos: whole ones, with one place where they are few."""
    return f"{value:.0f}" if value >= 9.95 or value == 0 else f"{value:.1f}".removesuffix(".0")


def too_small(found: TooSmall) -> str:
    """That the photos are too few, and how many would do."""
    photos = translate("Evaluate", "%n photo(s) are too few to tell", "", found.photos)
    text = translate(
        "Evaluate", "{photos}: AP50 lies anywhere between {low:.2f} and {high:.2f}. About {enough} would do."
    )
    return text.format(photos=photos, low=found.low, high=found.high, enough=found.enough)


def comparison(prices: Prices) -> str:
    """What the two prices say together."""
    if prices.miss == prices.alarm:
        return translate("Evaluate", "A miss is as bad as a false alarm.")
    if prices.miss > prices.alarm:
        text = translate("Evaluate", "A miss is as bad as {count} false alarms.")
        return text.format(count=plain(prices.miss / max(prices.alarm, 1e-9)))
    text = translate("Evaluate", "A false alarm is as bad as {count} misses.")
    return text.format(count=plain(prices.alarm / max(prices.miss, 1e-9)))


def plain(value: float) -> str:
    """A number without what it does not need: 5, 2.5."""
    return f"{value:.1f}".removesuffix(".0")


def thresholds(found: Thresholds) -> str:
    """“0.40”, or “0.32 to 0.55, by class”."""
    values = sorted(found.per_class.values())
    if not values:
        return f"{found.common:.2f}"
    text = translate("Evaluate", "{low:.2f} to {high:.2f}, by class")
    return text.format(low=values[0], high=values[-1])


def kind_title(kind: Kind) -> str:
    """Of a group of mistakes."""
    return {
        "missed": translate("Evaluate", "Missed"),
        "false alarm": translate("Evaluate", "False alarms"),
        "wrong class": translate("Evaluate", "Wrong class"),
        "sloppy box": translate("Evaluate", "Sloppy boxes"),
        "double": translate("Evaluate", "Found twice"),
    }[kind]


def kind_meaning(kind: Kind) -> str:
    """What a group of mistakes is, and often comes from."""
    return {
        "missed": translate("Evaluate", "labelled, and not found"),
        "false alarm": translate("Evaluate", "found where nothing is labelled; perhaps a label is missing"),
        "wrong class": translate("Evaluate", "found, and taken for something else"),
        "sloppy box": translate("Evaluate", "found, with a box that overlaps too little"),
        "double": translate("Evaluate", "one object, two boxes"),
    }[kind]


def error_title(error: Error) -> str:
    """The first line below a mistake."""
    if error.kind == "wrong class":
        return translate("Evaluate", "{name}, said {said}").format(name=error.name, said=error.said)
    return error.name


def error_detail(error: Error) -> str:
    """The second line."""
    sure = translate("Evaluate", "{score} % sure").format(score=round(100 * error.score))
    match error.kind:
        case "missed" if not error.score:
            return translate("Evaluate", "nothing found here")
        case "missed":
            return translate("Evaluate", "only {score} % sure").format(score=round(100 * error.score))
        case "sloppy box":
            overlap = translate("Evaluate", "{share} % overlap").format(share=round(100 * error.iou))
            return f"{sure} · {overlap}"
        case _:
            return sure


def spoken(error: Error) -> str:
    """A mistake in one line."""
    return f"{kind_title(error.kind)}: {error_title(error)}, {error_detail(error)}"


def counted(counts: Mapping[Kind, int]) -> int:
    """All mistakes."""
    return sum(counts.values())
