"""What somebody should know before they rely on a model, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from effdet_core.evaluation.intervals import TooSmall
from effdet_core.evaluation.saved import NETWORK, Evaluation
from effdet_core.hparams import ModelConfig
from effdet_core.kit.story import Data
from effdet_core.kit.words import in_words

FEW_BOXES = 50
"""Of a class, in training; with fewer it is often learnt by heart."""
SMALL_SIDE = 24.0
"""Pixels of the network's input, three cells of its finest level; smaller objects are often lost."""


def limits(
    data: Data, config: ModelConfig, evaluation: Evaluation | None, too_small: TooSmall | None, *, stale: bool
) -> list[str]:
    """The sentences, what weighs most first."""
    judged = _of_results(evaluation, too_small, stale)
    return [*judged, *_of_data(data, config), *_always(data)]


def _of_results(evaluation: Evaluation | None, too_small: TooSmall | None, stale: bool) -> Iterator[str]:
    if evaluation is None:
        yield "Nobody has measured yet how good it is."
        return
    if stale:
        yield "The results are of an earlier state of the model; they have to be measured again."
    if too_small is not None:
        place = f"from {too_small.low:.0%} to {too_small.high:.0%}" if too_small.low >= 0 else "at all"
        yield (
            f"The results rest on {too_small.photos} photos: on others like them AP50 could be anything {place}. "
            f"About {too_small.enough} photos would tell more."
        )
    if evaluation.split == "val":
        yield "It was judged by photos that also chose the best pass, so the results are a little too good."
    if evaluation.split == "train":
        yield "It was judged by the photos it learnt from: on others it will do worse."
    if evaluation.source == NETWORK:
        yield "The results are the network's; an exported file can differ a little, most with 8 bits."
    unseen = [name for name, ap in evaluation.metrics.per_class_50.items() if ap < 0]
    if unseen:
        yield f"No photo that it was judged by shows {in_words(unseen)}."


def _of_data(data: Data, config: ModelConfig) -> Iterator[str]:
    few = [f"{one.boxes['train'] or 'none'} of {one.name}" for one in data.classes if one.boxes["train"] < FEW_BOXES]
    if few:
        yield f"There were few boxes to learn from: {in_words(few)}."
    small = [f"{one.name} ({one.side:.0f})" for one in data.classes if 0 < one.side < SMALL_SIDE]
    if small:
        seen = f"{config.image_size[1]} × {config.image_size[0]}"
        yield f"Small for a network that sees {seen} pixels: {in_words(small)}. From farther away they are lost."
    if data.most > config.tflite_max_detections:
        most = config.tflite_max_detections
        yield f"Photos hold up to {data.most} objects, but it reports {most} in one photo at most."
    if data.photos["train"] and not data.empty["train"]:
        yield "It never saw a photo with nothing on it, so it may see things where there is nothing."


def _always(data: Data) -> Iterator[str]:
    yield (
        f"It knows {data.photos['train']} photos. Where camera, light, distance or surroundings are others, it may do "
        "worse: try it there before you rely on it."
    )
    yield "It finds what it learnt to find. Anything else it leaves out, or takes for what it knows."
