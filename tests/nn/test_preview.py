"""What people are shown of the pictures that a training is fed."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from PIL import Image

from effdet_core.dataset import Dataset, Example
from effdet_core.helpers import PreviewRequest
from effdet_core.images import read_rgb
from effdet_core.nn import preview
from effdet_core.nn.input_pipeline import TrainingData
from effdet_core.spec import EfficientDetSpec


@pytest.fixture
def photos(tmp_path: Path) -> tuple[Example, ...]:
    found = []
    for number in range(4):
        path = tmp_path / f"{number}.png"
        pixels = np.random.default_rng(number).integers(0, 255, (90, 120, 3), np.uint8)
        Image.fromarray(pixels).save(path)
        found.append(Example(image=str(path), height=90, width=120, split="train", boxes=((10.0, 20.0, 60.0, 90.0),),
                             classes=(0,), crowd=(False,)))  # fmt: skip
    return tuple(found)


@pytest.mark.parametrize("hparams", [{"color_jitter": 0.4, "aspect_jitter": 1.3}, {"mosaic": 1.0}])
def test_pictures_are_those_that_the_training_is_fed(photos: tuple[Example, ...], hparams: dict[str, Any]) -> None:
    config = EfficientDetSpec(hparams={"image_size": 128, **hparams}).config
    data = TrainingData(photos, config, batch_size=4, seed=7)
    with closing(data.batches(0)) as batches:
        fed = next(batches)
    for seen, image in zip(data.seen(4), fed.images, strict=True):
        np.testing.assert_allclose(seen.image, image, atol=1e-5)


def test_an_answer_has_pictures_boxes_and_classes_and_reads_each_photo_once(
    photos: tuple[Example, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    original = preview.read_rgb
    monkeypatch.setattr(preview, "read_rgb", lambda path: (read.append(path), original(path))[1])
    Dataset(classes=("bee",), examples=photos).write(tmp_path / "dataset.json")
    for turn in range(3):
        spec = EfficientDetSpec(hparams={"image_size": 64, "color_jitter": 0.1 * turn, "jitter_min": 0.9})
        asked = PreviewRequest(
            spec=spec.values(), dataset=str(tmp_path / "dataset.json"), out=str(tmp_path), count=4, turn=turn
        )
        answer = preview.answered(msgspec.json.encode(asked))
        assert answer.problems == ()
        assert [read_rgb(shown.path).shape for shown in answer.pictures] == [(64, 64, 3)] * 4
        assert all(shown.classes == (0,) * len(shown.boxes) for shown in answer.pictures)
        assert any(shown.boxes for shown in answer.pictures)
    assert sorted(read) == [photo.image for photo in photos]


def test_problems_are_answers_too(tmp_path: Path) -> None:
    Dataset(classes=("bee",), examples=()).write(tmp_path / "dataset.json")
    asked = PreviewRequest(spec=EfficientDetSpec().values(), dataset=str(tmp_path / "dataset.json"), out=str(tmp_path))
    assert "no training photos" in preview.answered(msgspec.json.encode(asked)).problems[0].message
    assert "is no request" in preview.answered(b"{").problems[0].message
