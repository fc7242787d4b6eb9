"""The golden kit: a model with everything that somebody needs who puts it on a device.

The model, its labels, photos with the boxes that must be found in them, a self-test that says PASS on the device, and
programs for every platform in which this model's names, size and threshold stand already.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
from PIL import Image

from effdet_core.errors import Problem
from effdet_core.kit import charts, filling, gallery, placing, trials, web_package
from effdet_core.kit.facts import ModelFacts, facts_of
from effdet_core.kit.models import run_around
from effdet_core.kit.photos import Marked, figure
from effdet_core.kit.snippets import device_program, snippets, suits_frigate
from effdet_core.kit.words import in_words
from effdet_core.run_folder import RunFolder
from effdet_core.runtime import metadata
from effdet_core.runtime.detector import TFLiteDetector

PICTURES = 3
"""Photos in a kit."""
Tell = Callable[[int, int, str], None]
"""Called with how much is done, of how much, and what is being done; what it raises (`Cancelled`) ends the work."""

_MEANINGS = {
    "boxes": "top, left, bottom, right of each object as fractions of the input",
    "classes": "number of the class of each object",
    "scores": "how sure each one is, 0 to 1, falling",
    "count": "how many rows are objects",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class KitReport:
    """What was made.

    path: the folder, or the zip. files: what is in it, relative, in order. threshold: how sure the programs in it want
    to be, 0..1 (the lowest where classes differ). pictures: how many photos it is tested with. warnings: what a person
    should know.
    """

    path: Path
    files: tuple[str, ...]
    size_bytes: int
    pictures: int
    threshold: float
    warnings: tuple[Problem, ...] = ()


class Origin(msgspec.Struct, frozen=True, kw_only=True):
    """Which model a kit was made of."""

    file: str
    sha256: str
    size_bytes: int
    made_by: str


class Expectations(msgspec.Struct, frozen=True, kw_only=True):
    """`expected.json` of a kit: what its self-test compares with. files: everything in the kit, relative."""

    model: Origin
    classes: tuple[str, ...]
    tolerance: trials.Tolerance
    pictures: tuple[trials.Trial, ...]
    files: tuple[str, ...]


def make_kit(
    model: Path,
    run: RunFolder | None,
    out: Path,
    *,
    zipped: bool = False,
    pictures: int = PICTURES,
    photos: Sequence[Path] = (),
    web_package: Path | None = None,
    tell: Tell = lambda *_: None,
) -> KitReport:
    """Makes the kit of an exported file; what was there before stays until the new one is whole.

    run: whose photos it is tested with; None takes the run that the file lies in, where there is one. photos: others
    to test with instead. out: the folder that becomes the kit, or with `zipped` the zip file; an earlier kit there is
    replaced, anything else is refused. web_package: a folder with the npm package @mediapipe/tasks-vision, to be
    packed so that the web page needs no network. Slow (it runs the model): for a thread or process of its own.
    Raises `UserError` for a model, photos or a place that cannot be used.
    """
    placing.check(out, zipped)
    run = run or run_around(model)
    facts = facts_of(model, run)
    package = _package(web_package)
    names = trials.classes_of(run) if run else facts.classes
    looked = _looked(model, trials.candidates_of(run, photos, pictures), names, tell)
    with tempfile.TemporaryDirectory(prefix="kit-") as name:
        folder = Path(name) / "kit"  # which, unlike the temporary one around it, others may read
        folder.mkdir()
        taken = trials.chosen(looked.photos, facts, pictures)
        tried = _write_pictures(folder, taken, facts)
        warnings = (*looked.warnings, *_warnings(facts, tried))
        shutil.copyfile(model, folder / facts.file)
        (folder / "labels.txt").write_bytes(metadata.labels_text(facts.classes))
        (folder / "selftest.py").write_text(device_program("selftest.py"), "utf-8")
        for path, text in snippets(facts, web_offline=package is not None).items():
            _write(folder / path, text)
        if package is not None:
            package.copy_to(folder / "snippets" / "web" / "vision")
        _write(folder / "README.html", _readme(facts, tried, taken, warnings, offline=package is not None))
        files = _write_expectations(folder, facts, tried)
        tell(1, 1, f"Writing {out.name}")
        placing.place(folder, out, zipped=zipped, top=f"{facts.stem}-kit")
        size = sum((folder / file).stat().st_size for file in files)
    return KitReport(
        path=out, files=files, size_bytes=out.stat().st_size if zipped else size,
        pictures=len(tried), threshold=facts.threshold, warnings=warnings,
    )  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Looked:
    photos: list[trials.Looked]
    warnings: tuple[Problem, ...] = ()


def _looked(model: Path, candidates: Sequence[trials.Candidate], names: Sequence[str], tell: Tell) -> _Looked:
    """Everything the test photos may be chosen from. names: of the classes that candidates are labelled with."""
    detector = TFLiteDetector(model, threads=2)
    found = []
    for done, candidate in enumerate(candidates):
        tell(done, len(candidates) + 1, "Looking for photos that show what the model can")
        if (one := trials.look(detector, candidate, names)) is not None:
            found.append(one)
    if found:
        return _Looked(found)
    made = [trials.Looked(p, detector.detect(p, trials.FAINTEST), 1.0) for p in trials.sample_pictures(PICTURES)]
    message = "There were no photos: the kit is tested with drawn ones, which show only that the device computes right."
    return _Looked(made, (Problem(message, hint="Name some that show what it finds: effdet kit --photos PHOTO …"),))


def _warnings(facts: ModelFacts, tried: Sequence[trials.Trial]) -> list[Problem]:
    found = []
    if not any(trial.needed for trial in tried):
        hint = "Name photos that show what it finds: effdet kit --photos PHOTO …"
        found.append(
            Problem("The model finds nothing in the test pictures, so the self-test proves little.", hint=hint)
        )
    if facts.chosen_later:
        hint = "Write them into it: effdet export RUN --thresholds."
        found.append(Problem("Other thresholds were chosen since this file was written.", hint=hint))
    if not facts.classes:
        hint = "`effdet check --repair` can write them into the file."
        found.append(Problem("The model names no classes; programs show numbers.", hint=hint))
    if not suits_frigate(facts):
        hint = "Export as int8, which it takes."
        found.append(Problem("There is nothing for Frigate in it, which cannot feed this model.", hint=hint))
    return found


def _package(folder: Path | None) -> web_package.WebPackage | None:
    return None if folder is None else web_package.found_in(folder)


def _write_pictures(folder: Path, taken: Sequence[trials.Looked], facts: ModelFacts) -> tuple[trials.Trial, ...]:
    """As PNG: the same pixels whoever decodes them, and without what a camera wrote about place and owner."""
    tried = []
    for number, looked in enumerate(taken, 1):
        file = f"pictures/{number}.png"
        (folder / "pictures").mkdir(exist_ok=True)
        Image.fromarray(looked.picture).save(folder / file, "PNG")
        tried.append(trials.trial(looked, facts, file))
    return tuple(tried)


def _write_expectations(folder: Path, facts: ModelFacts, tried: tuple[trials.Trial, ...]) -> tuple[str, ...]:
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    files = sorted([*files, placing.MARK])
    expectations = Expectations(
        model=Origin(file=facts.file, sha256=facts.sha256, size_bytes=facts.size_bytes, made_by=metadata.created_by()),
        classes=facts.classes,
        tolerance=trials.tolerance_of(facts),
        pictures=tried,
        files=tuple(files),
    )
    (folder / placing.MARK).write_bytes(msgspec.json.format(msgspec.json.encode(expectations), indent=1))
    return tuple(files)


def _readme(
    facts: ModelFacts,
    tried: Sequence[trials.Trial],
    taken: Sequence[trials.Looked],
    warnings: Sequence[Problem],
    *,
    offline: bool,
) -> str:
    drawn = []
    for trial, looked in zip(tried, taken, strict=True):
        few = len(trial.detections) <= gallery.MOST_NAMES
        boxes = looked.found.boxes.astype(float).tolist()[: len(trial.detections)]
        marks = [
            Marked(tuple(box), f"{one.kind} {one.score:.0%}" if few else "", kind, dashed=not one.must)
            for box, one, kind in zip(boxes, trial.detections, looked.found.classes.tolist(), strict=False)
        ]
        drawn.append(figure(looked.picture, marks, trial.file))
    rows = {"boxes": f"1 × {facts.max_detections} × 4", "count": "1"}
    outputs = [
        (place, rows.get(name, f"1 × {facts.max_detections}"), f"{name}: {_MEANINGS[name]}")
        for place, name in sorted(zip(facts.outputs, ("boxes", "classes", "scores", "count"), strict=True))
    ]
    return filling.page(
        "readme.html",
        facts=facts,
        names=in_words(facts.classes),
        trials=tried,
        photos=drawn,
        warnings=warnings,
        frigate=suits_frigate(facts),
        offline=offline,
        outputs=outputs,
        legend=charts.colours_of(facts.classes),
        made_by=metadata.created_by(),
        date=time.strftime("%Y-%m-%d"),
    )


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")
