"""The 19 parameters of a training, by the names and defaults of the library this one succeeds.

`effdet train` starts from a recipe (`effdet_core.recipe`) instead of these defaults; whoever builds a spec by hand
gets exactly the original's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

import yaml

from effdet_core import atomic, declare, hparams, overrides, pretrained
from effdet_core.declare import setting
from effdet_core.errors import InputError, Problem, SettingError, raise_if
from effdet_core.hparams import ModelConfig

DEFAULT_FREEZE = "(efficientnet|fpn_cells|resample_p6)"
USUAL = "usual"
"""Starting weights that nobody chose; a spec that is made has what this means for its model."""


def _expression_problem(value: str) -> str:
    try:
        re.compile(value)
    except re.error as e:
        return f"is not a regular expression: {e}"
    return ""


def _folder_problem(value: str) -> str:
    if not value.strip() or "\0" in value:
        return "names no folder; leave it out for the usual one"
    if "://" in value:
        return "must be a folder on this computer: runs are written, watched and resumed as ordinary files"
    return ""


@dataclass(frozen=True, kw_only=True)
class EfficientDetSpec:
    """What and how to train. Raises `SettingError` naming every wrong parameter at once."""

    model_name: str = setting(
        "efficientdet-lite0",
        label="Model",
        group="model",
        choices=tuple(hparams.MODELS),
        help="Larger models find smaller objects and take longer, here and on the device.",
    )
    uri: str | None = setting(
        USUAL,
        label="Starting weights",
        group="model",
        help="usual (imagenet for Lite0, Lite1 and Lite2, for the others as if left empty), imagenet, a hub address, "
        "module folder or .tar.gz, a float .tflite file, a run folder, a weights file, "
        "or none to start from nothing; left empty, the best that can be had.",
    )
    hparams: str | dict[str, Any] = setting(
        "", label="Hyperparameters", group="model", help="key=value,key=value, or a YAML file; see the list of keys."
    )
    model_dir: str | None = setting(
        None,
        label="Folder of runs",
        group="run",
        check=_folder_problem,
        help="Folder in which the new run gets a folder of its own (run-001, …) with checkpoints, log and exported "
        "files; by default runs/ of the project, or effdet_runs/ where a script runs.",
    )
    epochs: int = setting(
        50,
        label="Epochs",
        group="training",
        minimum=1,
        maximum=100_000,
        unit="passes",
        help="How often every picture is seen.",
    )
    batch_size: int = setting(
        64,
        label="Batch",
        group="training",
        minimum=1,
        maximum=4096,
        unit="pictures",
        help="Pictures per step; more need more memory.",
    )
    steps_per_execution: int = setting(
        1,
        label="Steps at once",
        group="expert",
        minimum=1,
        maximum=1000,
        unit="steps",
        help="Steps between two looks at progress and at the wish to stop.",
    )
    moving_average_decay: float = setting(
        0.0,
        label="Averaging",
        group="training",
        minimum=0,
        maximum=0.99999,
        help="Decay of the average of the weights, which is evaluated and exported; 0 for none.",
    )
    var_freeze_expr: str | None = setting(
        DEFAULT_FREEZE,
        label="Frozen",
        group="training",
        check=_expression_problem,
        help="Variables whose name begins with this pattern keep their values.",
    )
    tflite_max_detections: int = setting(
        25,
        label="Most detections",
        group="export",
        minimum=1,
        maximum=1000,
        unit="objects",
        help="Objects the exported file reports in one picture.",
    )
    strategy: str | None = setting(
        None,
        label="Machines",
        group="expert",
        choices=("gpus", "tpu", "workers"),
        help="What takes the steps besides one device: all GPUs here, a TPU, or the machines of TF_CONFIG.",
    )
    tpu: str | None = setting(
        None, label="TPU", group="expert", help="Name of a Cloud TPU, or its address as grpc://HOST:PORT."
    )
    gcp_project: str | None = setting(
        None, label="Cloud project", group="expert", help="Google Cloud project of the TPU, where it is not the usual."
    )
    tpu_zone: str | None = setting(
        None, label="TPU zone", group="expert", help="Google Cloud zone of the TPU, where it is not the usual."
    )
    use_xla: bool = setting(
        False,
        label="XLA",
        group="expert",
        help="Compile the training step: a slow start, then often faster on GPUs, but several times slower without.",
    )
    profile: bool = setting(
        False,
        label="Profile",
        group="expert",
        help="Record what some steps after the first ones spend time on, in profile/ of the run, for TensorBoard.",
    )
    debug: bool = setting(
        False,
        label="Debug",
        group="expert",
        help="Run every operation by itself, the same way each time, and log on which device: very slow, with precise "
        "errors.",
    )
    tf_random_seed: int = setting(
        111111,
        label="Seed",
        group="expert",
        minimum=0,
        maximum=2**31 - 1,
        help="The same seed gives the same start and the same pictures; with the hparam deterministic, every bit.",
    )
    verbose: int = setting(
        0,
        label="Log",
        group="expert",
        choices=(0, 1),
        help="1 writes a line per step and per event into the log of the run, 0 only what TensorFlow prints.",
    )

    def __post_init__(self) -> None:
        problems = [*declare.problems_of(self), *_machine_problems(self)]
        if not any(problem.where in ("model_name", "hparams") for problem in problems):
            problems += _hparams_problems(self) or (*_xla_problems(self), *_start_problems(self))
        raise_if(problems, SettingError)
        if self.uri == USUAL:
            object.__setattr__(self, "uri", pretrained.usual_start(self.config.backbone_name))

    @property
    def config(self) -> ModelConfig:
        """The model's configuration with this spec's hparams and parameters."""
        return replace(
            self._configured,
            num_epochs=self.epochs,
            moving_average_decay=self.moving_average_decay,
            var_freeze_expr=self.var_freeze_expr,
            tflite_max_detections=self.tflite_max_detections,
            verbose=self.verbose,
        )

    @property
    def _configured(self) -> ModelConfig:
        return hparams.model_config(self.model_name, overrides.parse(self.hparams))

    def values(self) -> dict[str, Any]:
        """Every parameter by name, the hparams as a dict of those that differ from the model's own; plain values."""
        return asdict(self) | {"hparams": _plain(hparams.changes_of(self._configured))}

    def write(self, path: Path) -> None:
        """Writes YAML with every parameter and the parsed hparams, replacing `path` in one step."""
        atomic.write_text(path, yaml.safe_dump(self.values(), sort_keys=False, allow_unicode=True))

    @classmethod
    def read(cls, path: Path) -> EfficientDetSpec:
        """Reads what `write` wrote. Raises `InputError` for a damaged file, `SettingError` for wrong values."""
        try:
            values = yaml.safe_load(path.read_text("utf-8"))
        except (OSError, UnicodeDecodeError, yaml.YAMLError) as e:
            raise InputError(f"cannot be read: {e}", where=str(path)) from e
        if not isinstance(values, dict):
            raise InputError("must hold `parameter: value` lines", where=str(path))
        return spec_of_run(values)


