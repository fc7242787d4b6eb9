"""A hub module on this computer: is it one of the kind that can be trained here, and what does it hold.

The modules of these models are SavedModels whose call takes images and `training` and returns the five class and
five box feature maps that the last convolutions of the heads see. Variables keep the names of the network they were
saved from, whatever was wrapped around it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tensorflow as tf
from google.protobuf.message import DecodeError
from tensorflow.core.protobuf import saved_model_pb2

from effdet_core.errors import InputError
from effdet_core.nn.network.bifpn import Size, half

LEVELS = range(3, 8)
"""Of the feature maps that modules return."""
PROGRAM = "saved_model.pb"
LARGEST_PROGRAM = 1 << 28
"""Bytes of a SavedModel's graph that are read."""

_HINT = (
    "Choose a feature-vector module of EfficientDet-Lite, such as .../efficientdet/lite0/feature-vector/1; or another "
    "source: imagenet, a .tflite file, a run."
)
_WANTED = "images float32 [batch, height, width, 3] and `training`, returning five class and five box feature maps"
# A module is a program. These reach files and Python, which no network needs.
_FORBIDDEN = frozenset(
    ("ReadFile", "WriteFile", "MatchingFiles", "PyFunc", "PyFuncStateless", "EagerPyFunc", "LoadAndRemapMatrix")
)
_SCOPES = "efficientnet-lite[0-4]|resample_p6|fpn_cells|class_net|box_net"
_CANONICAL = re.compile(rf"(?:.*/)?((?:{_SCOPES})/.+)")
_STEM = re.compile(r"(efficientnet-lite[0-4]/stem)(?:_\d+)?/(conv2d|tpu_batch_normalization)(?:_\d+)?/(\w+)")
_BROKEN = (tf.errors.OpError, OSError, ValueError, TypeError, RuntimeError, LookupError, AttributeError, AssertionError)
"""What TensorFlow raises for a SavedModel that is damaged or not what is expected."""


@dataclass(frozen=True, eq=False)
class Module:
    """A loaded module. operations: names of all that it computes with."""

    folder: Path
    loaded: Any
    operations: frozenset[str]

    def __call__(self, images: tf.Tensor, *, training: bool) -> tuple[list[tf.Tensor], list[tf.Tensor]]:
        """Five class and five box feature maps [B, h, w, channels]."""
        class_maps, box_maps = self.loaded(images, training=training)
        return list(class_maps), list(box_maps)

    def variables(self) -> dict[str, tf.Variable]:
        """All its variables by canonical name, unique, in the order in which the file holds them."""
        found: dict[str, tf.Variable] = {}
        seen: set[int] = set()
        for item in tf.train.TrackableView(self.loaded).descendants():
            if isinstance(item, tf.Variable) and id(item) not in seen:
                seen.add(id(item))
                found[_unused(canonical(item.name), found)] = item
        return found

    def used_variables(self, size: Size) -> dict[str, tf.Variable]:
        """Those that its call touches; a module may hold others, of an optimizer or of outputs that are not used."""
        calls = [_traced(self.loaded, size, training=training) for training in (False, True)]
        handles = {id(tensor) for call in calls for tensor in call.captured_inputs}
        return {name: v for name, v in self.variables().items() if not handles.isdisjoint(map(id, _handles(v)))}

    def own_size(self) -> Size | None:
        """(height, width) of the pictures that it was saved for; None where it takes any."""
        sizes = {tuple(spec.shape[1:3]) for spec in _image_specs(self.loaded) if spec.shape.rank == 4}
        size = sizes.pop() if len(sizes) == 1 else (None, None)
        return None if None in size else (size[0], size[1])


def _handles(variable: tf.Variable) -> list[Any]:
    """Of the copies on all devices; one where there is no strategy."""
    return [copy.handle for copy in getattr(variable, "values", (variable,))]


def find(folder: Path) -> Path | None:
    """The SavedModel in `folder`: itself or the only folder in it; None where there is none."""
    inside = [path for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    candidates = [folder, *inside[:1]] if len(inside) == 1 else [folder]
    return next((path for path in candidates if (path / PROGRAM).is_file()), None)


def load(folder: Path, where: str) -> Module:
    """Raises `InputError`, naming `where` it came from, for what is damaged or is no module of this kind."""
    found = find(folder)
    if found is None:
        raise InputError(f"is no hub module: it holds no {PROGRAM}, but {listing(folder)}", where=where, hint=_HINT)
    operations = _operations(found / PROGRAM, where)
    try:
        loaded = tf.saved_model.load(str(found))
    except _BROKEN as e:
        raise InputError(
            f"the module cannot be loaded: {_first_line(e)}",
            where=where,
            hint="It is damaged or cut off: download it again.",
        ) from e
    if not callable(loaded):
        raise _foreign(f"has no call of its own, only the signatures {sorted(loaded.signatures)}", where)
    return Module(found, loaded, operations)


def feature_channels(module: Module, size: Size, where: str) -> tuple[int, int]:
    """Channels of the class and of the box feature maps for pictures of `size` (height, width).

    Raises `InputError` unless the call is the one expected, with and without training.
    """
    batches = {spec.shape[0] for spec in _image_specs(module.loaded) if spec.shape.rank == 4}
    if batches and None not in batches:
        raise _foreign(f"takes batches of one size: {_described_call(module.loaded, size)}", where)
    channels = {training: _traced_channels(module, size, training, where) for training in (False, True)}
    if channels[True] != channels[False]:
        raise _foreign(f"returns {channels[True]} channels in training and {channels[False]} otherwise", where)
    return channels[False]


def canonical(name: str) -> str:
    """A variable's name without ':0', without what was wrapped around the network, and without automatic numbers."""
    plain = name.split(":")[0]
    match = _CANONICAL.fullmatch(plain)
    inner = match[1] if match else plain
    stem = _STEM.fullmatch(inner)
    return f"{stem[1]}/{stem[2]}/{stem[3]}" if stem else inner


def _unused(name: str, taken: dict[str, tf.Variable]) -> str:
    """`name`, numbered where it is taken: TensorFlow 2 lets any number of variables have one name."""
    number, free = 0, name
    while free in taken:
        number += 1
        free = f"{name}_{number}"
    return free


def _operations(program: Path, where: str) -> frozenset[str]:
    """What the module computes with, known before any of it runs."""
    proto = saved_model_pb2.SavedModel()
    try:
        if program.stat().st_size > LARGEST_PROGRAM:
            raise InputError("its graph is too large for one of these networks", where=where, hint=_HINT)
        proto.ParseFromString(program.read_bytes())
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(program)) from e
    except DecodeError as e:
        hint = "It is damaged or cut off: download it again."
        raise InputError(f"the module's {PROGRAM} is not a SavedModel", where=where, hint=hint) from e
    graphs = [graph.graph_def for graph in proto.meta_graphs]
    functions = [function.node_def for graph in graphs for function in graph.library.function]
    found = frozenset(node.op for nodes in (*(g.node for g in graphs), *functions) for node in nodes)
    if forbidden := sorted(found & _FORBIDDEN):
        message = f"the module wants to use {', '.join(forbidden)}, which reach files or Python, and is not loaded"
        raise InputError(message, where=where, hint="Use a module from a place you trust.")
    return found


