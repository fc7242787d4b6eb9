"""One sentence above each chart that says what it means."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from app.browser import chart_data, texts
from app.browser.chart_data import Bar, Bin, Sizes
from app.browser.texts import translate

DETECTIONS = 25
"""So many boxes an exported file finds on a photo, unless told otherwise."""
_EVEN = 3


def balance_words(bars: Sequence[Bar]) -> str:
    """How evenly the classes are labelled."""
    there = sorted((bar for bar in bars if bar.boxes), key=lambda bar: bar.boxes)
    if not there:
        return translate("Charts", "There are no boxes yet. Each class will have a bar here.")
    rare, common = there[0], there[-1]
    if len(there) == 1:
        return translate("Charts", "{0} has {1}.").format(common.name, texts.boxes(common.boxes))
    times = common.boxes / rare.boxes
    if times < _EVEN:
        return translate("Charts", "The classes are labelled about equally often, which is how a network learns best.")
    text = translate("Charts", "{0} is labelled {1} times as often as {2}. What is rare is learnt less well.")
    return text.format(common.name, round(times), rare.name)


def crowd_words(counts: NDArray[np.int32]) -> str:
    """How full the photos are."""
    if not len(counts) or not counts.max():
        return translate("Charts", "No photo has boxes yet.")
    middle, most = int(np.median(counts)), int(counts.max())
    text = translate("Charts", "Half of the photos have {0} or more; the fullest has {1}.").format(
        texts.boxes(middle), texts.number(most)
    )
    over = int(np.count_nonzero(counts > DETECTIONS))
    if over:
        more = translate(
            "Charts", "{0} have more than {1}, the most that an exported file finds unless told otherwise."
        )
        text = f"{text} {more.format(texts.photos(over), DETECTIONS)}"
    return text


def size_words(sizes: Sizes, model: str) -> str:
    """How large things are to the network."""
    title, side = chart_data.title_of(model), chart_data.input_side(model)
    if not len(sizes.sides):
        return translate("Charts", "There are no boxes to measure.")
    text = translate(
        "Charts", "{0} sees photos at {1} × {1} pixels; half of the boxes are {2} pixels or smaller there."
    )
    text = text.format(title, side, round(float(np.median(sizes.sides))))
    smallest = float(chart_data.anchor_sides(model)[0, 0])
    part = chart_data.share_below(sizes, smallest)
    if part < 0.005:
        return f"{text} {translate('Charts', 'None is too small for it.')}"
    more = translate(
        "Charts", "{0} % are smaller than the smallest box it starts from ({1} pixels) and are hard to find."
    )
    return f"{text} {more.format(max(1, round(100 * part)), round(smallest))}"


def bin_words(found: Bin) -> str:
    """What a bar of the histogram stands for."""
    if found.least == found.most:
        return f"{texts.boxes(found.least)}: {texts.photos(found.photos)}"
    return translate("Charts", "{0} to {1}: {2}").format(
        found.least, texts.boxes(found.most), texts.photos(found.photos)
    )


def bar_words(bar: Bar) -> str:
    """What a bar of a class stands for."""
    return translate("Charts", "{0}: {1} on {2}").format(bar.name, texts.boxes(bar.boxes), texts.photos(bar.photos))
