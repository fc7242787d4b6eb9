"""What the hparams of data, watching and use change in real trainings."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
import tensorflow as tf
from PIL import Image

from effdet_core import events
from effdet_core.dataset import Dataset, Example
from effdet_core.errors import InputError
from effdet_core.hparams import ModelConfig, model_config
from effdet_core.nn import begin, train
from effdet_core.nn.augment import Augmenter, place
from effdet_core.nn.input_pipeline import TrainingData
from effdet_core.nn.labelled import Labelled
from effdet_core.nn.network import build_network
from effdet_core.nn.network_detector import NetworkDetector
from effdet_core.nn.validation import ValidationData
from effdet_core.nn.weights import checkpoint, source
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec
from tests.nn import formula
from tests.nn.test_training import make_run

GOLDEN = json.loads((Path(__file__).parents[1] / "golden" / "preprocess.json").read_text())
SIZED = [case for case in GOLDEN["train"] if case["target_size"]]
pytestmark = pytest.mark.usefixtures("small_networks")
SMALL: dict[str, Any] = {"image_size": 64, "fpn_cell_repeats": 1, "box_class_repeats": 1, "fpn_num_filters": 16}


def config_of(**changes: Any) -> ModelConfig:
    return model_config("efficientdet-lite0", {**SMALL, **changes})


@pytest.mark.parametrize("case", SIZED, ids=lambda case: str(case["target_size"]))
def test_scales_are_relative_to_the_target_size_as_in_the_original(case: dict[str, Any]) -> None:
    height, width = case["image_hw"]
    text = case["target_size"]
    fitted = model_config("efficientdet-lite0", {"target_size": text}).target_size
    placed = place(
        tf.constant([height, width], tf.float32),
        tf.constant(fitted),
        tf.constant(case["output_hw"]),
        "letterbox",
        scale=tf.constant(case["random_scale"]),
        aspect=tf.constant(1.0),
        where=tf.constant([case["random_offset_y"], case["random_offset_x"]]),
    )
    assert placed.scaled.numpy().tolist() == [case["scaled_h"], case["scaled_w"]]


def test_a_target_size_enlarges_what_the_network_sees() -> None:
    still = {"jitter_min": 1.0, "jitter_max": 1.0, "input_rand_hflip": False, "resize": "stretch"}
    picture = Labelled(tf.zeros([64, 64, 3], tf.uint8), tf.constant([[24.0, 24.0, 40.0, 40.0]]), tf.constant([0]))
    seed = tf.constant([4, 4])
    plain = Augmenter(config_of(**still)).one(picture, seed)
    wide = [Augmenter(config_of(**still, target_size=96)).one(picture, tf.constant([k, 4])) for k in range(8)]
    np.testing.assert_allclose(plain.boxes, [[24, 24, 40, 40]])
    for found in wide:
        np.testing.assert_allclose(found.boxes[:, 2:] - found.boxes[:, :2], [[24, 24]])


def crowded(folder: Path) -> Example:
    path = folder / "c.png"
    Image.fromarray(np.zeros((64, 64, 3), np.uint8)).save(path)
    boxes = ((0.0, 0.0, 30.0, 30.0), (32.0, 32.0, 64.0, 64.0))
    return Example(
        image=str(path), height=64, width=64, split="train", boxes=boxes, classes=(0, 0), crowd=(False, True)
    )


def test_crowds_train_only_where_they_are_not_skipped(tmp_path: Path) -> None:
    still = {"jitter_min": 1.0, "jitter_max": 1.0, "input_rand_hflip": False}
    found = {}
    for skips in (True, False):
        config = config_of(**still, skip_crowd_during_training=skips)
        example = crowded(tmp_path)
        batches = TrainingData([example], config, batch_size=1, seed=1).batches()
        trained = float(next(batches).targets.num_positives[0])
        batches.close()
        found[skips] = trained, float(ValidationData([example], config, 1)._sample(example).targets.num_positives)
    assert found[False][0] > found[True][0] > 0
    assert found[False][1] > found[True][1] > 0


@pytest.mark.slow
def test_measuring_as_nms_configs_says_finds_what_the_file_drops() -> None:
    """Soft suppression keeps overlapping boxes with faded scores; a hard one with a low limit leaves few."""
    model = build_network(config_of(), 2)
    formula.fill(model)
    image = formula.images(1, 64, 64)[0]
    pixels = (np.asarray(image) * 128 + 127).astype(np.uint8)

    def found(**changes: Any) -> Any:
        return NetworkDetector(model, config_of(**changes)).detect(pixels)

    def nms(**keys: Any) -> Any:
        return found(measured_as="nms_configs", nms_configs=keys)

    file = found()
    soft = nms(method="gaussian")
    assert len(soft) > len(file)
    assert len(nms(method="hard", iou_thresh=0.05)) < len(nms(method="hard", iou_thresh=0.9))
    # What lies outside of the picture is left out afterwards.
    assert 1 <= len(nms(method="gaussian", max_output_size=7)) <= 7 < len(soft)
    assert 1 <= len(nms(method="gaussian", max_nms_inputs=7)) <= 7
    assert nms(method="gaussian", sigma=0.01).scores.sum() < nms(method="gaussian", sigma=5.0).scores.sum()
    assert nms(score_thresh=0.6).scores.min() >= 0.6
    assert found(nms_configs={"score_thresh": 0.9}).scores.min(initial=1.0) >= 0.9
    assert len(found(nms_configs={"iou_thresh": 0.01})) < len(found(nms_configs={"iou_thresh": 0.99}))


def test_weights_for_other_classes_are_refused_where_mismatches_are_not_skipped(tmp_path: Path) -> None:
    path = tmp_path / "three.npz"
    checkpoint.write_weights(path, build_network(config_of(), 3))
    for skips in (True, False):
        spec = EfficientDetSpec(uri=str(path), hparams={**SMALL, "skip_mismatch": skips})
        refused = nullcontext() if skips else pytest.raises(InputError, match="trained for 3 classes")
        with refused:
            source.starting_network(RunFolder(tmp_path), spec, spec.config, 2, list)


def test_mosaics_show_more_pictures_than_one(tmp_path: Path) -> None:
    one = crowded(tmp_path)
    examples = [msgspec.structs.replace(one, classes=(kind, kind), crowd=(False, False)) for kind in range(6)]

    def classes_in_a_picture(mosaic: float) -> float:
        config = config_of(mosaic=mosaic, jitter_min=1.0, jitter_max=1.0)
        batches = TrainingData(examples, config, batch_size=8, seed=1).batches()
        found = next(batches).targets.class_index.numpy()
        batches.close()
        return float(np.mean([len(set(row[row >= 0].tolist())) for row in found]))

    assert classes_in_a_picture(0.0) == 1
    assert classes_in_a_picture(1.0) > 2


@pytest.mark.slow
@pytest.mark.parametrize(("frequency", "epochs"), [(0, [3]), (2, [2, 3])])
def test_evaluations_come_as_often_as_asked_for(tmp_path: Path, frequency: int, epochs: list[int]) -> None:
    run = make_run(tmp_path, counts=(2, 1, 0), epochs=3, hparams={**SMALL, "map_freq": frequency})
    train.train(run, resume=False)
    assert [e.epoch for e in run.read_events() if isinstance(e, events.Evaluated)] == epochs


def rewritten(run: RunFolder, *, boxes: int) -> None:
    """The run's first training photo with so many boxes."""
    data = Dataset.read(run.dataset)
    first = data.examples[1]
    many = msgspec.structs.replace(
        first,
        boxes=tuple((4.0 + k % 30, 4.0, 40.0 + k % 20, 40.0) for k in range(boxes)),
        classes=(0,) * boxes,
        crowd=(False,) * boxes,
    )
    Dataset(classes=data.classes, examples=(data.examples[0], many, *data.examples[2:])).write(run.dataset)


