"""What this project claims to be, in figures: which benchmark measures it, what it is compared to, what was asked for.

In arguments, {voc} is a Pascal VOC folder (photographs with --voc, else the generated sample), {photographs} the same
where it must be --voc's, {run} a trained run, {model} its int8 file, {labels} the names of its classes with commas, and
{original} the command that runs the original.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

ORIGINAL, LOOP = "the original", "one photo at a time in one thread"
DEFAULTS, TUNED = "the original, its defaults", "the original, tuned"
LABELME, ANYLABELING, LABELIMG = "labelme 7.9.1", "X-AnyLabeling 4.2.1", "labelImg 1.8.6"
NEEDS = {
    "photographs": "--voc, a folder of photographs with labels",
    "original": "--original, the command that runs the original",
}


@dataclass(frozen=True)
class Claim:
    """One row. ours: the key of its figure; than: whom it is compared to, with the key or the published value."""

    what: str
    ours: str
    unit: str = "s"
    than: tuple[tuple[str, str | float], ...] = ()
    asked: float | str | None = None
    """The limit, or the key of the figure that has it."""
    asked_ratio: float | None = None
    """How many times better than the other it has to be."""
    higher: bool = False
    """More is better."""
    short: bool = False
    """Stands in the README, too."""


@dataclass(frozen=True)
class Measurement:
    """One benchmark in one process, or several rounds of it. minutes: about, of all rounds together."""

    name: str
    title: str
    words: str
    script: str
    claims: tuple[Claim, ...]
    arguments: tuple[str, ...] = ()
    quick: tuple[str, ...] = ()
    """The arguments of a look that takes seconds."""
    rounds: int = 1
    minutes: float = 1.0

    @property
    def places(self) -> frozenset[str]:
        """What has to be there before it can start: names in braces."""
        return frozenset(re.findall(r"\{(\w+)\}", " ".join(self.arguments)))

    @property
    def needs(self) -> tuple[str, ...]:
        """What a person has to give, in words."""
        return tuple(words for name, words in NEEDS.items() if name in self.places)


def _beside(what: str, freeze: str, *, rounds: str = "3") -> tuple[str, ...]:
    shared = ("--what", what, "--freeze", freeze)
    against = f"{{original}} {{voc}} --labels {{labels}} --what {what} --freeze {freeze} --batch-size 8 --epochs 2"
    return ("{voc}", *shared, "--rounds", rounds, "--against", against)


def _training(name: str, freeze: str, words: str) -> Measurement:
    return Measurement(
        name,
        f"Training, {words}",
        "Lite0 at 320, batch 8, whole steps with their pictures. First step: from the start of the training to the end "
        "of its first step, TensorFlow's own import not counted, here as there.",
        "bench_train.py",
        (
            Claim(
                f"training, pictures a second, {words}", "ours.images_per_s", "a second",
                ((ORIGINAL, "theirs.images_per_s"),), asked_ratio=1.0, higher=True, short=True,
            ),
            Claim(
                f"training, until its first step is done, {words}", "ours.first_step_s", "s",
                ((ORIGINAL, "theirs.first_step_s"),), asked=10.0, short=freeze == "none",
            ),
            Claim(
                f"training, peak of memory, {words}", "ours.peak_gb", "GB",
                ((ORIGINAL, "theirs.peak_gb"),), asked_ratio=1.0,
            ),
        ),
        _beside("train", freeze), ("{voc}", "--freeze", freeze, "--rounds", "1", "--epochs", "1"), minutes=8,
    )  # fmt: skip


ACCURACY = Measurement(
    "detector",
    "A detector from photographs",
    "205 photographs of blood cells to train on (BCCD, three classes, its own split), `effdet train` with its "
    "defaults, judged on the 72 test photographs; then `effdet export`, and the int8 file judged in the same way.",
    "bench_detector.py",
    (
        Claim(
            "AP50 on test photographs, blood cells", "network.ap50", "", ((TUNED, 0.842), (DEFAULTS, 0.402)),
            asked=0.88, higher=True, short=True,
        ),
        Claim("AP on test photographs", "network.ap", "", ((TUNED, 0.547), (DEFAULTS, 0.123)), higher=True),
        Claim("its training", "training.minutes", "min", ((TUNED, 26.2), (DEFAULTS, 10.1)), asked=45.0),
        Claim("AP50 of the int8 file", "int8.ap50", "", higher=True, short=True),
        Claim("points of AP50 that int8 costs", "int8.points_lost", "points", asked=1.0),
        Claim("size of the int8 file", "int8.megabytes", "MB", ((ORIGINAL, 4.31),)),
    ),
    ("{photographs}",), ("{voc}", "--options=--preset quick --epochs 1 --hparams image_size=128"), minutes=45,
)  # fmt: skip

DEMO = Measurement(
    "demo",
    "The demo",
    "`effdet demo`: 416 generated pictures, a training, an export to int8 and a look at pictures it never saw.",
    "bench_demo.py",
    (
        Claim("the whole demo", "minutes", "min", asked=6.0, short=True),
        Claim("AP50 of its int8 file on test pictures", "ap50", "", asked=0.80, higher=True),
    ),
    minutes=5,
)

INPUT = Measurement(
    "input",
    "Pictures for the training",
    "Read, decoded, mirrored, scaled and matched to anchors, as the original augments.",
    "bench_train.py",
    (
        Claim(
            "pictures a second out of the input pipeline", "ours.images_per_s", "a second",
            ((ORIGINAL, "theirs.images_per_s"),), asked_ratio=1.5, higher=True,
        ),
    ),
    _beside("input", "default"), ("{voc}", "--what", "input", "--rounds", "1"), minutes=4,
)  # fmt: skip

EVALUATE = Measurement(
    "evaluate",
    "Evaluating an exported file",
    "The int8 file over all test pictures, COCO figures included.",
    "bench_evaluate.py",
    (
        Claim(
            "pictures a second, evaluating an exported file", "ours.per_second", "a second",
            ((LOOP, "other.per_second"),), asked_ratio=1.6, higher=True, short=True,
        ),
    ),
    ("{model}", "{voc}", "--split", "test", "--rounds", "5"),
    ("{model}", "{voc}", "--split", "test", "--rounds", "1"),
)  # fmt: skip

LATENCY = Measurement(
    "latency",
    "Speed of the exported file",
    "The int8 file of Lite0 in LiteRT, one photo after the other, the network alone.",
    "bench_latency.py",
    (
        Claim("a photo, one thread", "1 threads.ms", "ms"),
        Claim("a photo, two threads", "2 threads.ms", "ms"),
    ),
    ("{model}",), ("{model}", "--seconds", "0.1"), rounds=3,
)  # fmt: skip

EXPORT = Measurement(
    "export",
    "Exporting",
    "The button of the Export page: Lite0 to int8 with 200 pictures for calibration, checked against the network "
    "before it gets its name, judged on all test pictures, from a cold start.",
    "bench_export.py",
    (Claim("one-click export to int8", "button_seconds", "s", asked=90.0, short=True),),
    ("{run}", "--calibration", "200"), ("{run}", "--calibration", "4"), rounds=3, minutes=4,
)  # fmt: skip

BROWSER = Measurement(
    "browser",
    "Photos page, 100,000 photos",
    "A project of 100,000 labelled photos with five boxes each, opened for the first time and again, each in a fresh "
    "process. The others' figures are for 100,000 photos without labels.",
    "bench_browser.py",
    (
        Claim("first photos on the screen, opened for the first time", "first.usable_s", "s", asked=3.0),
        Claim(
            "open 100,000 labelled photos", "second.usable_s", "s",
            ((LABELME, 7.5), (ANYLABELING, 3.8), (LABELIMG, 2.0)), asked=3.0, short=True,
        ),
        Claim("memory then", "second.rss_mb", "MB", ((LABELME, 340), (ANYLABELING, 386), (LABELIMG, 169))),
        Claim("a filter, until its photos are painted", "second.filter_ms", "ms", asked=100.0),
        Claim("a frame while scrolling", "second.scroll_ms", "ms", asked=16.0),
        Claim("nearly the slowest frame (99 of 100)", "second.scroll_p99_ms", "ms"),
        Claim("jump elsewhere, until all thumbnails are there", "second.jump_filled_ms", "ms"),
    ),
    (), ("--photos", "300"), minutes=2,
)  # fmt: skip


def _drawing(
    part: str, what: str, peers: tuple[float | None, ...] = (), asked: float | None = None, *, short: bool = False
) -> Claim:
    known = zip((LABELME, ANYLABELING, LABELIMG), peers, strict=False)
    than = tuple((name, value) for name, value in known if value is not None)
    return Claim(what, f"{part}.ms", "ms", than, asked=asked, short=short)


CANVAS = Measurement(
    "canvas",
    "Label page",
    "From the key or the mouse until the canvas has painted what came of it, in a window of 1600 × 1000. The others "
    "were measured in the same way; labelImg cannot undo, and lets go quickly because it does not save.",
    "bench_canvas.py",
    (
        _drawing("next", "next photo of 640 × 480 in a list of 100,000", (193, 121, 8), 10, short=True),
        _drawing("next ready", "the same with a breath in between", (193, 121, 8), 10),
        _drawing("next 12", "next photo of 12 megapixels, its neighbour ready", (16, 115, 109), 40),
        _drawing("next 12 cold", "next photo of 12 megapixels, back to back", (98, 119, 114)),
        _drawing("open", "open a photo with 1,000 boxes", (151, 336, 740)),
        _drawing("drag", "move one of 1,000 boxes, each step", (63, 201, 49), 10, short=True),
        _drawing("hover", "move over 1,000 boxes, each step", (65, 208, 51), 10),
        _drawing("release", "let go of a box among 1,000", (49, 266, 0.2)),
        _drawing("undo", "undo with 1,000 boxes", (969, 228, None), 20, short=True),
        _drawing("zoom", "zoom step with 1,000 boxes"),
        _drawing("zoom 12", "zoom step on 12 megapixels with 20 boxes"),
    ),
    (), ("--photos", "300"), minutes=3,
)  # fmt: skip

SAVING = Measurement(
    "saving",
    "Saving",
    "From an edit until it is written and synced to the disk; the window waits only for the call.",
    "bench_saving.py",
    (
        Claim("an edit is safe on disk", "1.on_disk_ms", "ms", asked=200.0, short=True),
        Claim("an edit of a photo with 1,000 boxes is on disk", "1000.on_disk_ms", "ms", asked=200.0),
        Claim("the slowest of 60 of them", "1000.on_disk_worst_ms", "ms", asked=200.0),
        Claim("the caller waits for it", "1000.call_ms", "ms"),
    ),
    (), ("--edits", "3"),
)  # fmt: skip

START = Measurement(
    "start",
    "Starting",
    "From the command to the first painted window; and what a script waits for.",
    "bench_window_start.py",
    (
        Claim(
            "the window is there, from the command", "whole_ms", "ms",
            ((LABELME, 1100), (ANYLABELING, 2270), (LABELIMG, 290)), short=True,
        ),
        Claim("of it work of the processor", "processor_ms", "ms"),
    ),
    (), ("1",),
)  # fmt: skip

IMPORT = Measurement(
    "import",
    "Importing the core",
    "A fresh Python that imports `effdet_core.spec`, and `effdet --help`, against one that does nothing.",
    "bench_import.py",
    (
        Claim("import the parameters of a training", "import_s", "s"),
        Claim(
            "effdet --help, whole process", "help_s", "s", (("an empty Python", "bare_process_s"),), asked=1.0,
        ),
    ),
    (), ("--rounds", "1"),
)  # fmt: skip

WATCH = Measurement(
    "watch",
    "Train page",
    "A run of 100,000 logged steps is opened; then five minutes beside a training that tells of a step five times a "
    "second and of an evaluation every 20 seconds.",
    "bench_watch.py",
    (
        Claim("open a run of 100,000 steps", "long.shown_s", "s", asked=1.0, short=True),
        Claim("memory of the window beside a training", "live.rss_mb", "MB", asked=250.0, short=True),
        Claim("stalls above 50 ms in five minutes", "live.stalls", "", asked=0.0),
        Claim("longest gap between two looks of a timer", "live.gap_worst", "ms", asked=50.0),
        Claim("of one core, while it watches", "live.cpu_percent", "%"),
    ),
    (), ("--steps", "1000", "--seconds", "2"), minutes=6,
)  # fmt: skip

EVALUATE_PAGE = Measurement(
    "evaluate-page",
    "Evaluate page, 5,000 photos",
    "From the press in the rail until sentence, curve, classes and mistakes show, over a saved evaluation.",
    "bench_evaluate_page.py",
    (
        Claim("open the Evaluate page over 5,000 photos", "first.took", "s", asked=1.0, short=True),
        Claim("open it again", "again.took", "s", asked=1.0),
        Claim("longest that the window stands still meanwhile", "again.gap_wall", "s"),
        Claim("move the threshold", "threshold.took", "s"),
        Claim("another price of a miss", "price.took", "s"),
    ),
    (), ("--photos", "100", "--rounds", "2"), minutes=2,
)  # fmt: skip

EVALUATION = Measurement(
    "evaluation",
    "Evaluations, without a window",
    "The same 5,000 photos: what the page computes.",
    "bench_evaluation.py",
    (
        Claim("open a saved evaluation", "open.wall", "s"),
        Claim("all that follows from a moved threshold", "move.wall", "s"),
        Claim("figures and ranges, computed once", "figures.wall", "s"),
    ),
    (), ("--photos", "50", "--rounds", "1"), minutes=2,
)  # fmt: skip

TRY = Measurement(
    "try",
    "Trying the file on a video",
    "Frames of 640 × 480 a second, painted with their boxes, against the bare interpreter on an input that is ready.",
    "bench_try.py",
    (
        Claim(
            "video, frames a second with boxes", "window.per_second", "a second",
            (("the interpreter alone", "interpreter.per_second"),), higher=True, short=True,
        ),
        Claim("time over the interpreter's", "over_percent", "%", asked=15.0),
        Claim("longest wait of the window", "longest_wait_ms", "ms", asked=50.0),
    ),
    ("{model}",), ("{model}", "--rounds", "1", "--seconds", "0.5"),
)  # fmt: skip

AUGMENT = Measurement(
    "augment",
    "Augmentation",
    "A picture of 480 × 640 with 15 boxes, mirrored and scaled, and with each policy in addition.",
    "bench_augment.py",
    (
        Claim("without a policy", "none.ms", "ms"),
        *(
            Claim(f"with {name}", f"{name}.ms", "ms", (("without", "none.ms"),))
            for name in ("grid_mask", "v0", "v1", "v2", "v3", "randaug")
        ),
    ),
    (), ("--pictures", "3"), minutes=2,
)  # fmt: skip

FIRST_STEP = Measurement(
    "first-step",
    "To the first step",
    "From the start of the process to the end of the first step of Lite0 at 320, against a Keras classifier of about "
    "as many weights.",
    "bench_strategy.py",
    (Claim("first step, from nothing", "ours.first_step_s", "s", (("EfficientNetB0", "base.first_step_s"),)),),
    ("start",), ("start", "--rounds", "1", "--batch-size", "2"), minutes=4,
)  # fmt: skip

DEVICES = Measurement(
    "devices",
    "Several devices",
    "A step of Lite0 at 320, batch 8, the whole network, split over two logical devices of one processor.",
    "bench_strategy.py",
    (Claim("a step on two devices", "ours.step_s", "s", (("on one", "base.step_s"),)),),
    ("devices",), ("devices", "--rounds", "1", "--batch-size", "2", "--steps", "4"), minutes=4,
)  # fmt: skip

XLA = Measurement(
    "xla",
    "XLA without a GPU",
    "Why `use_xla` is off by default: on a processor it is slower.",
    "bench_strategy.py",
    (Claim("a step with XLA", "ours.step_s", "s", (("without", "base.step_s"),)),),
    ("xla", "--rounds", "1", "--steps", "8"), ("xla", "--rounds", "1", "--batch-size", "1", "--steps", "3"), minutes=5,
)  # fmt: skip

TFLITE_START = Measurement(
    "tflite-start",
    "Going on from an exported file",
    "Loss of the first pass after 15 passes: from the run itself, which is the best that can be, from its float32 "
    "file, and from the file without measured statistics (ADR 0112).",
    "bench_tflite_start.py",
    (
        Claim(
            "from the float32 file", "file.loss_1", "",
            (("from the run", "run.loss_1"), ("without statistics", "identities.loss_1")),
        ),
    ),
    (), ("--epochs", "1"), minutes=4,
)  # fmt: skip

MEASUREMENTS = (
    ACCURACY, DEMO, _training("train-default", "default", "the original's frozen part"),
    _training("train-whole", "none", "the whole network"), INPUT, EVALUATE, EXPORT, LATENCY, TRY, BROWSER, CANVAS,
    SAVING, START, WATCH, EVALUATE_PAGE, EVALUATION, IMPORT, AUGMENT, FIRST_STEP, DEVICES, XLA, TFLITE_START,
)  # fmt: skip
"""In the order of the page."""
