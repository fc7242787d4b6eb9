"""Where a training's starting weights come from (`uri`), and the network that they make."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import msgspec
import numpy as np

from effdet_core import atomic
from effdet_core.errors import InputError, RunError, SettingError, UserError
from effdet_core.hparams import MODELS, ModelConfig
from effdet_core.nn.network import ModuleNetwork, Network, build_network
from effdet_core.nn.weights import checkpoint, imagenet
from effdet_core.nn.weights.hub import address, adopt, archive
from effdet_core.nn.weights.hub import module as modules
from effdet_core.nn.weights.hub.module import Module
from effdet_core.nn.weights.tflite import source as tflite
from effdet_core.nn.weights.tflite.expected import changed
from effdet_core.nn.weights.tflite.refold import kernel_lengths, refold
from effdet_core.pretrained import IMAGENET
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

NOTHING = "none"
ARCHIVES = (".tar.gz", ".tgz", ".tar")
CLASS_PREDICT = "class_net/class-predict/"
BESIDE_BACKBONE = ("resample_p6/", "fpn_cells/", "class_net/", "box_net/")
NOT_IN_MODULES = ("grad_checkpoint", "is_training_bn", "batch_norm_trainable")
"""Keys that, like those of the architecture, act inside of our own network only."""
AUTOMATIC_TIMEOUT = 10.0
"""Seconds that a network which nobody asked for may take to answer."""

_FROM_NOTHING = (
    "That takes thousands of pictures and far more epochs: better name as uri an exported .tflite file, a run of this "
    "model or a hub module."
)

Pictures = Callable[[], Iterable[np.ndarray]]
"""Gives some batches of training images, float32 [B, H, W, 3]; only asked where weights need a look at them."""


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """How a run began: `start.json`.

    network: 'own', or 'module' for one around the module in the run folder. weights: what it started from, in words.
    fresh: how the canonical names begin of what did not come pretrained. notes: what a person should know of it.
    """

    network: Literal["own", "module"]
    weights: str
    fresh: tuple[str, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Start:
    """A network and how it began."""

    model: Network
    record: Record


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is to be begun."""

    run: RunFolder
    spec: EfficientDetSpec
    config: ModelConfig
    num_classes: int
    pictures: Pictures

    def own(self) -> Network:
        """Our network with fresh weights."""
        return build_network(self.config, self.num_classes)


def starting_network(
    run: RunFolder, spec: EfficientDetSpec, config: ModelConfig, num_classes: int, pictures: Pictures
) -> Start:
    """Builds the network of a new run with the weights that `spec.uri` names, and records in the run how it began.

    On the device of this process; raises `UserError` for weights that cannot be had or do not fit.
    """
    wanted = _Wanted(run, spec, config, num_classes, pictures)
    uri = (spec.uri or "").strip()
    start = _from_uri(wanted, uri) if uri else _automatic(wanted)
    atomic.write_bytes(run.start, msgspec.json.format(msgspec.json.encode(start.record)))
    return start


def network_of(run: RunFolder, config: ModelConfig, num_classes: int) -> Start:
    """Builds the network of a run again, for weights of one of its checkpoints; needs nothing outside of the run."""
    record = record_of(run)
    if record.network == "own":
        return Start(build_network(config, num_classes), record)
    where = str(run.module)
    return Start(adopt.wrap(modules.load(run.module, where), config, num_classes, where), record)


def record_of(run: RunFolder) -> Record:
    """How a run began. Raises `RunError` for a damaged record; runs from before there were any are our own network."""
    try:
        return msgspec.json.decode(run.start.read_bytes(), type=Record)
    except FileNotFoundError:
        return Record(network="own", weights="unknown weights", fresh=_fresh_before_records(run))
    except (OSError, msgspec.MsgspecError) as e:
        hint = "Start a new run; --uri with one of its checkpoints keeps what it has learnt."
        raise RunError(f"cannot be read: {e}", where=str(run.start), hint=hint) from e


def _fresh_before_records(run: RunFolder) -> tuple[str, ...]:
    uri = EfficientDetSpec.read(run.spec).uri
    return {IMAGENET: BESIDE_BACKBONE, NOTHING: ("",)}.get(uri or "", ())