def _traced_channels(module: Module, size: Size, training: bool, where: str) -> tuple[int, int]:
    try:
        structure = _traced(module.loaded, size, training=training).structured_outputs
    except _BROKEN as e:
        found = _described_call(module.loaded, size)
        raise _foreign(f"cannot be called with these ({'' if training else 'not '}training): {found}", where) from e
    problem = _structure_problem(structure, size)
    if problem:
        raise _foreign(f"returns {problem}", where)
    class_maps, box_maps = structure
    return int(class_maps[0].shape[-1]), int(box_maps[0].shape[-1])


def _traced(loaded: Any, size: Size, *, training: bool) -> Any:
    call = tf.function(lambda images: loaded(images, training=training), autograph=False)
    return call.get_concrete_function(tf.TensorSpec((None, *size, 3), tf.float32))


def _structure_problem(found: Any, size: Size) -> str:
    """What is wrong with what a call returns, as the end of a sentence, or ""."""
    if not (_is_row(found, 2) and all(_is_row(maps, len(LEVELS)) for maps in found)):
        return f"{_described(found)}"
    for maps in found:
        shapes = [tuple(x.shape[1:]) for x in maps if x.dtype == tf.float32 and x.shape.rank == 4]
        wanted = [(*level, maps[0].shape[-1]) for level in level_sizes(size)]
        fits = len(shapes) == len(wanted) and all(_matches(a, b) for a, b in zip(shapes, wanted, strict=True))
        if not fits or maps[0].shape[-1] is None:
            return f"maps of {', '.join(str(tuple(x.shape)) for x in maps)} for pictures of {size[0]}x{size[1]}"
    return ""


def level_sizes(size: Size) -> list[Size]:
    """(height, width) of the feature maps of levels 3 … 7: each half of the one before, rounded up."""
    sizes = [size]
    for _ in range(LEVELS[-1]):
        sizes.append(half(sizes[-1]))
    return sizes[LEVELS[0] :]


def _matches(shape: Sequence[int | None], wanted: Sequence[int | None]) -> bool:
    return all(a is None or a == b for a, b in zip(shape, wanted, strict=True))


def _is_row(value: Any, length: int) -> bool:
    return isinstance(value, (list, tuple)) and len(value) == length


def _described(found: Any) -> str:
    if isinstance(found, dict):
        return f"a table of {', '.join(sorted(map(str, found))[:8])}"
    shapes = [str(tuple(x.shape)) if hasattr(x, "shape") else type(x).__name__ for x in tf.nest.flatten(found)[:12]]
    return f"{len(tf.nest.flatten(found))} outputs, {', '.join(shapes)}"


def _described_call(loaded: Any, size: Size) -> str:
    specs = [f"{spec.dtype.name} {_shape_text(spec.shape)}" for spec in _image_specs(loaded)]
    takes = ", ".join(dict.fromkeys(specs)) or "something else than pictures"
    return f"it was saved for {takes}; pictures here are float32 [None, {size[0]}, {size[1]}, 3]"


def _shape_text(shape: tf.TensorShape) -> str:
    return "of any shape" if shape.rank is None else str(shape.as_list())


def _image_specs(loaded: Any) -> Iterator[tf.TensorSpec]:
    """The first tensor that each of the module's saved calls takes."""
    call = loaded.__call__ if callable(loaded) else None
    for function in getattr(call, "concrete_functions", ()):
        tensors = tf.nest.flatten(function.structured_input_signature)
        yield from [spec for spec in tensors if isinstance(spec, tf.TensorSpec)][:1]


def _foreign(found: str, where: str) -> InputError:
    return InputError(
        f"is another kind of module. Expected: a call with {_WANTED}. Found: it {found}", where=where, hint=_HINT
    )


def listing(folder: Path) -> str:
    """What lies in a folder, in words."""
    names = sorted(path.name for path in folder.iterdir())[:6] if folder.is_dir() else []
    return ", ".join(names) or "nothing"


def _first_line(error: BaseException) -> str:
    return next((line for line in str(error).splitlines() if line.strip()), type(error).__name__)[:300]
