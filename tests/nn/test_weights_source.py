"""What `uri` may name, what is tried when it names nothing, and what stays frozen."""

from __future__ import annotations

import shutil
import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.dataset import Dataset
from effdet_core.errors import InputError, RunError, SettingError
from effdet_core.nn.network import EfficientDet, ModuleNetwork, build_network, canonical_name
from effdet_core.nn.weights import checkpoint, imagenet, source
from effdet_core.nn.weights.freeze import apply_freeze, narrowed, spared
from effdet_core.nn.weights.hub import address
from effdet_core.run_folder import RunFolder
from effdet_core.spec import DEFAULT_FREEZE, EfficientDetSpec
from tests.nn.hub_modules import Foreign, save

SIDE = 64
CLASSES = ("a", "b")


@pytest.fixture(scope="module")
def foreign_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save(Foreign(), tmp_path_factory.mktemp("foreign") / "net", None)


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(address.CACHE_VARIABLE, str(tmp_path / "cache"))


def no_pictures() -> Iterator[np.ndarray]:
    raise AssertionError("these weights need no look at pictures")


def new_run(folder: Path, uri: str | None, **settings: Any) -> tuple[RunFolder, EfficientDetSpec]:
    run = RunFolder(folder)
    run.path.mkdir(parents=True)
    spec = EfficientDetSpec(uri=uri, hparams={"image_size": SIDE}, **settings)
    spec.write(run.spec)
    Dataset(classes=CLASSES, examples=()).write(run.dataset)
    return run, spec


def start(folder: Path, uri: str | None, **settings: Any) -> source.Start:
    run, spec = new_run(folder, uri, **settings)
    return source.starting_network(run, spec, spec.config, len(CLASSES), no_pictures)


def test_random_weights_are_an_explicit_wish(tmp_path: Path) -> None:
    begun = start(tmp_path / "run", "none")
    assert begun.record.weights == "random weights"
    assert begun.record.fresh == ("",)


def test_the_network_of_a_run_can_be_built_again(tmp_path: Path, foreign_folder: Path) -> None:
    moved = shutil.copytree(foreign_folder, tmp_path / "moved")
    begun = start(tmp_path / "run", str(moved))
    run = RunFolder(tmp_path / "run")
    checkpoint.write_weights(run.checkpoints / "last.npz", begun.model)
    shutil.rmtree(moved)

    again = source.network_of(run, EfficientDetSpec.read(run.spec).config, len(CLASSES))

    assert isinstance(begun.model, ModuleNetwork)
    assert isinstance(again.model, ModuleNetwork)
    assert again.record == begun.record
    assert checkpoint.assign(again.model, checkpoint.read_weights(run.checkpoints / "last.npz")) == ()


@pytest.mark.parametrize("name", ["net.tar.gz", "net.tgz"])
def test_a_packed_module_is_a_module(tmp_path: Path, foreign_folder: Path, name: str) -> None:
    with tarfile.open(tmp_path / name, "w:gz") as tar:
        tar.add(foreign_folder, arcname="net")

    begun = start(tmp_path / "run", str(tmp_path / name))

    assert isinstance(begun.model, ModuleNetwork)
    assert begun.record.weights == f"the hub module {name}"
    assert (tmp_path / "run" / "module" / "saved_model.pb").is_file()
    assert [path.name for path in (tmp_path / "run").iterdir() if path.name.startswith(".")] == []


def test_a_run_around_a_module_is_a_source_with_what_it_learnt(tmp_path: Path, foreign_folder: Path) -> None:
    first = start(tmp_path / "first", str(foreign_folder))
    kernel = next(v for v in first.model.weights if v.path == "net/conv_0/kernel")
    kernel.assign(kernel.numpy() + 1)
    checkpoint.write_weights(tmp_path / "first" / "checkpoints" / "best.npz", first.model)

    second = start(tmp_path / "second", str(tmp_path / "first"))

    shutil.rmtree(tmp_path / "first")
    assert second.record.fresh == ()
    np.testing.assert_array_equal(next(v for v in second.model.weights if v.path == kernel.path), kernel)
    assert isinstance(
        source.network_of(RunFolder(tmp_path / "second"), *config_and_classes(tmp_path)).model, ModuleNetwork
    )


