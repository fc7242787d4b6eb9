"""Why a step of the waterfall costs accuracy, and what would help: decided from figures alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from effdet_core.exports.record import Cause, Remedy
from effdet_core.hparams import Resize

LARGEST_LOSS = 0.01
"""AP50 that a step may cost before its cause is named."""
_ROUND = 5
_HALF = 0.5
"""Share of a loss that more calibration has to win back to be the first remedy."""


@dataclass(frozen=True, slots=True)
class Blame:
    """What a step is told with: its cause, what would help most, and what else would."""

    cause: Cause
    remedy: Remedy | None = None
    also: tuple[Remedy, ...] = ()


@dataclass(frozen=True, slots=True)
class Recalibrated:
    """An int8 file that learnt its ranges from more photos, and its AP50."""

    photos: int
    ap50: float


def enough_detections(most_objects: int) -> int:
    """A round limit of detections that is enough for photos with so many objects."""
    return -(-(most_objects + 1) // _ROUND) * _ROUND


def of_the_limit(most_objects: int, limit: int, tried: int, ap50: float) -> Blame:
    """The file reports too few objects. tried: detections with which the network reached `ap50`."""
    words = f"Photos hold up to {most_objects} objects, but the file reports at most {limit}."
    remedy = Remedy(
        kind="more_detections", words=f"Export again with up to {tried} detections.", amount=tried, ap50=ap50
    )
    return Blame(Cause(kind="too_many_objects", words=words, amount=most_objects, lost=1.0), remedy)


def of_conversion() -> Blame:
    """A float32 file that differs from its network: nothing else than the conversion can have done it."""
    words = "The conversion changed what the network computes. Please report this."
    return Blame(Cause(kind="conversion", words=words, lost=1.0))


def of_float16(float32: float) -> Blame:
    """float32: AP50 of that file."""
    words = "Weights of 16 bits are too coarse for this network, which is rare."
    remedy = Remedy(kind="float32", words="Use the float32 file; it is twice as large.", ap50=float32)
    return Blame(Cause(kind="weights_of_16_bits", words=words, lost=1.0), remedy)


def of_int8(ap50: float, float16: float, calibrated_on: int, again: Recalibrated | None) -> Blame:
    """ap50: of the int8 file. float16: of that file. again: None where there are no more photos to learn from."""
    words = f"Numbers of 8 bits are coarser; their ranges come from {calibrated_on} training photos."
    cause = Cause(kind="numbers_of_8_bits", words=words, amount=calibrated_on, lost=1.0)
    words = "Use the float16 file where speed allows; it is twice as large and slower on most devices."
    coarse = Remedy(kind="float16", words=words, ap50=float16)
    if again is None or again.ap50 <= ap50:
        return Blame(cause, coarse)
    words = f"Export again with {again.photos} photos for the ranges."
    more = Remedy(kind="calibrate", words=words, amount=again.photos, ap50=again.ap50)
    wins = again.ap50 - ap50 >= _HALF * (float16 - ap50)
    return Blame(cause, more, (coarse,)) if wins else Blame(cause, coarse, (more,))


def of_stretching(resize: Resize, as_trained: float, program: str) -> Blame:
    """as_trained: AP50 of the file when it is fed as it was trained. program: who stretches."""
    words = f"{program} stretches photos to the network's square; this network was trained on photos that keep their"
    cause = Cause(kind="stretched", words=f"{words} shape.", lost=1.0)
    return Blame(cause, _trained_stretched(resize), (_fed_as_trained(as_trained),))


def of_pycoral(resize: Resize, as_trained: float) -> Blame:
    """as_trained: AP50 of the file when it is fed as it was trained."""
    how = "stretched" if resize == "stretch" else "padded with grey and scaled less finely"
    words = f"pycoral keeps the shape of photos and pads them with black; this network was trained on photos {how}."
    return Blame(Cause(kind="scaled_otherwise", words=words, lost=1.0), _fed_as_trained(as_trained))


def of_frigate(whole: float, squares: float, sure: float, frigate: float) -> Blame:
    """AP50 as trained, on squares, on squares without what Frigate drops as unsure, and with its limit of 20 rows."""
    parts: Mapping[str, float] = {
        "square_crops": whole - squares,
        "low_scores": squares - sure,
        "at_most_20": sure - frigate,
    }
    worst = max(parts, key=lambda kind: parts[kind])
    share = min(1.0, max(0.0, parts[worst] / (whole - frigate))) if whole > frigate else None
    match worst:
        case "square_crops":
            words = "Frigate looks at square parts of a picture: objects are cut and appear larger than in training."
            return Blame(Cause(kind="square_crops", words=words, lost=share))
        case "low_scores":
            words = "Frigate drops what the network is less than 40 % sure of, and below 50 % when it merges; these"
            return Blame(Cause(kind="low_scores", words=f"{words} finds are missing.", amount=40, lost=share))
        case _:
            words = "Frigate reads at most 20 detections of each square; crowded photos have more."
            return Blame(Cause(kind="at_most_20", words=words, amount=20, lost=share))


def of_the_twin(resize: Resize, float16: float, as_trained: float, gpu: float, main_file: float) -> Blame:
    """AP50 of the float16 file, of the twin fed as trained, and as MediaPipe feeds it; and of int8 in MediaPipe."""
    suppressed, stretched = float16 - as_trained, as_trained - gpu
    main = Remedy(kind="main_file", words="Use the int8 file, which decides that for itself.", ap50=main_file)
    if suppressed >= stretched:
        words = "MediaPipe keeps only the surest of boxes that overlap by 30 %, the other files of those by 50 %."
        share = min(1.0, suppressed / (float16 - gpu)) if float16 > gpu else None
        return Blame(Cause(kind="own_suppression", words=words, amount=30, lost=share), main)
    blame = of_stretching(resize, as_trained, "MediaPipe")
    return Blame(blame.cause, blame.remedy, (*blame.also, main))


def _trained_stretched(resize: Resize) -> Remedy | None:
    if resize == "stretch":
        return None
    words = (
        "Train with resize=stretch, from this run's weights: then the network learns photos as such programs show them."
    )
    return Remedy(kind="train_stretched", words=words)


def _fed_as_trained(ap50: float) -> Remedy:
    words = "Fit photos in the app as the network was trained; the code in the kit does."
    return Remedy(kind="feed_as_trained", words=words, ap50=ap50)
