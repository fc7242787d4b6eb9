"""What is claimed of training, exporting and evaluating."""

from __future__ import annotations

from tests.benchmarks.claims import DEFAULTS, LOOP, ORIGINAL, TUNED, Claim, Measurement


def _beside(what: str, freeze: str, *, rounds: str = "3") -> tuple[str, ...]:
    shared = ("--what", what, "--freeze", freeze)
    against = f"{{original}} {{voc}} --labels {{labels}} --what {what} --freeze {freeze} --batch-size 8 --epochs 2"
    return ("{voc}", *shared, "--rounds", rounds, "--against", against)


def training(name: str, freeze: str, words: str) -> Measurement:
    whole = freeze == "none"
    return Measurement(
        name,
        f"Training, {words}",
        "Lite0 at 320, batch 8, whole steps with their pictures. First step: from the start of the training to the end "
        "of its first step, TensorFlow's own import not counted, here as there; asked for were 10 s on a machine where "
        "the original takes 10 with its frozen part and 20 with the whole network.",
        "bench_train.py",
        (
            Claim(
                f"training, pictures a second, {words}", "ours.images_per_s", "a second",
                ((ORIGINAL, "theirs.images_per_s"),), asked_ratio=1.0, higher=True, short=True,
            ),
            Claim(
                f"training, until its first step is done, {words}", "ours.first_step_s", "s",
                ((ORIGINAL, "theirs.first_step_s"),), asked_ratio=2.0 if whole else 1.0, short=whole,
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
    ("{photographs}", "--trained={trained}"),
    ("{voc}", "--options=--preset quick --epochs 1 --hparams image_size=128"),
    minutes=45,
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
    quick=None,
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
    "The int8 file over all test pictures, COCO figures included, against our own reading and running of one photo "
    "after the other. The original's own loop over the same file and pictures took 1.95 times as long as ours (1.76 to "
    "2.02, three rounds in turn; asked for: 1.6) †.",
    "bench_evaluate.py",
    (
        Claim(
            "pictures a second, evaluating an exported file", "ours.per_second", "a second",
            ((LOOP, "other.per_second"),), higher=True, short=True,
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

IMPORT = Measurement(
    "import",
    "Importing the core",
    "A fresh Python that imports `effdet_core.spec`, and `effdet --help`, against one that does nothing.",
    "bench_import.py",
    (
        Claim("import the parameters of a training", "import_s", "s", asked=0.15),
        Claim(
            "effdet --help, whole process", "help_s", "s", (("an empty Python", "bare_process_s"),), asked=1.0,
        ),
    ),
    (), ("--rounds", "1"),
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
    (
        Claim(
            "first step, from nothing", "ours.first_step_s", "s", (("EfficientNetB0", "base.first_step_s"),),
            asked_ratio=0.67,
        ),
    ),
    ("start",), ("start", "--rounds", "1", "--batch-size", "2"), minutes=4,
)  # fmt: skip

DEVICES = Measurement(
    "devices",
    "Several devices",
    "A step of Lite0 at 320, batch 8, the whole network, split over two logical devices of one processor.",
    "bench_strategy.py",
    (Claim("a step on two devices", "ours.step_s", "s", (("on one", "base.step_s"),), asked_ratio=0.87),),
    ("devices",), ("devices", "--rounds", "1", "--batch-size", "2", "--steps", "4"), minutes=4,
)  # fmt: skip

XLA = Measurement(
    "xla",
    "XLA without a GPU",
    "Why `use_xla` is off by default: on a processor it is slower.",
    "bench_strategy.py",
    (Claim("a step with XLA", "ours.step_s", "s", (("without", "base.step_s"),)),),
    ("xla", "--rounds", "1", "--steps", "8"), quick=None, minutes=5,
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
    quick=None, minutes=8,
)  # fmt: skip
