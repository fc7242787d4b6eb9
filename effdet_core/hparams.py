"""Every default of every model, and how they are overridden.

`ModelConfig` holds the keys of the original's configuration under their own names and with their own defaults, and
a few of ours (marked so). A key takes effect or is refused with the reason. `effdet_core.overrides` reads changes from
text and files.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, is_dataclass
from types import MappingProxyType
from typing import Any, Literal, get_args

from effdet_core import declare
from effdet_core.declare import setting
from effdet_core.errors import Problem, SettingError, raise_if

Resize = Literal["letterbox", "stretch"]
OptimizerKind = Literal["sgd", "adam"]
Decay = Literal["cosine", "polynomial", "stepwise"]

NOT_YET = "other values arrive in a later version"
NOT_HERE = "it belongs to a part of the original that this program does not have"
AS_EXPORTED = "detections are thinned as in the exported file, which knows only iou_thresh and score_thresh"
DECIDED = "it is set by a parameter of the spec or read from the data"


@dataclass(frozen=True, kw_only=True)
class NmsConfigs:
    """How overlapping detections are thinned out: as the exported file does it, also when the network is measured."""

    method: str = setting("gaussian", fixed=AS_EXPORTED)
    iou_thresh: float | None = setting(
        None, label="Overlap", minimum=0, maximum=1, help="Boxes that overlap more are one object; 0.5 where not set."
    )
    score_thresh: float | None = setting(
        0.0, label="Lowest score", minimum=0, maximum=1, help="Detections below are never reported."
    )
    sigma: float | None = setting(None, fixed=AS_EXPORTED)
    pyfunc: bool = setting(False, fixed=NOT_HERE)
    max_nms_inputs: int = setting(0, fixed=AS_EXPORTED)
    max_output_size: int = setting(100, fixed="tflite_max_detections sets it")


def _anchor_problem(value: Any) -> str:
    scales = value if isinstance(value, tuple) else (value,)
    if len(scales) not in (1, 5):
        return f"must be one number or one for each of the 5 levels, not {len(scales)}"
    return "" if all(0 < scale <= 64 for scale in scales) else "must lie between 0 and 64"


def _ratio_problem(value: Any) -> str:
    flat = [x for item in value for x in (item if isinstance(item, tuple) else (item,))]
    if not value or any(isinstance(item, tuple) and len(item) != 2 for item in value):
        return "must hold at least one ratio; a pair is [x factor, y factor]"
    return "" if all(0 < x <= 20 for x in flat) else "must hold numbers between 0 and 20"


def _size_problem(value: Any) -> str:
    return "" if all(64 <= side <= 2048 for side in value) else "must have sides of 64 to 2048 pixels"


@dataclass(frozen=True, kw_only=True)
class ModelConfig:
    """One model's complete configuration; sizes in pixels, image_size as (height, width)."""

    # What the network is.
    name: str = setting("efficientdet-lite0", fixed=DECIDED)
    backbone_name: str = setting("efficientnet-lite0", fixed="the model fixes its backbone; choose another model")
    backbone_config: None = setting(None, fixed=NOT_HERE)
    image_size: tuple[int, int] = setting(
        (320, 320),
        label="Input size",
        group="model",
        unit="pixels",
        check=_size_problem,
        help="Side of the square the network looks at, or WxH.",
    )
    act_type: str = setting("relu6", fixed="the Lite models use relu6, which phones compute fastest")
    min_level: int = setting(3, fixed="the Lite models use levels 3 to 7")
    max_level: int = setting(7, fixed="the Lite models use levels 3 to 7")
    num_scales: int = setting(
        3, label="Anchor scales", group="model", minimum=1, maximum=6, help="Anchor sizes per level."
    )
    aspect_ratios: tuple[float | tuple[float, float], ...] = setting(
        (1.0, 2.0, 0.5),
        label="Anchor shapes",
        group="model",
        check=_ratio_problem,
        help="Width to height of the anchors.",
    )
    anchor_scale: float | int | tuple[float | int, ...] = setting(
        3.0,
        label="Anchor size",
        group="model",
        check=_anchor_problem,
        help="Side of the smallest anchor in cells of its level.",
    )
    box_class_repeats: int = setting(3, fixed="the model fixes it; choose another model")
    fpn_cell_repeats: int = setting(3, fixed="the model fixes it; choose another model")
    fpn_num_filters: int = setting(64, fixed="the model fixes it; choose another model")
    separable_conv: bool = setting(True, fixed=NOT_YET)
    apply_bn_for_resampling: bool = setting(True, fixed=NOT_YET)
    conv_after_downsample: bool = setting(False, fixed=NOT_YET)
    conv_bn_act_pattern: bool = setting(False, fixed=NOT_YET)
    fpn_name: None = setting(None, fixed=NOT_YET)
    fpn_weight_method: str = setting("sum", fixed="the Lite models add their features")
    fpn_config: None = setting(None, fixed=NOT_YET)
    heads: tuple[str, ...] = setting(("object_detection",), fixed=NOT_HERE)
    num_classes: int = setting(90, fixed=DECIDED)
    seg_num_classes: int = setting(3, fixed=NOT_HERE)
    label_map: None = setting(None, fixed=DECIDED)
    data_format: str = setting("channels_last", fixed="TFLite needs channels last")
    mean_rgb: float = setting(127.0, fixed="phones feed the exported file this way")
    stddev_rgb: float = setting(128.0, fixed="phones feed the exported file this way")
    scale_range: bool = setting(False, fixed=NOT_HERE)
    grad_checkpoint: bool = setting(False, fixed=NOT_YET)

    # What the network is fed.
    resize: Resize = setting(
        "letterbox",
        label="Fit pictures by",
        group="data",
        choices=get_args(Resize),
        help="Ours. stretch fills the input as MediaPipe does; letterbox keeps the shape and pads.",
    )
    target_size: None = setting(None, fixed=NOT_YET)
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
    autoaugment_policy: None = setting(None, fixed=NOT_YET)
    grid_mask: bool = setting(False, fixed=NOT_YET)
    sample_image: None = setting(None, fixed=NOT_HERE)
    skip_crowd_during_training: bool = setting(True, fixed=NOT_YET)
    max_instances_per_image: int = setting(100, fixed="every box is trained, however many a picture holds")
    regenerate_source_id: bool = setting(False, fixed=NOT_HERE)
    drop_remainder: bool = setting(
        True, fixed="no picture is ever dropped: the shuffle runs on over the ends of epochs"
    )
    dataset_type: None = setting(None, fixed=NOT_HERE)

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
        "cosine",
        label="Decay",
        group="training",
        choices=get_args(Decay),
        help="How the rate falls to the end.",
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
    num_epochs: int = setting(50, fixed=DECIDED)
    moving_average_decay: float = setting(0.0, fixed=DECIDED)
    var_freeze_expr: str | None = setting("(efficientnet|fpn_cells|resample_p6)", fixed=DECIDED)
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
    positives_momentum: float | None = setting(None, fixed=NOT_YET)
    batch_norm_trainable: bool = setting(True, fixed=NOT_YET)
    is_training_bn: bool = setting(True, fixed=NOT_YET)
    survival_prob: float | None = setting(None, fixed=NOT_YET)
    strategy: None = setting(None, fixed=DECIDED)
    mixed_precision: bool = setting(False, fixed=NOT_YET)
    loss_scale: None = setting(None, fixed=NOT_YET)
    model_optimizations: dict[str, Any] = setting(dict, fixed=NOT_HERE)

    # How it is watched and used.
    map_freq: int = setting(
        5,
        label="Evaluate every",
        group="training",
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
    tflite_max_detections: int = setting(25, fixed=DECIDED)
    img_summary_steps: None = setting(None, fixed=NOT_HERE)
    ckpt_var_scope: None = setting(None, fixed=NOT_HERE)
    skip_mismatch: bool = setting(True, fixed=NOT_HERE)
    use_keras_model: bool = setting(True, fixed=NOT_HERE)
    save_freq: str = setting("epoch", fixed=NOT_YET)
    verbose: int = setting(0, fixed=DECIDED)


def _model(number: str, size: int, filters: int, cells: int, repeats: int, scale: float) -> ModelConfig:
    backbone = "efficientnet-lite" + number.rstrip("x")
    return ModelConfig(
        name=f"efficientdet-lite{number}",
        backbone_name=backbone,
        image_size=(size, size),
        fpn_num_filters=filters,
        fpn_cell_repeats=cells,
        box_class_repeats=repeats,
        anchor_scale=scale,
    )


MODELS: Mapping[str, ModelConfig] = MappingProxyType(
    {
        config.name: config
        for config in (
            _model("0", 320, 64, 3, 3, 3.0),
            _model("1", 384, 88, 4, 3, 3.0),
            _model("2", 448, 112, 5, 3, 3.0),
            _model("3", 512, 160, 6, 4, 4.0),
            _model("3x", 640, 200, 6, 4, 3.0),
            _model("4", 640, 224, 7, 4, 4.0),
        )
    }
)


def model_config(model_name: str, overrides: Mapping[str, Any] | None = None) -> ModelConfig:
    """The configuration of a model with `overrides`; raises `SettingError` with every problem at once."""
    if model_name not in MODELS:
        raise SettingError(
            f"there is no model {model_name!r}", where="model_name", hint=f"Choose one of {', '.join(MODELS)}."
        )
    base = MODELS[model_name]
    changes = dict(overrides or {})
    if "image_size" in changes:
        changes["image_size"] = _image_size(changes["image_size"])
    config: ModelConfig
    config, problems = _merged(base, changes)
    problems += _against(base, config) + _together(config)
    raise_if(problems, SettingError)
    return config


def changes_of(config: ModelConfig) -> dict[str, Any]:
    """What differs from the model's own defaults, as overrides that give this configuration again."""
    ours, theirs = asdict(config), asdict(MODELS[config.name])
    changed = {key: value for key, value in ours.items() if value != theirs[key]}
    if "nms_configs" in changed:
        changed["nms_configs"] = {k: v for k, v in ours["nms_configs"].items() if v != theirs["nms_configs"][k]}
    return changed


def _merged(base: Any, changes: Mapping[str, Any]) -> tuple[Any, list[Problem]]:
    known = [field.name for field in fields(base)]
    problems = [declare.unknown_key(str(key), known) for key in changes if key not in known]
    plain: dict[str, Any] = {}
    for key, value in changes.items():
        if key not in known:
            continue
        current = getattr(base, key)
        if not is_dataclass(current):
            plain[key] = value
        elif isinstance(value, Mapping):
            plain[key], inner = _merged(current, value)
            problems += [Problem(p.message, f"{key}.{p.where}", p.hint) for p in inner]
        else:
            problems.append(
                Problem(f"is a group of settings, not {value!r}", key, f"Write {key}.{fields(current)[0].name}=…")
            )
    return declare.replace(base, plain), problems


def _against(base: ModelConfig, config: ModelConfig) -> list[Problem]:
    """Problems of the values; what the model itself fixes is compared with the model's own default."""
    found = []
    for problem in declare.problems_of(config):
        name = problem.where
        fixed_by_model = "." not in name and getattr(config, name) == getattr(base, name)
        if not fixed_by_model:
            found.append(problem)
    return found


def _together(config: ModelConfig) -> list[Problem]:
    numbers = isinstance(config.jitter_min, (int, float)) and isinstance(config.jitter_max, (int, float))
    if numbers and config.jitter_min > config.jitter_max:
        return [Problem("is larger than jitter_max", "jitter_min", "Swap the two.")]
    return []


def _image_size(value: Any) -> Any:
    """320, "640x320" (width x height) or (height, width), as (height, width)."""
    if isinstance(value, str) and (match := re.fullmatch(r"\s*(\d+)x(\d+)\s*", value)):
        return int(match[2]), int(match[1])
    if isinstance(value, int) and not isinstance(value, bool):
        return value, value
    return tuple(value) if isinstance(value, list) else value
