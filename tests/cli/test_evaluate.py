"""What effdet evaluate says, keeps and chooses, with a file that finds the same in every photo."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from effdet_core.dataset import Dataset, Example
from effdet_core.evaluation import choice, saved
from effdet_core.evaluation.prices import Prices
from effdet_core.project import Project
from effdet_core.run_folder import RunFolder
from tests.cli.conftest import Effdet
from tests.core.tiny_tflite import Tiny


@pytest.fixture
def run(tmp_path: Path, effdet: Effdet) -> RunFolder:
    """A run with 30 test photos: a bright left half is a bee, sure by 0.9; 10 are dark, where 0.2 is left of it."""
    effdet("new", tmp_path / "p", "--classes", "bee,wasp,fly")
    made = Project.open(tmp_path / "p").new_run()
    made.spec.write_text("{}")
    examples = []
    for number in range(30):
        path = tmp_path / f"{number:02d}.png"
        pixels = np.full((20, 40, 3), 127, np.uint8)
        pixels[:, :20, 0] = 127 + round(128 * (0.2 if number < 10 else 0.9))
        Image.fromarray(pixels).save(path)
        boxes = ((0.0, 0.0, 20.0, 20.0),)
        examples.append(
            Example(image=str(path), height=20, width=40, split="test", boxes=boxes, classes=(0,), crowd=(False,))
        )
    Dataset(classes=("bee", "wasp", "fly"), examples=tuple(examples)).write(made.dataset)
    made.export.mkdir()
    (made.export / "tiny.tflite").write_bytes(Tiny().build())
    return made


def _model(run: RunFolder) -> Path:
    return run.export / "tiny.tflite"


def test_the_sentence_comes_first_with_how_sure_it_is(effdet: Effdet, run: RunFolder) -> None:
    said = effdet("evaluate", _model(run), "--workers", "1")
    assert said.code == 0, said.err
    first, second = said.out.splitlines()[:2]
    assert first == "tiny.tflite on 30 test pictures"
    assert second.startswith("Finds 67 of 100 objects (5")
    assert "0 false alarms per 100 pictures" in second
    assert second.endswith("at 0.40.")


def test_what_was_found_is_kept_in_the_run(effdet: Effdet, run: RunFolder) -> None:
    said = effdet("evaluate", _model(run), "--workers", "1", "--json").json
    assert isinstance(said, dict)
    kept = saved.read(saved.path_of(run, "tiny.tflite", "test"))
    assert said["kept"] == str(saved.path_of(run, "tiny.tflite", "test"))
    assert said["metrics"]["ap50"] == kept.metrics.ap50
    assert (said["all"]["found"], said["all"]["missed"], said["all"]["alarms"]) == (20, 10, 0)
    assert [item["name"] for item in said["classes"]] == ["bee", "wasp", "fly"]
    assert said["intervals"]["ap50"][0] <= said["metrics"]["ap50"] <= said["intervals"]["ap50"][1]
    assert not saved.is_stale(kept, _model(run))


def test_prices_choose_thresholds_and_keep_them(effdet: Effdet, run: RunFolder) -> None:
    said = effdet("evaluate", _model(run), "--workers", "1", "--price-miss", "5", "--price-alarm", "1")
    chosen = choice.read(run)
    assert chosen is not None
    assert chosen.prices == Prices(miss=5, alarm=1)
    assert chosen.thresholds.of("bee") < 0.2
    assert "Finds 100 of 100 objects" in said.out
    assert str(run.thresholds) in said.out.replace("\n", "")
    again = effdet("evaluate", _model(run), "--workers", "1").out
    assert "Finds 100 of 100 objects" in again


def test_one_threshold_for_all_classes_can_be_asked_for(effdet: Effdet, run: RunFolder) -> None:
    effdet("evaluate", _model(run), "--workers", "1", "--price-miss", "1", "--one-threshold")
    chosen = choice.read(run)
    assert chosen is not None
    assert chosen.thresholds.per_class == {}


def test_too_few_photos_are_called_too_few(effdet: Effdet, run: RunFolder) -> None:
    said = effdet("evaluate", _model(run), "--workers", "1")
    assert "30 pictures are too few to tell: AP50 lies between" in said.err
    assert "would do to tell one training from another" in said.err


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--price-miss", "-1"), "must be a number from 0"),
        (("--price-alarm", "much"), "must be a number from 0"),
        (("--price-miss", "0", "--price-alarm", "0"), "cannot both be 0"),
    ],
)
def test_impossible_prices_are_refused(effdet: Effdet, run: RunFolder, words: tuple[str, ...], why: str) -> None:
    said = effdet("evaluate", _model(run), *words)
    assert said.code in (1, 2)
    assert why in said.err


def test_photos_of_a_project_choose_no_thresholds_and_are_not_kept(effdet: Effdet, run: RunFolder) -> None:
    project = run.path.parent.parent
    said = effdet("evaluate", _model(run), "--on", project, "--price-miss", "2")
    assert said.code == 1
    assert saved.all_of(run) == ()