def test_a_run_around_a_module_is_not_asked_for_what_the_module_cannot_do(
    tmp_path: Path, foreign_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = start(tmp_path / "first", str(foreign_folder))
    checkpoint.write_weights(tmp_path / "first" / "checkpoints" / "best.npz", first.model)
    run, _ = new_run(tmp_path / "second", "none")
    spec = EfficientDetSpec(uri=str(tmp_path / "first"), hparams={"image_size": SIDE, "act_type": "swish"})
    with pytest.raises(SettingError, match="act_type cannot take effect"):
        source.starting_network(run, spec, spec.config, len(CLASSES), no_pictures)
    monkeypatch.setattr(source.adopt, "WITHOUT_XLA", frozenset(("Conv2D",)))
    with pytest.raises(SettingError, match=r"use_xla: the module .*Conv2D"):
        start(tmp_path / "third", str(tmp_path / "first"), use_xla=True)


def config_and_classes(folder: Path) -> tuple[Any, int]:
    return EfficientDetSpec.read(folder / "second" / "spec.yaml").config, len(CLASSES)


def test_a_weights_file_for_other_classes_leaves_the_class_layer_fresh(tmp_path: Path) -> None:
    config = EfficientDetSpec(hparams={"image_size": SIDE}).config
    checkpoint.write_weights(tmp_path / "w.npz", build_network(config, 5))
    begun = start(tmp_path / "run", str(tmp_path / "w.npz"))
    assert set(begun.record.fresh) == {"class_net/class-predict/pointwise_kernel", "class_net/class-predict/bias"}


def test_xla_is_refused_where_the_module_cannot_have_it(
    tmp_path: Path, foreign_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source.adopt, "WITHOUT_XLA", frozenset(("Conv2D",)))
    with pytest.raises(SettingError, match=r"use_xla: the module .*Conv2D"):
        start(tmp_path / "run", str(foreign_folder), use_xla=True)


def test_a_foreign_module_is_not_asked_for_what_it_cannot_do(tmp_path: Path, foreign_folder: Path) -> None:
    run, _ = new_run(tmp_path / "run", str(foreign_folder))
    hparams = {"image_size": SIDE, "fpn_num_filters": 32, "survival_prob": 0.8, "grad_checkpoint": True}
    spec = EfficientDetSpec(uri=str(foreign_folder), hparams=hparams)
    with pytest.raises(SettingError, match="fpn_num_filters, survival_prob, grad_checkpoint cannot take effect"):
        source.starting_network(run, spec, spec.config, len(CLASSES), no_pictures)


@pytest.mark.parametrize("uri", ["no/such/folder", "imagenett", "photo.tflite"])
def test_what_is_nowhere_is_refused_with_all_that_may_be_named(tmp_path: Path, uri: str) -> None:
    with pytest.raises(SettingError, match="is no file or folder here") as error:
        start(tmp_path / "run", uri)
    for word in ("hub address", ".tar.gz", ".tflite", "run", "weights file"):
        assert word in error.value.problems[0].hint


@pytest.mark.parametrize(("inside", "found"), [((), "nothing"), (("assets", "variables"), "assets, variables")])
def test_a_folder_that_is_no_run_and_no_module_is_told_by_what_it_holds(
    tmp_path: Path, inside: tuple[str, ...], found: str
) -> None:
    folder = tmp_path / "net"
    folder.mkdir()
    for name in inside:
        (folder / name).mkdir()
    with pytest.raises(SettingError, match=rf"neither a run, .* has a saved_model\.pb: it holds {found}"):
        start(tmp_path / "run", str(folder))


@pytest.mark.parametrize(
    "uri", ["https://example.org/a/lite0.tflite?x=1", "https://example.org/m/1?lite-format=tflite", "http://h/w.NPZ"]
)
def test_the_address_of_a_file_is_answered_with_what_to_do(tmp_path: Path, uri: str) -> None:
    with pytest.raises(SettingError, match="only hub modules are downloaded") as error:
        start(tmp_path / "run", uri)
    assert "Download the file" in error.value.problems[0].hint


def test_other_classes_in_an_exported_file_are_an_error_where_nothing_may_be_skipped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    config = EfficientDetSpec(hparams={"image_size": SIDE}).config
    of_five = checkpoint.arrays_of(build_network(config, 5))
    monkeypatch.setattr(source.tflite, "read", lambda *_: source.tflite.FileWeights(of_five, 5))
    (tmp_path / "m.tflite").touch()
    run, _ = new_run(tmp_path / "run", "none")
    hparams = {"image_size": SIDE, "skip_mismatch": False}
    spec = EfficientDetSpec(uri=str(tmp_path / "m.tflite"), hparams=hparams)
    with pytest.raises(InputError, match="trained for 5 classes, this network is for 2"):
        source.starting_network(run, spec, spec.config, len(CLASSES), no_pictures)


def test_a_damaged_record_is_named(tmp_path: Path) -> None:
    start(tmp_path / "run", "none")
    (tmp_path / "run" / "start.json").write_text("{")
    with pytest.raises(RunError, match=r"start\.json: cannot be read"):
        source.record_of(RunFolder(tmp_path / "run"))


def test_runs_from_before_there_were_records_are_our_own_network(tmp_path: Path) -> None:
    run, _ = new_run(tmp_path / "run", "imagenet")
    assert source.record_of(run).network == "own"
    assert source.record_of(run).fresh == source.BESIDE_BACKBONE


def away(*_: Any, **__: Any) -> Path:
    raise InputError("cannot be downloaded: the network is away")


@pytest.mark.parametrize("nothing", [None, "", "  "])
def test_said_nothing_a_copy_of_the_models_hub_module_is_taken_first(
    tmp_path: Path, foreign_folder: Path, nothing: str | None
) -> None:
    uri = address.default_address("efficientdet-lite0")
    shutil.copytree(foreign_folder, address.cache_folder() / address._key(uri))

    begun = start(tmp_path / "run", nothing)

    assert isinstance(begun.model, ModuleNetwork)
    assert f"starts from the hub module {uri} kept on this computer" in begun.record.notes[0]


def test_said_nothing_and_without_a_network_imagenet_is_next(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address, "resolve", away)

    begun = start(tmp_path / "run", None)

    assert isinstance(begun.model, EfficientDet)
    assert begun.record.weights == "an ImageNet backbone"
    assert "the network is away" in begun.record.notes[0]


def test_said_nothing_and_with_nothing_there_it_starts_at_random(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address, "resolve", away)
    monkeypatch.setattr(imagenet, "PACKAGES", {})

    begun = start(tmp_path / "run", None)

    assert begun.record.weights == "random weights"
    for reason in ("the network is away", "no ImageNet weights"):
        assert reason in begun.record.notes[0]


def test_a_model_without_imagenet_weights_starts_at_random_where_there_is_no_network_and_says_what_that_takes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address, "resolve", away)
    run = RunFolder(tmp_path / "run")
    run.path.mkdir()
    spec = EfficientDetSpec(model_name="efficientdet-lite3", hparams={"image_size": SIDE})

    begun = source.starting_network(run, spec, spec.config, len(CLASSES), no_pictures)

    (note,) = begun.record.notes
    assert begun.record.weights == "random weights"
    for words in ("network is away", "no ImageNet weights for efficientnet-lite3", "thousands of pictures", ".tflite"):
        assert words in note


