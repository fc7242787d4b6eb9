"""Compiling for the Edge TPU, and putting back what its compiler drops.

The compiler (`edgetpu_compiler`, Debian packages for x86-64 from coral.ai) is not ours to ship. It forgets the metadata
and the label files, so that MediaPipe, the Task Library and pycoral no longer read its files by the same rules.
"""

from __future__ import annotations

import shutil
import struct
import subprocess
import tempfile
from pathlib import Path

import msgspec

from effdet_core import atomic
from effdet_core.errors import InputError, UserError
from effdet_core.runtime import universal
from effdet_core.runtime.detector import TFLiteDetector

COMPILER = "edgetpu_compiler"
ENDING = "_edgetpu"
"""Before .tflite, as the compiler names its files."""
MINUTES = 15
LARGEST = 1 << 28
"""Bytes of the largest file that is read; the models are a tenth of it."""
_UNMAPPED = "Number of operations that will run on CPU"
_MAPPED = "Number of operations that will run on Edge TPU"


class Compiled(msgspec.Struct, frozen=True, kw_only=True):
    """path: the compiled file. on_tpu, on_cpu: operations that run there; None where the compiler did not say.

    log: everything it said.
    """

    path: str
    on_tpu: int | None
    on_cpu: int | None
    log: str


def command(model: Path) -> str:
    """The command line, to be run on another computer as well."""
    return f"{COMPILER} -s -o {model.parent} {model}"


def compiled_path(model: Path) -> Path:
    """Where the compiled file lies beside its model."""
    return model.with_name(f"{model.stem}{ENDING}{model.suffix}")


def compile_model(model: Path, out: Path | None = None, compiler: str = COMPILER) -> Compiled:
    """Compiles an int8 file and puts its metadata back. out: by default beside the model, with `_edgetpu` in its name.

    Raises `UserError` when there is no compiler, when it fails, or for a file that it cannot compile.
    """
    detector = TFLiteDetector(model)  # also for a message that says more than the compiler's
    if detector.float_input:
        raise InputError("computes with floats, which no Edge TPU can", where=str(model), hint="Export int8.")
    found = shutil.which(compiler)
    if found is None:
        hint = f"Install it from coral.ai, or run this elsewhere: {command(model)}\nThen: effdet edgetpu --restore"
        raise UserError("the Edge TPU compiler is not installed", where=compiler, hint=hint)
    target = out or compiled_path(model)
    with tempfile.TemporaryDirectory(prefix="edgetpu-") as folder:
        log = _compile(found, model, Path(folder))
        made = Path(folder) / compiled_path(model).name
        if not made.is_file():
            raise UserError(f"the compiler wrote nothing: {_last_line(log)}", where=str(model), hint=_hint(log))
        restore(made, model, target)
    return Compiled(path=str(target), on_tpu=_number(log, _MAPPED), on_cpu=_number(log, _UNMAPPED), log=log)


def restore(compiled: Path, original: Path, out: Path | None = None) -> Path:
    """Puts metadata, labels and signature of `original` into a compiled file. out: by default over the compiled one.

    Raises `InputError` when the two do not belong together.
    """
    TFLiteDetector(original)  # LiteRT verifies it, so that taking it apart is safe
    try:
        content = universal.restored(_read(compiled), original.read_bytes())
    except (ValueError, LookupError, TypeError, AttributeError, OverflowError, struct.error) as e:
        hint = "Name the file that was compiled, and the one it was compiled from."
        raise InputError(f"does not fit to {original.name}: {e}", where=str(compiled), hint=hint) from e
    target = out or compiled
    atomic.write_bytes(target, content)
    return target


def _read(compiled: Path) -> bytes:
    try:
        if compiled.stat().st_size > LARGEST:
            raise InputError("is too large for a model", where=str(compiled), hint="Check the name.")
        content = compiled.read_bytes()
    except OSError as e:
        raise InputError(f"cannot be read: {e.strerror}", where=str(compiled), hint="Check the name.") from e
    if content[4:8] != b"TFL3":
        raise InputError("is not a TensorFlow Lite model", where=str(compiled), hint="Choose a .tflite file.")
    return content


def _compile(compiler: str, model: Path, folder: Path) -> str:
    call = [compiler, "-s", "-o", str(folder), str(model)]
    try:
        done = subprocess.run(call, capture_output=True, text=True, errors="replace", timeout=MINUTES * 60, check=False)
    except (OSError, subprocess.TimeoutExpired) as e:
        raise UserError(f"the compiler did not run to its end: {e}", where=str(model), hint="Try it by hand.") from e
    log = done.stdout + done.stderr
    if done.returncode != 0:
        raise UserError(f"the compiler failed: {_last_line(log)}", where=str(model), hint=_hint(log))
    return log


def _hint(log: str) -> str:
    if "too large" in log or "Internal compiler error" in log:
        return "Edge TPUs take Lite0 to Lite2; train one of these."
    return "Edge TPUs take int8 files of Lite0 to Lite2. Try it by hand with -i or -d, which tell more."


def _last_line(log: str) -> str:
    return next((line.strip() for line in reversed(log.splitlines()) if line.strip()), "it says nothing")


def _number(log: str, before: str) -> int | None:
    lines = (line.partition(":")[2].strip() for line in log.splitlines() if line.strip().startswith(before))
    return next((int(text) for text in lines if text.isdecimal()), None)