def _from_uri(wanted: _Wanted, uri: str) -> Start:
    path = Path(uri).expanduser()
    if uri == IMAGENET:
        return _from_imagenet(wanted)
    if uri == NOTHING:
        return Start(wanted.own(), Record(network="own", weights="random weights", fresh=("",)))
    if path.is_dir():
        return _from_folder(wanted, path)
    if path.is_file():
        return _from_file(wanted, path)
    if address.is_address(uri):
        address.check_not_a_file(uri)
        return _from_module(wanted, modules.load(address.resolve(uri), f"uri {uri}"), f"the hub module {uri}")
    raise SettingError(
        f"{uri!r} is no file or folder here, no web address and none of the words {IMAGENET} and {NOTHING}",
        where="uri",
        hint="Name a hub address (https://…), a module's folder or .tar.gz, a .tflite file, a run or a weights file.",
    )


def _automatic(wanted: _Wanted) -> Start:
    """The first of these that can be had: the model's hub module, here or from the network; ImageNet; nothing."""
    uri = address.default_address(wanted.spec.model_name)
    attempts: tuple[Callable[[], Start], ...] = (
        lambda: _from_module(
            wanted,
            modules.load(address.resolve(uri, timeout=AUTOMATIC_TIMEOUT), f"uri {uri}"),
            f"the hub module {uri}{' kept on this computer' if address.cached(uri) else ''}",
        ),
        lambda: _from_imagenet(wanted),
        lambda: _from_uri(wanted, NOTHING),
    )
    failures: list[str] = []
    for attempt in attempts:
        try:
            start = attempt()
        except UserError as e:
            failures.append(e.problems[0].message)
            continue
        note = " ".join(
            [
                f"No starting weights were named, so the training starts from {start.record.weights}.",
                *(f"Not possible was: {failure}." for failure in failures),
                *([_FROM_NOTHING] if start.record.fresh == ("",) else []),
            ]
        )
        return Start(start.model, msgspec.structs.replace(start.record, notes=(note, *start.record.notes)))
    raise AssertionError("random weights can always be had")


def _from_imagenet(wanted: _Wanted) -> Start:
    model = wanted.own()
    imagenet.load_backbone(model, wanted.config)
    return Start(model, Record(network="own", weights="an ImageNet backbone", fresh=BESIDE_BACKBONE))


def _from_folder(wanted: _Wanted, path: Path) -> Start:
    run, where = RunFolder(path), f"uri {path}"
    if run.spec.is_file():
        return _from_run(wanted, run)
    if modules.find(path) is None:
        raise SettingError(
            f"is neither a run, which has a {run.spec.name}, nor a hub module, which has a {modules.PROGRAM}: it holds "
            f"{modules.listing(path)}",
            where=where,
            hint="A module that lacks it was not downloaded whole; `effdet runs PROJECT` lists the runs of a project.",
        )
    return _from_module(wanted, modules.load(path, where), f"the hub module in {path.name}")


def _from_file(wanted: _Wanted, path: Path) -> Start:
    name = path.name.lower()
    if name.endswith(".tflite"):
        return _from_tflite(wanted, path)
    if name.endswith(ARCHIVES):
        return _from_archive(wanted, path)
    model = wanted.own()
    weights = f"the weights file {path.name}"
    return Start(model, Record(network="own", weights=weights, fresh=_assign(model, path, wanted.config)))


def _from_run(wanted: _Wanted, run: RunFolder) -> Start:
    run.check()
    record = record_of(run)
    for name in ("best.npz", "last.npz"):
        path = run.checkpoints / name
        if path.is_file():
            break
    else:
        raise SettingError("has no weights yet", where=f"uri {run.path}", hint="Choose a run that was trained.")
    if record.network == "own":
        model = wanted.own()
    else:
        module = modules.load(run.module, f"uri {run.path}")
        _check_wrapped(module, wanted)
        model = adopt.wrap(module, wanted.config, wanted.num_classes, f"uri {run.path}")
        _keep(module, wanted.run)
    weights = f"the run {run.name}"
    return Start(model, Record(network=record.network, weights=weights, fresh=_assign(model, path, wanted.config)))