def test_an_address_that_was_asked_for_is_not_replaced_by_anything(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(address, "resolve", away)
    with pytest.raises(InputError, match="network is away"):
        start(tmp_path / "run", "https://tfhub.dev/m/1")


def test_only_what_came_pretrained_is_frozen() -> None:
    model = build_network(EfficientDetSpec().config, 2)
    fresh = source.BESIDE_BACKBONE

    named = spared(model, DEFAULT_FREEZE, fresh)
    frozen = apply_freeze(model, narrowed(DEFAULT_FREEZE, fresh))

    assert {name.split("/")[0] for name in frozen} == {"efficientnet-lite0"}
    assert {name.split("/")[0] for name in named} == {"fpn_cells", "resample_p6"}


@pytest.mark.parametrize(
    ("expression", "fresh", "expected"),
    [
        (None, ("a/",), None),
        ("", (), None),
        ("efficientnet", ("",), None),
        ("(a|b)", (), "(a|b)"),
        ("a|b", ("b/c.d/",), r"(?!b/c\.d/)(?:a|b)"),
        ("(?i)A|B", ("b/",), "(?i)(?!b/)(?:A|B)"),
    ],
)
def test_expressions_spare_what_is_fresh(expression: str | None, fresh: tuple[str, ...], expected: str | None) -> None:
    assert narrowed(expression, fresh) == expected


def test_a_narrowed_expression_still_counts_its_own_groups() -> None:
    model = build_network(EfficientDetSpec().config, 2)
    frozen = apply_freeze(model, narrowed(r"(box)_net/\1-0", ("class_net/",)))
    assert {canonical_name(v) for v in model.weights if v.path in frozen} == set(frozen)
    assert all(name.startswith("box_net/box-0") for name in frozen)
