from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from effdet_core.dataset import Example
from effdet_core.hparams import model_config
from effdet_core.nn.calibration import network_inputs, representative


def picture(folder: Path, name: str, shade: int, side: float | None, kind: int = 0) -> Example:
    path = folder / f"{name}.png"
    Image.fromarray(np.full((40, 60, 3), shade, np.uint8)).save(path)
    boxes = () if side is None else ((0.0, 0.0, side, side),)
    return Example(
        image=str(path),
        height=40,
        width=60,
        split="train",
        boxes=boxes,
        classes=(kind,) * len(boxes),
        crowd=(False,) * len(boxes),
    )


def test_rare_kinds_of_pictures_are_among_the_few_that_are_taken(tmp_path: Path) -> None:
    usual = [picture(tmp_path, f"usual{i}", 120, 10) for i in range(36)]
    rare = [
        picture(tmp_path, "dark", 5, 10),
        picture(tmp_path, "empty", 121, None),
        picture(tmp_path, "large", 120, 39),
        picture(tmp_path, "other", 120, 10, kind=1),
    ]
    chosen = representative(usual + rare, count=10)
    assert len(chosen) == 10
    assert {Path(example.image).stem for example in chosen} >= {"dark", "empty", "large", "other"}


def test_the_same_seed_takes_the_same_pictures_and_another_seed_others(tmp_path: Path) -> None:
    examples = [picture(tmp_path, str(i), i * 6, 10) for i in range(40)]
    assert representative(examples, 8, seed=3) == representative(examples, 8, seed=3)
    assert representative(examples, 8, seed=3) != representative(examples, 8, seed=4)


def test_with_fewer_pictures_than_asked_for_all_are_taken(tmp_path: Path) -> None:
    examples = [picture(tmp_path, str(i), 50, None) for i in range(3)]
    assert sorted(e.image for e in representative(examples, 100)) == [e.image for e in examples]
    assert representative([], 100) == ()


def test_the_inputs_cover_the_whole_range_of_pixels(tmp_path: Path) -> None:
    config = model_config("efficientdet-lite0", {"image_size": 64})
    inputs = list(network_inputs([picture(tmp_path, "grey", 127, 10)] * 2, config))
    assert [x.shape for x in inputs] == [(1, 64, 64, 3)] * 2
    assert (inputs[0].min(), inputs[0].max()) == pytest.approx((-127 / 128, 1.0))
    assert (inputs[1] == 0).all()
