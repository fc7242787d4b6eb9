"""Every hparam: its name and default in the original, what it does here, or why it is refused.

Keys of ours say so in their help. docs/adr/0105 tells how it was decided what is real and what is refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from effdet_core import hparam_checks as checks
from effdet_core.declare import setting
from effdet_core.nms_configs import NmsConfigs

Resize = Literal["letterbox", "stretch"]
OptimizerKind = Literal["sgd", "adam"]
Decay = Literal["cosine", "polynomial", "stepwise"]
Activation = Literal["relu6", "relu", "swish", "silu", "swish_native", "hswish"]
MeasuredAs = Literal["file", "nms_configs"]
BACKBONES = tuple(f"efficientnet-lite{number}" for number in range(5))
POLICIES = ("v0", "v1", "v2", "v3", "randaug")

FED_SO = "programs feed exported files (pixel - 127) / 128, and all starting weights expect it"
NO_SEGMENTATION = "this program detects objects; it has no segmentation"
FROM_DATA = "it is read from the data set"


@dataclass(frozen=True, kw_only=True)
class ModelConfig:
    """One model's complete configuration; sizes in pixels, image_size as (height, width)."""

    # What the network is.
    name: str = setting("efficientdet-lite0", fixed="the parameter model_name names the model")
    backbone_name: str = setting(
        "efficientnet-lite0", label="Backbone", group="model", choices=BACKBONES, help="What sees the picture first."
    )
    backbone_config: None = setting(None, fixed="it describes the blocks of other backbones; choose by backbone_name")
    image_size: tuple[int, int] = setting(
        (320, 320),
        label="Input size",
        group="model",
        unit="pixels",
        check=checks.sides,
        help="Side of the square the network looks at, or WxH.",
    )
    act_type: Activation = setting(
        "relu6",
        label="Activation",
        group="model",
        choices=get_args(Activation),
        help="Starting weights know relu6, which phones compute fastest; mish has no 8-bit form and is not there.",
    )
    min_level: int = setting(
        3, label="Finest level", group="model", minimum=2, maximum=5, help="Level n has a cell every 2^n pixels."
    )
    max_level: int = setting(
        7, label="Coarsest level", group="model", minimum=5, maximum=8, help="Coarse levels find large objects."
    )
    num_scales: int = setting(
        3, label="Anchor scales", group="model", minimum=1, maximum=6, help="Anchor sizes per level."
    )
    aspect_ratios: tuple[float | tuple[float, float], ...] = setting(
        (1.0, 2.0, 0.5),
        label="Anchor shapes",
        group="model",
        check=checks.aspect_ratios,
        help="Width to height of the anchors.",
    )
    anchor_scale: float | int | tuple[float | int, ...] = setting(
        3.0,
        label="Anchor size",
        group="model",
        check=checks.anchor_scale,
        help="Side of the smallest anchor in cells of its level; one number, or one for each level.",
    )
    box_class_repeats: int = setting(
        3, label="Head layers", group="model", minimum=1, maximum=8, help="Convolutions before classes and boxes."
    )
    fpn_cell_repeats: int = setting(
        3, label="Pyramid cells", group="model", minimum=1, maximum=12, help="How often levels are fused."
    )
    fpn_num_filters: int = setting(
        64, label="Pyramid width", group="model", minimum=8, maximum=512, help="Channels of pyramid and heads."
    )
    separable_conv: bool = setting(
        True, label="Light convolutions", group="model", help="Separable ones; dense ones learn more and cost more."
    )
    apply_bn_for_resampling: bool = setting(
        True, label="Normalised resampling", group="model", help="Normalise where a feature changes its width."
    )
    conv_after_downsample: bool = setting(
        False, label="Shrink first", group="model", help="Shrink a feature before its width is changed, not after."
    )
    conv_bn_act_pattern: bool = setting(
        False, label="Activation last", group="model", help="In the pyramid: after the normalisation, not before."
    )
    fpn_name: str | None = setting(
        None,
        label="Pyramid",
        group="model",
        choices=("bifpn", "bifpn_dyn"),
        help="The BiFPN by either of its names; others are described by fpn_config.",
    )
    fpn_weight_method: str | None = setting(
        "sum",
        label="Fusion",
        group="model",
        choices=checks.WEIGHT_METHODS,
        help="How the pyramid weighs what it fuses; none means fastattn.",
    )
    fpn_config: dict[str, Any] | None = setting(
        None, label="Pyramid nodes", group="model", check=checks.fpn_config, help="A pyramid of one's own: its nodes."
    )
    heads: tuple[str, ...] = setting(("object_detection",), fixed=NO_SEGMENTATION)
    num_classes: int = setting(90, fixed=FROM_DATA)
    seg_num_classes: int = setting(3, fixed=NO_SEGMENTATION)
    label_map: None = setting(None, fixed=FROM_DATA)
    data_format: str = setting("channels_last", fixed="TFLite, and TensorFlow on CPUs, need channels last")
    mean_rgb: float = setting(127.0, fixed=FED_SO)
    stddev_rgb: float = setting(128.0, fixed=FED_SO)
    scale_range: bool = setting(False, fixed=FED_SO)
    grad_checkpoint: bool = setting(
        False,
        label="Save memory",
        group="training",
        help="Compute the backbone's features again for its gradients, instead of keeping them: slower, less memory.",
    )

    # What the network is fed.
    resize: Resize = setting(
        "letterbox",
        label="Fit pictures by",
        group="data",
        choices=get_args(Resize),
        help="Ours. stretch fills the input as MediaPipe does; letterbox keeps the shape and pads.",
    )
    target_size: tuple[int, int] | None = setting(
        None,
        label="Scale to",
        group="augmentation",
        unit="pixels",
        check=checks.sides,
        help="Size that jitter_min and jitter_max are relative to; the input size where not set.",
    )
    input_rand_hflip: bool = setting(
        True, label="Mirror", group="augmentation", help="Mirror half of the pictures left to right."
    )
    input_rand_vflip: bool = setting(
        False,
        label="Flip",
        group="augmentation",
        help="Ours. Flip half of the pictures upside down: where there is no up, as under a microscope.",
    )
    input_rand_transpose: bool = setting(
        False,
        label="Turn",
        group="augmentation",
        help="Ours. Swap the axes of half of the pictures: with both flips, every quarter turn.",
    )
    jitter_min: float = setting(
        0.1, label="Smallest scale", group="augmentation", above=0, maximum=10, help="Pictures shrink to this."
    )
    jitter_max: float = setting(
        2.0, label="Largest scale", group="augmentation", above=0, maximum=10, help="Pictures grow to this."
    )
    aspect_jitter: float = setting(
        1.0,
        label="Stretch",
        group="augmentation",
        minimum=1,
        maximum=4,
        help="Ours. Pictures are widened or narrowed by up to this factor.",
    )
    color_jitter: float = setting(
        0.0,
        label="Colours",
        group="augmentation",
        minimum=0,
        maximum=1,
        help="Ours. How far brightness, contrast, saturation and hue vary.",
    )
    mosaic: float = setting(
        0.0,
        label="Mosaic",
        group="augmentation",
        minimum=0,
        maximum=1,
        help="Ours. Share of the pictures that are put together from four.",
    )
    autoaugment_policy: str | None = setting(
        None,
        label="AutoAugment",
        group="augmentation",
        choices=POLICIES,
        help="Learned recipes of distortions (Zoph 2019: v0 to v3), or one at random (Cubuk 2019: randaug).",
    )
    grid_mask: bool = setting(
        False, label="Grid mask", group="augmentation", help="Hide squares on a grid (Chen 2020) in most pictures."
    )
    sample_image: str | None = setting(
        None,
        label="Watch picture",
        group="watching",
        help="A picture on which the run draws what the network finds, after every epoch.",
    )
    skip_crowd_during_training: bool = setting(
        True, label="Skip crowds", group="data", help="Leave out boxes of crowds; otherwise they train as one object."
    )
    max_instances_per_image: int = setting(
        100,
        label="Many boxes",
        group="data",
        minimum=1,
        help="Pictures with more boxes are reported before training; every box is trained.",
    )
    regenerate_source_id: bool = setting(False, fixed="pictures are known by their files, not by numbers in records")
    drop_remainder: bool = setting(
        True, fixed="no picture is ever dropped: the shuffle runs on over the ends of epochs"
    )
    dataset_type: None = setting(None, fixed="pictures and boxes come from files, not from TFRecord sequences")

    # How it learns.
    optimizer: OptimizerKind = setting(
        "sgd", label="Optimizer", group="training", choices=get_args(OptimizerKind), help="How steps are taken."
    )
    momentum: float = setting(
        0.9, label="Momentum", group="training", minimum=0, maximum=0.9999, help="Memory of earlier steps."
    )
    learning_rate: float = setting(
        0.08,
        label="Learning rate",
        group="training",
        above=0,
        maximum=10,
        help="Size of a step at batch 64; scaled with the batch.",
    )
    lr_warmup_init: float = setting(
        0.008,
        label="First rate",
        group="training",
        minimum=0,
        maximum=10,
        help="Rate of the very first step at batch 64.",
    )
    lr_warmup_epoch: float = setting(
        1.0, label="Warm-up", group="training", minimum=0, unit="epochs", help="Length of the slow start."
    )
    lr_decay_method: Decay = setting(
        "cosine", label="Decay", group="training", choices=get_args(Decay), help="How the rate falls to the end."
    )
    first_lr_drop_epoch: float = setting(
        200.0, label="First drop", group="training", minimum=0, unit="epochs", help="For stepwise."
    )
    second_lr_drop_epoch: float = setting(
        250.0, label="Second drop", group="training", minimum=0, unit="epochs", help="For stepwise."
    )
    poly_lr_power: float = setting(0.9, label="Power", group="training", above=0, maximum=10, help="For polynomial.")
    clip_gradients_norm: float = setting(
        10.0, label="Clip", group="training", minimum=0, help="Longest gradient; 0 for no limit."
    )
    num_epochs: int = setting(50, fixed="the parameter epochs sets it")
    moving_average_decay: float = setting(0.0, fixed="the parameter of that name sets it")
    var_freeze_expr: str | None = setting(
        "(efficientnet|fpn_cells|resample_p6)", fixed="the parameter of that name sets it"
    )
    weight_decay: float = setting(
        4e-5, label="Weight decay", group="training", minimum=0, maximum=1, help="Pull of the weights to zero."
    )
    alpha: float = setting(
        0.25, label="Focal alpha", group="loss", minimum=0, maximum=1, help="Weight of objects against background."
    )
    gamma: float = setting(
        1.5, label="Focal gamma", group="loss", minimum=0, maximum=10, help="How much easy cases are discounted."
    )
    label_smoothing: float = setting(
        0.0, label="Label smoothing", group="loss", minimum=0, maximum=0.5, help="Doubt about the labels."
    )
    delta: float = setting(
        0.1, label="Huber delta", group="loss", above=0, maximum=10, help="Where the box loss turns linear."
    )
    box_loss_weight: float = setting(
        50.0, label="Box loss", group="loss", minimum=0, maximum=1000, help="Weight of the box loss."
    )
    iou_loss_type: str | None = setting(
        None,
        label="IoU loss",
        group="loss",
        choices=("iou", "giou", "diou", "ciou"),
        help="An additional loss on the overlap of boxes.",
    )
    iou_loss_weight: float = setting(
        1.0, label="IoU weight", group="loss", minimum=0, maximum=1000, help="Weight of the IoU loss."
    )
    positives_momentum: float | None = setting(
        None,
        label="Steady normaliser",
        group="loss",
        minimum=0,
        maximum=0.9999,
        help="Divide losses by a moving average of the matching anchors, not by those of each batch.",
    )
    batch_norm_trainable: bool = setting(
        True, label="Train normalisation", group="training", help="Learn its factors and offsets."
    )
    is_training_bn: bool = setting(
        True,
        label="Measure batches",
        group="training",
        help="Normalise by each batch and follow it; otherwise by the statistics of the starting weights.",
    )
    survival_prob: float | None = setting(
        None,
        label="Head survival",
        group="training",
        above=0,
        maximum=1,
        help="Gives the heads shortcuts, and keeps a layer with this probability while training.",
    )
    strategy: None = setting(None, fixed="the parameter of that name sets it")
    mixed_precision: bool = setting(
        False,
        label="Mixed precision",
        group="training",
        help="Compute in 16 bits, keep weights in 32: less memory; faster on GPUs, TPUs and recent CPUs.",
    )
    loss_scale: float | str | None = setting(
        None,
        label="Loss scale",
        group="training",
        check=checks.loss_scale,
        help="With mixed precision: a fixed factor, or dynamic, which is also what float16 takes where not set.",
    )
    model_optimizations: dict[str, Any] = setting(
        dict, fixed="it asks for tensorflow-model-optimization, which cannot work on Keras 3 networks"
    )

    # How it is watched and used.
    map_freq: int = setting(
        5,
        label="Evaluate every",
        group="watching",
        minimum=0,
        unit="epochs",
        help="Epochs between evaluations on the validation pictures; 0 for only the last.",
    )
    deterministic: bool = setting(
        False,
        label="Repeatable",
        group="training",
        help="Ours. Bit for bit the same result every time, somewhat slower.",
    )
    nms_configs: NmsConfigs = setting(NmsConfigs, label="Overlaps", group="detection")
    measured_as: MeasuredAs = setting(
        "file",
        label="Measure",
        group="detection",
        choices=get_args(MeasuredAs),
        help="Ours. The network as its exported file detects, or as nms_configs says, like the original's evaluation.",
    )
    tflite_max_detections: int = setting(25, fixed="the parameter of that name sets it")
    img_summary_steps: int | None = setting(
        None,
        label="Watch every",
        group="watching",
        minimum=1,
        unit="steps",
        help="Also draw sample_image after so many steps.",
    )
    ckpt_var_scope: None = setting(
        None, fixed="it renames variables of TensorFlow 1 checkpoints, which uri cannot name"
    )
    skip_mismatch: bool = setting(
        True,
        label="Other classes",
        group="model",
        help="Start class layers afresh where the starting weights have other classes; otherwise refuse such weights.",
    )
    use_keras_model: bool = setting(True, fixed="there is one network, made with Keras")
    save_freq: int | str = setting(
        "epoch",
        label="Save every",
        group="watching",
        check=checks.save_freq,
        help="Steps between checkpoints; epoch saves at ends of epochs, where one was evaluated or a minute passed.",
    )
    verbose: int = setting(0, fixed="the parameter of that name sets it")
