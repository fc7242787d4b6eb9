"""The settings that most people want."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP
from app.training.settings.fields import Field, Part

_DETECTOR = Part(
    "essentials",
    QT_TRANSLATE_NOOP("Settings", "The detector"),
    (
        Field(
            "model_name",
            QT_TRANSLATE_NOOP("Settings", "Size of the detector"),
            QT_TRANSLATE_NOOP("Settings", "Larger ones find smaller things, and take longer to train and to run."),
        ),
        Field(
            "uri",
            QT_TRANSLATE_NOOP("Settings", "What it knows already"),
            QT_TRANSLATE_NOOP("Settings", "A detector that has seen photos before needs far fewer of yours."),
        ),
    ),
)
_COURSE = Part(
    "essentials",
    QT_TRANSLATE_NOOP("Settings", "The training"),
    (
        Field(
            "epochs",
            QT_TRANSLATE_NOOP("Settings", "Passes"),
            QT_TRANSLATE_NOOP(
                "Settings", "How often it looks at every photo. More is better up to a point, and takes longer."
            ),
        ),
        Field(
            "batch_size",
            QT_TRANSLATE_NOOP("Settings", "Photos at once"),
            QT_TRANSLATE_NOOP(
                "Settings", "How many photos it looks at before it learns from them. Fewer need less memory."
            ),
        ),
        Field(
            "tflite_max_detections",
            QT_TRANSLATE_NOOP("Settings", "Most objects in a photo"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "The finished detector reports no more than these. Later, effdet export --max-detections changes it.",
            ),
        ),
    ),
)
VARIED = QT_TRANSLATE_NOOP("Settings", "How photos are varied")
_VARIED = Part(
    "more",
    VARIED,
    (
        Field(
            "hparams.input_rand_hflip",
            QT_TRANSLATE_NOOP("Settings", "Mirror"),
            QT_TRANSLATE_NOOP(
                "Settings", "Show half of the photos left to right. Not for things that read, like signs."
            ),
        ),
        Field(
            "hparams.input_rand_vflip",
            QT_TRANSLATE_NOOP("Settings", "Upside down"),
            QT_TRANSLATE_NOOP("Settings", "Turn half of the photos over: for views from above, where there is no up."),
        ),
        Field(
            "hparams.input_rand_transpose",
            QT_TRANSLATE_NOOP("Settings", "Quarter turns"),
            QT_TRANSLATE_NOOP("Settings", "With Mirror and Upside down, show photos in all four directions."),
        ),
        Field(
            "hparams.jitter_min",
            QT_TRANSLATE_NOOP("Settings", "Smallest size"),
            QT_TRANSLATE_NOOP(
                "Settings", "Photos shrink to this part of themselves: 0.5 is half. Helps with things farther away."
            ),
        ),
        Field(
            "hparams.jitter_max",
            QT_TRANSLATE_NOOP("Settings", "Largest size"),
            QT_TRANSLATE_NOOP("Settings", "Photos grow to this multiple: 2 is double. Helps with things nearer by."),
        ),
        Field(
            "hparams.aspect_jitter",
            QT_TRANSLATE_NOOP("Settings", "Stretch"),
            QT_TRANSLATE_NOOP("Settings", "Photos become wider or narrower by up to this factor; 1 leaves them."),
        ),
        Field(
            "hparams.color_jitter",
            QT_TRANSLATE_NOOP("Settings", "Light and colour"),
            QT_TRANSLATE_NOOP(
                "Settings", "How far brightness, contrast and colour vary: for other days, lamps and cameras."
            ),
        ),
        Field(
            "hparams.mosaic",
            QT_TRANSLATE_NOOP("Settings", "Four in one"),
            QT_TRANSLATE_NOOP(
                "Settings", "The share of photos put together from four: more objects at once, and smaller ones."
            ),
        ),
        Field(
            "hparams.autoaugment_policy",
            QT_TRANSLATE_NOOP("Settings", "Learned distortions"),
            QT_TRANSLATE_NOOP("Settings", "A ready recipe of distortions that helped on other data; strong."),
        ),
        Field(
            "hparams.grid_mask",
            QT_TRANSLATE_NOOP("Settings", "Hide parts"),
            QT_TRANSLATE_NOOP("Settings", "Cover squares of most photos, so that half-hidden things are found too."),
        ),
    ),
)
_FITTED = Part(
    "more",
    QT_TRANSLATE_NOOP("Settings", "How photos are looked at"),
    (
        Field(
            "hparams.image_size",
            QT_TRANSLATE_NOOP("Settings", "Size it sees"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Photos are scaled to this. Larger shows small things better; twice the side takes 4 times as long.",
            ),
        ),
        Field(
            "hparams.resize",
            QT_TRANSLATE_NOOP("Settings", "Fit photos by"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Stretch fills the whole square, as phone apps do; letterbox keeps the shape and adds a border.",
            ),
        ),
    ),
)
_LEARNT = Part(
    "more",
    QT_TRANSLATE_NOOP("Settings", "How it learns"),
    (
        Field(
            "hparams.learning_rate",
            QT_TRANSLATE_NOOP("Settings", "Learning speed"),
            QT_TRANSLATE_NOOP(
                "Settings", "How big its steps are. Too big and it never settles; too small and it never arrives."
            ),
        ),
        Field(
            "hparams.lr_warmup_epoch",
            QT_TRANSLATE_NOOP("Settings", "Gentle start"),
            QT_TRANSLATE_NOOP("Settings", "So many passes it takes small steps first."),
        ),
        Field(
            "moving_average_decay",
            QT_TRANSLATE_NOOP("Settings", "Steady hand"),
            QT_TRANSLATE_NOOP(
                "Settings", "Keeps an average of what it knew over time, which is usually better; 0 keeps none."
            ),
        ),
        Field(
            "var_freeze_expr",
            QT_TRANSLATE_NOOP("Settings", "Parts that stay"),
            QT_TRANSLATE_NOOP(
                "Settings", "Parts of the network that do not change, as a pattern of their names. Empty: all learn."
            ),
        ),
        Field(
            "hparams.map_freq",
            QT_TRANSLATE_NOOP("Settings", "Check every"),
            QT_TRANSLATE_NOOP(
                "Settings", "How often it is tried on photos it does not learn from; 0 for only at the end."
            ),
        ),
    ),
)

PARTS = (_DETECTOR, _COURSE, _VARIED, _FITTED, _LEARNT)