def _assign(model: Network, path: Path, config: ModelConfig) -> tuple[str, ...]:
    """All weights but those of a class layer for another number of classes, which starts afresh; returns its names.

    Not with `skip_mismatch` off: then other classes are an error.
    """
    arrays = checkpoint.read_weights(path)
    return checkpoint.assign(model, checkpoint.averaged(arrays), other_classes=config.skip_mismatch)


def _from_tflite(wanted: _Wanted, path: Path) -> Start:
    found = tflite.read(path, wanted.config)
    model = build_network(wanted.config, wanted.num_classes)
    lengths = kernel_lengths(model)
    fresh = checkpoint.assign(model, found.arrays, other_classes=wanted.config.skip_mismatch)
    refold(model, wanted.pictures(), lengths)
    return Start(model, Record(network="own", weights=f"the file {path.name}", fresh=fresh))


def _from_archive(wanted: _Wanted, path: Path) -> Start:
    """Unpacked inside of the run, so that a module which is trained through its own call need not be copied again."""
    where = f"uri {path}"
    with tempfile.TemporaryDirectory(dir=wanted.run.path, prefix=".unpacking-") as folder:
        try:
            with path.open("rb") as file:
                archive.unpack(file, Path(folder), where=where)
        except OSError as e:
            raise InputError(f"cannot be unpacked: {e.strerror or e}", where=where, hint="Check the disk.") from e
        return _from_module(wanted, modules.load(Path(folder), where), f"the hub module {path.name}")


def _from_module(wanted: _Wanted, module: Module, weights: str) -> Start:
    adopted = adopt.adopt(module, wanted.config, wanted.num_classes, weights)
    if not isinstance(adopted.model, ModuleNetwork):
        note = "The module is this model: its weights are in our own network, which gives the same outputs."
        return Start(adopted.model, Record(network="own", weights=weights, fresh=adopt.PREDICT, notes=(note,)))
    _check_wrapped(module, wanted)
    _keep(module, wanted.run)
    note = f"The module is trained through its own call, not as our own network: {adopted.reason}. "
    note += "While any of it learns, normalisation in its frozen parts follows the batches too."
    return Start(adopted.model, Record(network="module", weights=weights, fresh=adopt.PREDICT, notes=(note,)))


def _check_wrapped(module: Module, wanted: _Wanted) -> None:
    """Raises `SettingError` for what cannot take effect in a network around a module."""
    _check_shape(wanted.config)
    _check_xla(module, wanted.spec)


def _check_shape(config: ModelConfig) -> None:
    usual = MODELS[config.name]
    keys = [*changed(config), *(key for key in NOT_IN_MODULES if getattr(config, key) != getattr(usual, key))]
    if keys:
        raise SettingError(
            f"the module is trained as it was saved, so {', '.join(keys)} cannot take effect",
            where="hparams",
            hint="Leave these hparams alone, or choose other starting weights.",
        )


def _check_xla(module: Module, spec: EfficientDetSpec) -> None:
    if spec.use_xla and (without := sorted(module.operations & adopt.WITHOUT_XLA)):
        raise SettingError(
            f"the module resizes its features with {', '.join(without)}, whose gradient XLA does not know",
            where="use_xla",
            hint="Train without XLA, or start from a module of an EfficientDet-Lite, which becomes our own network.",
        )


def _keep(module: Module, run: RunFolder) -> None:
    """A copy of the module inside the run, which needs nothing outside of it from then on.

    Where several machines share a run folder, the first one's copy serves all.
    """
    try:
        with tempfile.TemporaryDirectory(dir=run.path, prefix=".copying-") as folder:
            shutil.copytree(module.folder, Path(folder) / "module")
            if not run.module.exists():
                (Path(folder) / "module").rename(run.module)
    except (OSError, shutil.Error) as e:
        hint = "Check the free space and the permissions of this folder."
        raise UserError(f"the module cannot be copied into the run: {e}", where=str(run.path), hint=hint) from e
