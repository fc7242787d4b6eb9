"""How a training learns and where, for experts."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP
from app.training.settings.fields import Field, Part

MACHINES = QT_TRANSLATE_NOOP("Settings", "Machines")
_MACHINES = Part(
    "expert",
    MACHINES,
    (
        Field(
            "strategy",
            QT_TRANSLATE_NOOP("Settings", "Train on"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "This computer, all its GPUs, a Cloud TPU, or the machines that TF_CONFIG names.",
            ),
        ),
        Field(
            "tpu",
            QT_TRANSLATE_NOOP("Settings", "TPU"),
            QT_TRANSLATE_NOOP("Settings", "Its name, or its address as grpc://HOST:PORT."),
        ),
        Field(
            "gcp_project",
            QT_TRANSLATE_NOOP("Settings", "Cloud project"),
            QT_TRANSLATE_NOOP("Settings", "The Google Cloud project of the TPU, where it is not your usual one."),
        ),
        Field(
            "tpu_zone",
            QT_TRANSLATE_NOOP("Settings", "Cloud zone"),
            QT_TRANSLATE_NOOP("Settings", "The Google Cloud zone of the TPU, where it is not your usual one."),
        ),
        Field(
            "hparams.mixed_precision",
            QT_TRANSLATE_NOOP("Settings", "Shorter numbers"),
            QT_TRANSLATE_NOOP(
                "Settings", "Calculate with 16 bits: less memory, and faster on GPUs, TPUs and recent processors."
            ),
        ),
        Field(
            "hparams.loss_scale",
            QT_TRANSLATE_NOOP("Settings", "Scale of the error"),
            QT_TRANSLATE_NOOP(
                "Settings", "With shorter numbers: a factor, or dynamic, that keeps small errors from vanishing."
            ),
        ),
        Field(
            "hparams.grad_checkpoint",
            QT_TRANSLATE_NOOP("Settings", "Save memory"),
            QT_TRANSLATE_NOOP(
                "Settings", "Calculate some things twice instead of keeping them: slower, with less memory."
            ),
        ),
        Field(
            "use_xla",
            QT_TRANSLATE_NOOP("Settings", "Compile"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Compile the calculation first: slow to start, then often faster on a GPU, far slower without one.",
            ),
        ),
        Field(
            "steps_per_execution",
            QT_TRANSLATE_NOOP("Settings", "Steps in one go"),
            QT_TRANSLATE_NOOP(
                "Settings", "More spare the machine some work; stopping and progress then wait for all of them."
            ),
        ),
    ),
)
_RATE = Part(
    "expert",
    QT_TRANSLATE_NOOP("Settings", "Learning in detail"),
    (
        Field(
            "hparams.optimizer",
            QT_TRANSLATE_NOOP("Settings", "Method"),
            QT_TRANSLATE_NOOP("Settings", "adam gets there quickly; sgd is Model Maker's own."),
        ),
        Field(
            "hparams.momentum",
            QT_TRANSLATE_NOOP("Settings", "Momentum"),
            QT_TRANSLATE_NOOP("Settings", "How much of the earlier direction is kept at every step."),
        ),
        Field(
            "hparams.lr_warmup_init",
            QT_TRANSLATE_NOOP("Settings", "First speed"),
            QT_TRANSLATE_NOOP("Settings", "Learning speed at the very first step."),
        ),
        Field(
            "hparams.lr_decay_method",
            QT_TRANSLATE_NOOP("Settings", "Slowing down"),
            QT_TRANSLATE_NOOP("Settings", "How the learning speed falls towards the end."),
        ),
        Field(
            "hparams.first_lr_drop_epoch",
            QT_TRANSLATE_NOOP("Settings", "First drop"),
            QT_TRANSLATE_NOOP("Settings", "For stepwise: when the speed falls to a tenth."),
        ),
        Field(
            "hparams.second_lr_drop_epoch",
            QT_TRANSLATE_NOOP("Settings", "Second drop"),
            QT_TRANSLATE_NOOP("Settings", "For stepwise: when it falls to a hundredth."),
        ),
        Field(
            "hparams.poly_lr_power",
            QT_TRANSLATE_NOOP("Settings", "Power"),
            QT_TRANSLATE_NOOP("Settings", "For polynomial: higher falls faster at the start."),
        ),
        Field(
            "hparams.clip_gradients_norm",
            QT_TRANSLATE_NOOP("Settings", "Longest step"),
            QT_TRANSLATE_NOOP("Settings", "Cuts off steps that one strange photo would make too long; 0 for never."),
        ),
        Field(
            "hparams.weight_decay",
            QT_TRANSLATE_NOOP("Settings", "Pull to zero"),
            QT_TRANSLATE_NOOP("Settings", "Keeps the network simple, so that it does not learn photos by heart."),
        ),
        Field(
            "hparams.batch_norm_trainable",
            QT_TRANSLATE_NOOP("Settings", "Learn the scaling"),
            QT_TRANSLATE_NOOP("Settings", "Let the scaling between layers learn too."),
        ),
        Field(
            "hparams.is_training_bn",
            QT_TRANSLATE_NOOP("Settings", "Scale by these photos"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Measure brightness and spread on your photos; otherwise keep what the starting weights measured.",
            ),
        ),
        Field(
            "hparams.survival_prob",
            QT_TRANSLATE_NOOP("Settings", "Skipped layers"),
            QT_TRANSLATE_NOOP(
                "Settings", "Leaves out layers at random while it learns, keeping each with this chance."
            ),
        ),
        Field(
            "tf_random_seed",
            QT_TRANSLATE_NOOP("Settings", "Start of chance"),
            QT_TRANSLATE_NOOP("Settings", "The same number gives the same start and the same variations."),
        ),
        Field(
            "hparams.deterministic",
            QT_TRANSLATE_NOOP("Settings", "Exactly repeatable"),
            QT_TRANSLATE_NOOP("Settings", "The same result every time, to the last bit; somewhat slower."),
        ),
    ),
)
_ERROR = Part(
    "expert",
    QT_TRANSLATE_NOOP("Settings", "What counts as an error"),
    (
        Field(
            "hparams.alpha",
            QT_TRANSLATE_NOOP("Settings", "Objects against background"),
            QT_TRANSLATE_NOOP("Settings", "Higher: missed objects weigh more."),
        ),
        Field(
            "hparams.gamma",
            QT_TRANSLATE_NOOP("Settings", "Focus on hard cases"),
            QT_TRANSLATE_NOOP("Settings", "Higher: what it knows already counts less."),
        ),
        Field(
            "hparams.label_smoothing",
            QT_TRANSLATE_NOOP("Settings", "Doubt about labels"),
            QT_TRANSLATE_NOOP("Settings", "A little helps where some boxes have the wrong class."),
        ),
        Field(
            "hparams.box_loss_weight",
            QT_TRANSLATE_NOOP("Settings", "Weight of the place"),
            QT_TRANSLATE_NOOP("Settings", "How much it counts that boxes lie exactly."),
        ),
        Field(
            "hparams.delta",
            QT_TRANSLATE_NOOP("Settings", "Tolerance of the place"),
            QT_TRANSLATE_NOOP("Settings", "Below it, errors of boxes count less and less."),
        ),
        Field(
            "hparams.iou_loss_type",
            QT_TRANSLATE_NOOP("Settings", "Overlap as an error"),
            QT_TRANSLATE_NOOP("Settings", "Count also how well boxes overlap, in one of four ways."),
        ),
        Field(
            "hparams.iou_loss_weight",
            QT_TRANSLATE_NOOP("Settings", "Weight of the overlap"),
            QT_TRANSLATE_NOOP("Settings", "Against the other errors."),
        ),
        Field(
            "hparams.positives_momentum",
            QT_TRANSLATE_NOOP("Settings", "Steady measure"),
            QT_TRANSLATE_NOOP("Settings", "Divide errors by an average over time instead of this step's objects."),
        ),
    ),
)

PARTS = (_MACHINES, _RATE, _ERROR)