@pytest.mark.slow
def test_a_training_reports_crowded_photos_saves_and_draws_when_asked_to_and_trains_every_box(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    Image.fromarray(np.full((50, 70, 3), 90, np.uint8)).save(tmp_path / "watch.png")
    hparams = {
        **SMALL,
        "map_freq": 0,
        "max_instances_per_image": 149,
        "save_freq": 2,
        "sample_image": "~/watch.png",
        "img_summary_steps": 3,
        "mixed_precision": True,
        "autoaugment_policy": "v1",
        "grid_mask": True,
        "grad_checkpoint": True,
        "positives_momentum": 0.9,
    }
    run = make_run(tmp_path, counts=(6, 0, 1), batch_size=1, epochs=1, hparams=hparams)
    rewritten(run, boxes=150)
    finished = train.train(run, resume=False)
    assert finished.reason == "completed"
    warned = [event.message for event in run.read_events() if isinstance(event, events.Warned)]
    assert any("more than 149 boxes" in text and "up to 150" in text for text in warned)
    saved = [e.step for e in run.read_events() if isinstance(e, events.CheckpointSaved) and e.kind == "last"]
    assert {2, 4, 6} <= set(saved)
    drawn = sorted(path.name for path in run.watched.iterdir())
    assert drawn == ["step-000003.jpg", "step-000006.jpg"]
    with Image.open(run.watched / drawn[0]) as image:
        assert image.size == (70, 50)


def test_a_photo_with_few_boxes_is_no_news(tmp_path: Path) -> None:
    assert begin._crowded(Dataset(classes=("a",), examples=(crowded(tmp_path),)), 2) == []
    assert len(begin._crowded(Dataset(classes=("a",), examples=(crowded(tmp_path),)), 1)) == 1


def test_a_picture_to_watch_that_is_missing_ends_the_training_at_its_start(tmp_path: Path) -> None:
    run = make_run(tmp_path, counts=(2, 0, 0), hparams={**SMALL, "sample_image": str(tmp_path / "none.png")})
    with pytest.raises(InputError, match="none"):
        train.train(run, resume=False)
