"""Weights on disk, and files that only look like weights."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest

from effdet_core.errors import InputError
from effdet_core.hparams import model_config
from effdet_core.nn.network import EfficientDet, build_network, canonical_name
from effdet_core.nn.weights import checkpoint

BIAS = "class_net/class-predict/bias"
KERNEL = "class_net/class-predict/pointwise_kernel"


@pytest.fixture(scope="module")
def model() -> EfficientDet:
    return build_network(model_config("efficientdet-lite0"), 3)


def npy(array: np.ndarray) -> bytes:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, array)
    return buffer.getvalue()


def test_weights_come_back_as_they_were_written(tmp_path: Path, model: EfficientDet) -> None:
    other = build_network(model_config("efficientdet-lite0"), 3)
    checkpoint.write_weights(tmp_path / "w.npz", model)

    left = checkpoint.assign(other, checkpoint.read_weights(tmp_path / "w.npz"))

    assert left == ()
    for ours, theirs in zip(model.weights, other.weights, strict=True):
        np.testing.assert_array_equal(ours, theirs)


def test_any_numbers_can_be_kept_beside_the_weights(tmp_path: Path) -> None:
    arrays = {"progress:step": np.asarray(3), "optimizer:größe": np.ones((2, 0, 3)), "a/b": np.eye(2)[:, ::-1]}
    checkpoint.write_arrays(tmp_path / "w.npz", arrays)

    found = checkpoint.read_weights(tmp_path / "w.npz")

    assert found.keys() == arrays.keys()
    for name, array in arrays.items():
        np.testing.assert_array_equal(found[name], array)


def test_averages_take_the_place_of_the_latest_values() -> None:
    one, two = np.ones(1), np.full(1, 2.0)

    assert checkpoint.averaged({"a": one, "b": one, "ema:a": two, "optimizer:a": one, "progress:step": one}) == {
        "a": two,
        "b": one,
    }


def test_a_class_layer_for_other_classes_is_reported_or_left(model: EfficientDet) -> None:
    arrays = checkpoint.arrays_of(build_network(model_config("efficientdet-lite0"), 1))
    before = model.class_net.predict.bias.numpy()

    with pytest.raises(InputError, match="trained for 1 class, this network is for 3 classes"):
        checkpoint.assign(model, arrays)
    assert set(checkpoint.assign(model, arrays, other_classes=True)) == {BIAS, KERNEL}
    np.testing.assert_array_equal(model.class_net.predict.bias, before)
    np.testing.assert_array_equal(model.backbone.stem.conv.kernel, arrays["efficientnet-lite0/stem/conv2d/kernel"])


def test_every_mismatch_is_reported_at_once_and_nothing_is_changed(model: EfficientDet) -> None:
    arrays = checkpoint.arrays_of(model)
    stem = "efficientnet-lite0/stem/conv2d/kernel"
    arrays[stem] = arrays[stem] + 1
    del arrays["box_net/box-0/bias"]
    arrays["strange"] = np.zeros(1)
    arrays["resample_p6/conv2d/bias"] = np.zeros(7, np.float32)
    arrays["resample_p6/bn/gamma"] = np.full(64, np.nan, np.float32)
    before = model.backbone.stem.conv.kernel.numpy()

    with pytest.raises(InputError) as error:
        checkpoint.assign(model, arrays)

    text = str(error.value)
    for part in (
        "missing: box_net/box-0/bias",
        "unknown to this network: strange",
        "bias [7] instead of [64]",
        "not finite",
    ):
        assert part in text
    np.testing.assert_array_equal(model.backbone.stem.conv.kernel, before)


def test_weights_of_another_model_are_refused_in_few_words(model: EfficientDet) -> None:
    arrays = checkpoint.arrays_of(build_network(model_config("efficientdet-lite1"), 3))

    with pytest.raises(InputError, match="another model") as error:
        checkpoint.assign(model, arrays)
    assert len(str(error.value)) < 4000


def test_a_scope_asks_only_for_its_own_weights(model: EfficientDet) -> None:
    arrays = {canonical_name(v): v.numpy() * 0 for v in model.resample_p6.weights}

    checkpoint.assign(model, arrays, scope="resample_p6/")

    assert not np.any(model.resample_p6.conv.kernel)


def stored(path: Path, parts: dict[str, bytes], compression: int = zipfile.ZIP_STORED) -> Path:
    with zipfile.ZipFile(path, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return path


def header_promising(count: int) -> bytes:
    data = npy(np.zeros(1, np.float32))
    return data.replace(b"'shape': (1,), }", f"'shape': ({count},), }}".encode())


def test_a_bomb_is_refused_before_it_goes_off(tmp_path: Path) -> None:
    bomb = stored(tmp_path / "w.npz", {"a.npy": npy(np.zeros(10**7, np.float32))}, zipfile.ZIP_DEFLATED)

    with pytest.raises(InputError, match="compressed"):
        checkpoint.read_weights(bomb)


@pytest.mark.parametrize(
    ("parts", "reason"),
    [
        ({"a.npy": header_promising(10**12)}, "cut short"),
        ({"a.npy": npy(np.ones(4))[:-3]}, "cut short"),
        ({"a.npy": npy(np.array(["text"]))}, "not numbers"),
        ({"a.npy": b"\x93NUMPY\x01\x00\xff\xff"}, "damaged"),
        ({"a.npy": b""}, "damaged"),
        ({"a.txt": b"hello"}, "not named arrays"),
    ],
)
def test_a_file_that_is_not_ours_is_refused_with_its_name(tmp_path: Path, parts: dict[str, bytes], reason: str) -> None:
    path = stored(tmp_path / "w.npz", parts)

    with pytest.raises(InputError, match=reason) as error:
        checkpoint.read_weights(path)
    assert str(path) in str(error.value)


def test_pickled_objects_are_never_loaded(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    np.lib.format.write_array(buffer, np.array([{}], object), allow_pickle=True)

    with pytest.raises(InputError, match="not numbers"):
        checkpoint.read_weights(stored(tmp_path / "w.npz", {"a.npy": buffer.getvalue()}))


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04" + bytes(100)])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "w.npz"
    path.write_bytes(content)

    with pytest.raises(InputError, match="damaged"):
        checkpoint.read_weights(path)


def test_a_truncated_or_altered_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "w.npz"
    checkpoint.write_arrays(path, {"a": np.arange(1000.0), "b": np.arange(1000.0)})
    whole = path.read_bytes()
    for content in (whole[: len(whole) // 2], whole[:500] + b"?" + whole[501:]):
        path.write_bytes(content)
        with pytest.raises(InputError, match="damaged"):
            checkpoint.read_weights(path)


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be read"):
        checkpoint.read_weights(tmp_path / "none.npz")
