"""Finds objects in pictures, with an exported file or with the network of a run.

Boxes in JSON are [ymin, xmin, ymax, xmax] in pixels of the upright picture.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from effdet_core import atomic, images
from effdet_core.cli import trained
from effdet_core.cli.terminal import Terminal, prints_to
from effdet_core.detections import Detections
from effdet_core.errors import InputError, Problem, UserError
from effdet_core.evaluation.thresholds import USUAL
from effdet_core.exports import judging
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.draw import draw
from effdet_core.runtime.letters import in_no_font

SUMMARY = "find objects in pictures"
EXAMPLES = """\
  effdet detect bees.tflite garden.jpg meadow.jpg
  effdet detect bees/runs/run-001 holiday/ --draw found --threshold 0.5
  effdet detect bees.tflite garden.jpg --json
"""


@dataclass(frozen=True, slots=True)
class Detector:
    """Anything that finds objects, and the names of what it finds.

    thresholds: from how sure a detection counts, one for each class, where someone chose.
    """

    classes: tuple[str, ...]
    detect: Callable[[NDArray[np.uint8]], Detections]
    thresholds: tuple[float, ...] = ()


def declare(parser: argparse.ArgumentParser) -> None:
    """The arguments of `effdet detect`."""
    parser.add_argument("subject", metavar="MODEL.tflite|RUN", type=Path, help="an exported file or a run folder")
    parser.add_argument("pictures", metavar="IMAGE", type=Path, nargs="+", help="picture files, or folders of them")
    parser.add_argument("--draw", metavar="DIR", type=Path, help="write copies with boxes and names into this folder")
    parser.add_argument(
        "--threshold",
        metavar="T",
        type=_share,
        help=f"how sure to be, 0 to 1 (default: as chosen for this detector, else {USUAL})",
    )


def run(arguments: argparse.Namespace, terminal: Terminal) -> int:
    """Looks at every picture; one that cannot be used is reported and makes the result an error."""
    pictures = list(_files(arguments.pictures))
    if not pictures:
        raise UserError("There are no pictures in these folders.", hint="Name picture files.")
    detector = open_detector(arguments.subject, terminal)
    drawn = _places(arguments.draw, pictures) if arguments.draw else {}
    results, problems = [], 0
    for picture in pictures:
        try:
            image = images.read_rgb(picture)
        except InputError as e:
            problems += len(e.problems)
            for problem in e.problems:
                terminal.problem(problem)
            continue
        found = _sure(detector.detect(image), arguments.threshold, detector.thresholds)
        results.append(_described(picture, image, found, detector.classes))
        _show(results[-1], terminal)
        if picture in drawn:
            write_drawn(drawn[picture], image, found, detector.classes)
    if arguments.draw:
        terminal.say(f"Drew them in {arguments.draw}")
        _warn_of_letters(detector.classes, terminal)
    terminal.result(results)
    return 1 if problems else 0


def open_detector(subject: Path, terminal: Terminal) -> Detector:
    """The detector of a .tflite file or of a run folder."""
    if not subject.is_dir():
        if not subject.exists():
            raise InputError("does not exist", where=str(subject), hint="Name a .tflite file or a run folder.")
        with prints_to(None):
            loaded = TFLiteDetector(subject)
        return Detector(loaded.classes, loaded.detect, loaded.thresholds)
    folder = RunFolder(subject.absolute())
    network = trained.load(folder, terminal)
    from effdet_core.nn.network_detector import NetworkDetector

    classes = network.dataset.classes
    found = NetworkDetector(network.model, network.config).detect
    return Detector(classes, found, judging.thresholds_of(folder, classes))


def _sure(found: Detections, threshold: float | None, chosen: tuple[float, ...]) -> Detections:
    """What is sure enough: as asked for, else as chosen, else as usual."""
    if threshold is None and chosen:
        return found.above_each(chosen)
    return found.above(USUAL if threshold is None else threshold)


def write_drawn(path: Path, image: NDArray[np.uint8], found: Detections, classes: Sequence[str]) -> None:
    """Writes a copy of the picture with boxes and names, as JPEG."""
    copy = draw(image, found, classes)
    atomic.write_with(path, lambda temporary: copy.save(temporary, "JPEG", quality=92))


def _warn_of_letters(classes: Sequence[str], terminal: Terminal) -> None:
    if lacking := in_no_font(classes):
        hint = "Install one that does; on Debian and Ubuntu: sudo apt install fonts-noto-core fonts-noto-cjk"
        what = f"No font on this computer draws {lacking}: these letters are empty boxes in the pictures."
        terminal.warn(Problem(what, hint=hint))


def _files(given: Iterable[Path]) -> Iterator[Path]:
    for path in given:
        if path.is_dir():
            yield from (path / name for name in images.pictures_in(path))
        else:
            yield path


def _places(folder: Path, pictures: Sequence[Path]) -> dict[Path, Path]:
    """A file in `folder` for every picture; equal names of different pictures are numbered."""
    places: dict[Path, Path] = {}
    taken: Counter[str] = Counter()
    for picture in dict.fromkeys(pictures):
        stem = picture.stem
        taken[stem.lower()] += 1
        number = taken[stem.lower()]
        while number > 1 and f"{stem}-{number}".lower() in taken:
            number += 1
        name = stem if number == 1 else f"{stem}-{number}"
        taken[name.lower()] += number > 1
        places[picture] = folder / f"{name}.jpg"
    return places


def _described(picture: Path, image: NDArray[np.uint8], found: Detections, classes: Sequence[str]) -> dict[str, Any]:
    rows = zip(found.boxes.tolist(), found.scores.tolist(), found.classes.tolist(), strict=True)
    return {
        "image": str(picture),
        "height": image.shape[0],
        "width": image.shape[1],
        "detections": [
            {"class": _name(classes, kind), "score": round(score, 4), "box": [round(side, 2) for side in box]}
            for box, score, kind in rows
        ],
    }


def _name(classes: Sequence[str], kind: int) -> str:
    return classes[kind] if 0 <= kind < len(classes) else f"class {kind}"


def _show(result: dict[str, Any], terminal: Terminal) -> None:
    counts = Counter(item["class"] for item in result["detections"])
    terminal.say(f"{result['image']}: {', '.join(f'{n} {name}' for name, n in counts.items()) or 'nothing'}")
    for item in result["detections"]:
        ymin, xmin, ymax, xmax = item["box"]
        place = f"{xmax - xmin:.0f}×{ymax - ymin:.0f} pixels at ({xmin:.0f}, {ymin:.0f})"
        terminal.say(f"  {item['class']} {item['score']:.0%}, {place}")


def _share(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1
    if not 0 <= value <= 1:
        raise argparse.ArgumentTypeError(f"must lie between 0 and 1, not {text!r}")
    return value