EfficientDetSpec.__doc__ = f"{EfficientDetSpec.__doc__}\n\n{declare.described(EfficientDetSpec)}"


def _constructor(model_name: str) -> Callable[..., EfficientDetSpec]:
    """A spec of one model; takes all parameters of `EfficientDetSpec`, as keywords."""
    made = partial(EfficientDetSpec, model_name=model_name)
    made.__doc__ = f"A spec of {model_name}.\n\n{declare.described(EfficientDetSpec)}"
    return made


EfficientDetLite0Spec = _constructor("efficientdet-lite0")
EfficientDetLite1Spec = _constructor("efficientdet-lite1")
EfficientDetLite2Spec = _constructor("efficientdet-lite2")
EfficientDetLite3Spec = _constructor("efficientdet-lite3")
EfficientDetLite3xSpec = _constructor("efficientdet-lite3x")
EfficientDetLite4Spec = _constructor("efficientdet-lite4")


def spec_from(values: dict[str, Any]) -> EfficientDetSpec:
    """A spec from a dict of parameters; unknown ones are refused with a guess at the one that was meant."""
    known = [item.name for item in declare.declared(EfficientDetSpec)]
    raise_if((declare.unknown_key(str(key), known) for key in values if key not in known), SettingError)
    return EfficientDetSpec(**{str(key): value for key, value in values.items()})


def spec_of_run(values: dict[str, Any]) -> EfficientDetSpec:
    """The spec that a run was made with, also by an older version, which let pass hparams that do nothing."""
    given, model = values.get("hparams"), values.get("model_name")
    if isinstance(given, dict) and isinstance(model, str):
        values = values | {"hparams": hparams.with_effect(model, given)}
    return spec_from(values)


def _machine_problems(spec: EfficientDetSpec) -> Iterator[Problem]:
    """The parameters of a TPU belong to strategy 'tpu' alone."""
    if spec.strategy == "tpu":
        if not spec.tpu:
            yield Problem("strategy 'tpu' needs the TPU's name or grpc:// address", "tpu", "For example --tpu my-tpu.")
        if spec.debug:
            reason = "runs every operation by itself, and a TPU runs compiled programs only"
            yield Problem(reason, "debug", "Leave it out, or debug on one device without a strategy.")
        return
    for name in ("tpu", "gcp_project", "tpu_zone"):
        if getattr(spec, name) is not None:
            yield Problem("has no effect without strategy 'tpu'", name, "Add --strategy tpu, or leave it out.")


def _xla_problems(spec: EfficientDetSpec) -> Iterator[Problem]:
    """What XLA cannot go together with; asked once the hparams are known to be right."""
    hint = "Leave one of the two out."
    if spec.use_xla and spec.debug:
        yield Problem("compiles the step, while debug runs every operation by itself", "use_xla", hint)
    elif spec.use_xla and spec.config.deterministic:
        reason = "has no repeatable form of max pooling's gradient, which the hparam deterministic asks for"
        yield Problem(reason, "use_xla", hint)


def _start_problems(spec: EfficientDetSpec) -> Iterator[Problem]:
    """Starting weights that do not exist anywhere; whether others can be had shows when the training begins."""
    backbone = spec.config.backbone_name
    if spec.uri == pretrained.IMAGENET and backbone not in pretrained.PACKAGES:
        yield pretrained.no_imagenet(backbone)


def _hparams_problems(spec: EfficientDetSpec) -> list[Problem]:
    try:
        _ = spec.config
    except SettingError as e:
        own = {
            item.name: "It is a parameter of its own; give it beside hparams." for item in declare.declared(type(spec))
        }
        return [Problem(p.message, f"hparams {p.where}".strip(), own.get(p.where, p.hint)) for p in e.problems]
    return []


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (tuple, list)) else value
