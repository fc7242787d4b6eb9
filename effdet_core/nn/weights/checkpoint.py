"""Weights on disk: an .npz file, uncompressed, that holds one array per canonical name.

Reading takes nothing on trust: no pickles, no compression, no array larger than the bytes that are there.
"""

from __future__ import annotations

import io
import math
import zipfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import keras
import numpy as np

from effdet_core import atomic
from effdet_core.errors import InputError, Problem, raise_if
from effdet_core.nn.network import Network, canonical_name

MAX_BYTES = 4 * 1024**3
MAX_ARRAYS = 20_000
_KINDS = "fiu"
AVERAGE = "ema:"
_PREDICT = "class_net/class-predict/"

Arrays = dict[str, np.ndarray]


def arrays_of(model: keras.Model) -> Arrays:
    """A copy of all weights by canonical name."""
    return {canonical_name(v): v.numpy() for v in model.weights}


def write_weights(path: Path, model: keras.Model) -> None:
    """Replaces `path` by the weights of `model` in one step."""
    write_arrays(path, arrays_of(model))


def write_arrays(path: Path, arrays: Mapping[str, np.ndarray]) -> None:
    """Replaces `path` by `arrays` in one step. Raises `UserError` naming the file when the disk refuses."""

    def produce(temporary: Path) -> None:
        with zipfile.ZipFile(temporary, "w") as archive:
            for name, array in arrays.items():
                archive.writestr(f"{name}.npy", _npy(array))

    atomic.write_with(path, produce)


def read_weights(path: Path) -> Arrays:
    """All arrays of a file by name. Raises `InputError` when it is missing, damaged or not made by `write_arrays`."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            _check_entries(entries, path.stat().st_size)
            return {entry.filename.removesuffix(".npy"): _array(archive.read(entry)) for entry in entries}
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror or e}", where=str(path)) from e
    except (zipfile.BadZipFile, ValueError, EOFError, NotImplementedError, RuntimeError) as e:
        raise InputError(
            f"is not a weights file of this program, or it is damaged: {e}",
            where=str(path),
            hint="Choose a .npz file from the checkpoints folder of a run.",
        ) from e


def averaged(arrays: Mapping[str, np.ndarray]) -> Arrays:
    """Only the weights of a checkpoint: moving averages in place of the latest values where there are any."""
    plain = {name: array for name, array in arrays.items() if ":" not in name}
    return plain | {name.removeprefix(AVERAGE): a for name, a in arrays.items() if name.startswith(AVERAGE)}


def assign(
    model: Network, arrays: Mapping[str, np.ndarray], *, scope: str = "", other_classes: bool = False
) -> tuple[str, ...]:
    """Gives the weights of `model` whose name starts with `scope` the values of `arrays`, all or none of them.

    With `other_classes` a class layer made for another number of classes is left as it is. Returns the names that
    were left. Raises `InputError` with every mismatch: missing, unknown, another shape, not finite.
    """
    variables = {canonical_name(v): v for v in model.weights if canonical_name(v).startswith(scope)}
    left = _other_class_layer(variables, arrays)
    problems = list(_mismatches(variables, arrays, frozenset(left)))
    if left and not other_classes:
        problems.insert(0, _classes_differ(model, arrays[_PREDICT + "bias"]))
    raise_if(problems, InputError)
    for name, variable in variables.items():
        if name not in left:
            variable.assign(arrays[name])
    return left


def _other_class_layer(variables: Mapping[str, keras.Variable], arrays: Mapping[str, np.ndarray]) -> tuple[str, ...]:
    """The kernel and bias of the last class layer when the file has them for another number of classes."""
    kernel = next((k for k in ("pointwise_kernel", "kernel") if _PREDICT + k in variables), "")
    names = (_PREDICT + kernel, _PREDICT + "bias")
    known = all(name in variables and name in arrays for name in names)
    if not known or any(variables[name].shape[:-1] != arrays[name].shape[:-1] for name in names):
        return ()
    return names if variables[names[1]].shape != arrays[names[1]].shape else ()


def _classes_differ(model: Network, bias: np.ndarray) -> Problem:
    anchors = model.class_net.predict.bias.shape[0] // model.num_classes
    theirs = len(bias) // anchors
    return Problem(
        f"these weights were trained for {_classes(theirs)}, this network is for {_classes(model.num_classes)}",
        hint="Use weights of a run with the same classes.",
    )


def _classes(count: int) -> str:
    return "1 class" if count == 1 else f"{count} classes"


def _mismatches(
    variables: Mapping[str, keras.Variable], arrays: Mapping[str, np.ndarray], left: frozenset[str]
) -> Iterator[Problem]:
    shared = [name for name in variables if name in arrays and name not in left]
    shapes = {name: tuple(variables[name].shape) for name in shared}
    wrong_shape = {name for name in shared if arrays[name].shape != shapes[name]}
    kinds: tuple[tuple[str, list[str], Callable[[str], str]], ...] = (
        ("missing", [name for name in variables if name not in arrays], str),
        ("unknown to this network", [name for name in arrays if name not in variables], str),
        (
            "of another shape",
            sorted(wrong_shape),
            lambda name: f"{name} {list(arrays[name].shape)} instead of {list(shapes[name])}",
        ),
        ("not finite", [name for name in shared if not np.isfinite(arrays[name]).all()], str),
    )
    hint = "The weights belong to another model; choose the model that they were trained with."
    for what, names, describe in kinds:
        if names:
            yield Problem(_listing(what, [describe(name) for name in names]), hint=hint)


def _listing(what: str, items: list[str], shown: int = 8) -> str:
    more = f" and {len(items) - shown} more" if len(items) > shown else ""
    return f"{len(items)} of the weights {'is' if len(items) == 1 else 'are'} {what}: {', '.join(items[:shown])}{more}"


def _npy(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.asanyarray(array, order="C"), allow_pickle=False)
    return buffer.getvalue()


def _check_entries(entries: list[zipfile.ZipInfo], file_size: int) -> None:
    """Raises `ValueError` for what could unpack to more than the file itself."""
    if file_size > MAX_BYTES or len(entries) > MAX_ARRAYS:
        raise ValueError("it is too large")
    if any(entry.compress_type != zipfile.ZIP_STORED for entry in entries):
        raise ValueError("its parts are compressed")
    if sum(entry.file_size for entry in entries) > file_size:
        raise ValueError("its parts are larger than the file")
    names = [entry.filename for entry in entries]
    if len(set(names)) != len(names) or not all(name.endswith(".npy") for name in names):
        raise ValueError("its parts are not named arrays")


def _array(data: bytes) -> np.ndarray:
    """Reads .npy bytes; the header may not promise more than follows it."""
    file = io.BytesIO(data)
    shape, dtype = _header(file)
    if dtype.kind not in _KINDS:
        raise ValueError(f"an array holds {dtype}, not numbers")
    if math.prod(shape) * dtype.itemsize != len(data) - file.tell():
        raise ValueError("an array is cut short")
    file.seek(0)
    return np.lib.format.read_array(file, allow_pickle=False)


def _header(file: io.BytesIO) -> tuple[tuple[int, ...], np.dtype[Any]]:
    version = np.lib.format.read_magic(file)
    if version != (1, 0):
        raise ValueError(f"an array has format {version}")
    shape, _, dtype = np.lib.format.read_array_header_1_0(file)
    if any(side < 0 for side in shape):
        raise ValueError("an array has a negative side")
    return shape, dtype
