"""The network, how it is measured and what is kept, for experts."""

from __future__ import annotations

from app.actions import QT_TRANSLATE_NOOP
from app.training.settings.fields import Field, Part

_NETWORK = Part(
    "expert",
    QT_TRANSLATE_NOOP("Settings", "Inside the network"),
    (
        Field(
            "hparams.backbone_name",
            QT_TRANSLATE_NOOP("Settings", "Eye"),
            QT_TRANSLATE_NOOP("Settings", "The part that sees the photo first."),
        ),
        Field(
            "hparams.act_type",
            QT_TRANSLATE_NOOP("Settings", "Activation"),
            QT_TRANSLATE_NOOP("Settings", "Starting weights know relu6, which phones calculate fastest."),
        ),
        Field(
            "hparams.min_level",
            QT_TRANSLATE_NOOP("Settings", "Finest grid"),
            QT_TRANSLATE_NOOP(
                "Settings", "Level n has a cell every 2^n pixels; finer finds smaller things and costs much."
            ),
        ),
        Field(
            "hparams.max_level",
            QT_TRANSLATE_NOOP("Settings", "Coarsest grid"),
            QT_TRANSLATE_NOOP("Settings", "Coarse grids find large things."),
        ),
        Field(
            "hparams.anchor_scale",
            QT_TRANSLATE_NOOP("Settings", "Size of guesses"),
            QT_TRANSLATE_NOOP(
                "Settings", "Side of the smallest guessed box in cells of its grid; one number, or one for each grid."
            ),
        ),
        Field(
            "hparams.num_scales",
            QT_TRANSLATE_NOOP("Settings", "Guesses per cell"),
            QT_TRANSLATE_NOOP("Settings", "Sizes that are tried in every cell."),
        ),
        Field(
            "hparams.aspect_ratios",
            QT_TRANSLATE_NOOP("Settings", "Shapes of guesses"),
            QT_TRANSLATE_NOOP("Settings", "Width to height: 1, 2, 0.5. For very long things add 4 or 0.25."),
        ),
        Field(
            "hparams.fpn_num_filters",
            QT_TRANSLATE_NOOP("Settings", "Width"),
            QT_TRANSLATE_NOOP("Settings", "Channels between the eye and the answers."),
        ),
        Field(
            "hparams.fpn_cell_repeats",
            QT_TRANSLATE_NOOP("Settings", "Depth of the pyramid"),
            QT_TRANSLATE_NOOP("Settings", "How often near and far views are mixed."),
        ),
        Field(
            "hparams.box_class_repeats",
            QT_TRANSLATE_NOOP("Settings", "Depth of the answer"),
            QT_TRANSLATE_NOOP("Settings", "Layers before classes and boxes."),
        ),
        Field(
            "hparams.separable_conv",
            QT_TRANSLATE_NOOP("Settings", "Light layers"),
            QT_TRANSLATE_NOOP("Settings", "Dense ones learn more, and cost much more."),
        ),
        Field(
            "hparams.fpn_name",
            QT_TRANSLATE_NOOP("Settings", "Pyramid"),
            QT_TRANSLATE_NOOP("Settings", "Both names mean the same."),
        ),
        Field(
            "hparams.fpn_weight_method",
            QT_TRANSLATE_NOOP("Settings", "Mixing"),
            QT_TRANSLATE_NOOP("Settings", "How views are weighed when they are mixed."),
        ),
        Field(
            "hparams.fpn_config",
            QT_TRANSLATE_NOOP("Settings", "A pyramid of your own"),
            QT_TRANSLATE_NOOP(
                "Settings", "Its nodes, as YAML on one line: {nodes: [{feat_level: 6, inputs_offsets: [3, 4]}, …]}."
            ),
        ),
        Field(
            "hparams.apply_bn_for_resampling",
            QT_TRANSLATE_NOOP("Settings", "Scale when resizing"),
            QT_TRANSLATE_NOOP("Settings", "Scale features where they change their width."),
        ),
        Field(
            "hparams.conv_after_downsample",
            QT_TRANSLATE_NOOP("Settings", "Shrink first"),
            QT_TRANSLATE_NOOP("Settings", "Shrink features before their width changes, not after."),
        ),
        Field(
            "hparams.conv_bn_act_pattern",
            QT_TRANSLATE_NOOP("Settings", "Activation last"),
            QT_TRANSLATE_NOOP("Settings", "In the pyramid: after the scaling, not before."),
        ),
        Field(
            "hparams.skip_mismatch",
            QT_TRANSLATE_NOOP("Settings", "Allow other classes"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "Start the class layer afresh where the starting weights know other classes; otherwise refuse them.",
            ),
        ),
    ),
)
_MEASURED = Part(
    "expert",
    QT_TRANSLATE_NOOP("Settings", "Which boxes are reported"),
    (
        Field(
            "hparams.nms_configs.iou_thresh",
            QT_TRANSLATE_NOOP("Settings", "Overlap"),
            QT_TRANSLATE_NOOP("Settings", "Boxes that overlap more are taken for one object; 0.5 where not set."),
        ),
        Field(
            "hparams.nms_configs.score_thresh",
            QT_TRANSLATE_NOOP("Settings", "Lowest score"),
            QT_TRANSLATE_NOOP("Settings", "Boxes that are less sure are never reported."),
        ),
        Field(
            "hparams.measured_as",
            QT_TRANSLATE_NOOP("Settings", "Measure"),
            QT_TRANSLATE_NOOP(
                "Settings",
                "file: as the exported file detects. nms_configs: by the four settings below, as Model Maker did.",
            ),
        ),
        Field(
            "hparams.nms_configs.method",
            QT_TRANSLATE_NOOP("Settings", "Overlapping boxes"),
            QT_TRANSLATE_NOOP("Settings", "Let the less sure fade, or drop them."),
        ),
        Field(
            "hparams.nms_configs.sigma",
            QT_TRANSLATE_NOOP("Settings", "Softness"),
            QT_TRANSLATE_NOOP("Settings", "How gently they fade; 0.5 where not set."),
        ),
        Field(
            "hparams.nms_configs.max_nms_inputs",
            QT_TRANSLATE_NOOP("Settings", "Candidates"),
            QT_TRANSLATE_NOOP("Settings", "So many of the surest are looked at; 0 for all."),
        ),
        Field(
            "hparams.nms_configs.max_output_size",
            QT_TRANSLATE_NOOP("Settings", "Most that are measured"),
            QT_TRANSLATE_NOOP("Settings", "Boxes of a photo that count when it is measured."),
        ),
    ),
)
_KEPT = Part(
    "expert",
    QT_TRANSLATE_NOOP("Settings", "Records and finding faults"),
    (
        Field(
            "model_dir",
            QT_TRANSLATE_NOOP("Settings", "Folder of trainings"),
            QT_TRANSLATE_NOOP("Settings", "Not set: inside the project."),
        ),
        Field(
            "hparams.save_freq",
            QT_TRANSLATE_NOOP("Settings", "Save every"),
            QT_TRANSLATE_NOOP("Settings", "epoch, or a number of steps."),
        ),
        Field(
            "hparams.sample_image",
            QT_TRANSLATE_NOOP("Settings", "Watch a photo"),
            QT_TRANSLATE_NOOP("Settings", "A photo file; what is found on it is drawn after every pass."),
        ),
        Field(
            "hparams.img_summary_steps",
            QT_TRANSLATE_NOOP("Settings", "Watch it every"),
            QT_TRANSLATE_NOOP("Settings", "Also after so many steps."),
        ),
        Field(
            "hparams.target_size",
            QT_TRANSLATE_NOOP("Settings", "Scale for variations"),
            QT_TRANSLATE_NOOP(
                "Settings", "What Smallest and Largest size are relative to; the size it sees where not set."
            ),
        ),
        Field(
            "hparams.max_instances_per_image",
            QT_TRANSLATE_NOOP("Settings", "Tell of crowded photos"),
            QT_TRANSLATE_NOOP("Settings", "Photos with more boxes are mentioned; all boxes are learnt."),
        ),
        Field(
            "hparams.skip_crowd_during_training",
            QT_TRANSLATE_NOOP("Settings", "Leave out crowds"),
            QT_TRANSLATE_NOOP("Settings", "Otherwise a box around a crowd is learnt as one object."),
        ),
        Field(
            "verbose",
            QT_TRANSLATE_NOOP("Settings", "Log"),
            QT_TRANSLATE_NOOP("Settings", "1 writes a line for every step."),
        ),
        Field(
            "profile",
            QT_TRANSLATE_NOOP("Settings", "Record the time"),
            QT_TRANSLATE_NOOP("Settings", "What some steps spend time on, for TensorBoard."),
        ),
        Field(
            "debug",
            QT_TRANSLATE_NOOP("Settings", "Step by step"),
            QT_TRANSLATE_NOOP("Settings", "Every calculation by itself: very slow, with precise errors."),
        ),
        Field(
            "hparams",
            QT_TRANSLATE_NOOP("Settings", "Everything as text"),
            QT_TRANSLATE_NOOP("Settings", "All settings as YAML, to copy, keep and change."),
        ),
    ),
)


PARTS = (_NETWORK, _MEASURED, _KEPT)
