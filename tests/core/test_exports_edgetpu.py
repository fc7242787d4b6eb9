"""What the Edge TPU compiler drops comes back; the compiler itself is played by a script."""

from __future__ import annotations

import stat
import sys
from pathlib import Path
from typing import Any

import flatbuffers
import pytest
from ai_edge_litert import schema_py_generated as schema

from effdet_core.errors import InputError, UserError
from effdet_core.exports import edgetpu
from effdet_core.runtime import metadata
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.tiny_tflite import Tiny

RECORDED = Recorded(classes=("a", "b", "c"), model_name="lite", input_size=(1, 2), resize="stretch")
LOG = """
Model compiled successfully in 1234 ms.
Number of operations that will run on Edge TPU: 266
Number of operations that will run on CPU: 1
"""


def as_compiled(content: bytes, *, outputs: int = 4) -> bytes:
    """The same network as a compiler leaves it: no metadata, no zip, no signature."""
    model = schema.ModelT.InitFromPackedBuf(content, 0)
    model.metadata, model.signatureDefs = None, None
    model.subgraphs[0].outputs = model.subgraphs[0].outputs[:outputs]
    builder = flatbuffers.Builder(4096)
    builder.Finish(model.Pack(builder), b"TFL3")
    return bytes(builder.Output())


@pytest.fixture
def original(tmp_path: Path) -> Path:
    path = tmp_path / "bees-int8.tflite"
    path.write_bytes(universal(Tiny(uint8=True).build(), RECORDED))
    return path


@pytest.fixture
def compiler(tmp_path: Path, original: Path) -> Any:
    """A program that does to a file what the compiler does, or what it is told to do."""

    def made(*, code: int = 0, log: str = LOG, writes: bool = True) -> str:
        (tmp_path / "compiled.bin").write_bytes(as_compiled(original.read_bytes()))
        script = tmp_path / "edgetpu_compiler"
        script.write_text(
            f"#!{sys.executable}\n"
            "import pathlib, shutil, sys\n"
            "assert sys.argv[1:3] == ['-s', '-o']\n"
            "model, out = pathlib.Path(sys.argv[4]), pathlib.Path(sys.argv[3])\n"
            f"if {writes}: shutil.copy({str(tmp_path / 'compiled.bin')!r}, out / (model.stem + '_edgetpu.tflite'))\n"
            f"print({log!r})\n"
            f"sys.exit({code})\n"
        )
        script.chmod(script.stat().st_mode | stat.S_IEXEC)
        return str(script)

    return made


def test_a_compiled_file_says_again_what_it_is(original: Path, compiler: Any) -> None:
    done = edgetpu.compile_model(original, compiler=compiler())
    path = original.with_name("bees-int8_edgetpu.tflite")
    assert (done.path, done.on_tpu, done.on_cpu) == (str(path), 266, 1)
    loaded = TFLiteDetector(path)
    assert (loaded.classes, loaded.resize, loaded.model_name) == (("a", "b", "c"), "stretch", "lite")
    assert metadata.appended_files(path.read_bytes()) == metadata.appended_files(original.read_bytes())
    outputs = schema.ModelT.InitFromPackedBuf(path.read_bytes(), 0).signatureDefs[0].outputs
    before = schema.ModelT.InitFromPackedBuf(original.read_bytes(), 0).signatureDefs[0].outputs
    assert [(o.name, o.tensorIndex) for o in outputs] == [(o.name, o.tensorIndex) for o in before]


def test_a_file_compiled_elsewhere_is_restored_in_place(original: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "c.tflite"
    compiled.write_bytes(as_compiled(original.read_bytes()))
    with pytest.raises(InputError, match="the original has no metadata"):
        edgetpu.restore(compiled, _other(tmp_path))
    edgetpu.restore(compiled, original)
    assert TFLiteDetector(compiled).classes == ("a", "b", "c")


def _other(tmp_path: Path) -> Path:
    path = tmp_path / "other.tflite"
    path.write_bytes(universal(Tiny(uint8=True).build(), RECORDED))
    content = as_compiled(path.read_bytes())
    path.write_bytes(content)  # no metadata to give
    return path


def test_what_was_not_compiled_from_the_original_is_refused(original: Path, tmp_path: Path) -> None:
    compiled = tmp_path / "c.tflite"
    compiled.write_bytes(as_compiled(original.read_bytes(), outputs=3))
    with pytest.raises(InputError, match=r"does not fit to bees-int8\.tflite: inputs and outputs are"):
        edgetpu.restore(compiled, original)


@pytest.mark.parametrize("content", [b"", b"1234TFL3", b"1234TFL3" + b"\xff" * 300, b"PK no model"])
def test_rubbish_is_refused_by_name(original: Path, tmp_path: Path, content: bytes) -> None:
    compiled = tmp_path / "c.tflite"
    compiled.write_bytes(content)
    with pytest.raises(InputError, match=r"c\.tflite"):
        edgetpu.restore(compiled, original)
    assert compiled.read_bytes() == content


def test_without_a_compiler_the_command_for_elsewhere_is_said(original: Path) -> None:
    with pytest.raises(UserError, match="not installed") as caught:
        edgetpu.compile_model(original, compiler="no-such-compiler")
    assert str(original) in caught.value.problems[0].hint


def test_what_the_compiler_says_when_it_fails_is_passed_on(original: Path, compiler: Any) -> None:
    with pytest.raises(UserError, match="the compiler failed: Model not quantized"):
        edgetpu.compile_model(original, compiler=compiler(code=1, log="Model not quantized", writes=False))
    with pytest.raises(UserError, match="the compiler wrote nothing"):
        edgetpu.compile_model(original, compiler=compiler(writes=False))
    assert not edgetpu.compiled_path(original).exists()


def test_a_float_file_is_refused_before_the_compiler_runs(tmp_path: Path) -> None:
    path = tmp_path / "f.tflite"
    path.write_bytes(universal(Tiny().build(), RECORDED))
    with pytest.raises(InputError, match="no Edge TPU can"):
        edgetpu.compile_model(path, compiler="no-such-compiler")
