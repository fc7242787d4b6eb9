from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from effdet_core.dataset import Example
from effdet_core.errors import InputError, UserError
from effdet_core.runtime import evaluate
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.evaluate import class_positions, detect_all, evaluate_tflite
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.universal import universal
from tests.core.tiny_tflite import Tiny


@pytest.fixture
def model(tmp_path: Path) -> Path:
    return written(tmp_path, ("a", "b", "c"))


def written(folder: Path, classes: tuple[str, ...]) -> Path:
    path = folder / "m.tflite"
    recorded = Recorded(classes=classes, model_name="m", input_size=(1, 2), resize="stretch")
    path.write_bytes(universal(Tiny().build(), recorded))
    return path


def pictures(folder: Path, count: int, kind: int = 2) -> list[Example]:
    """Whose one object is the left half, of the class that the tiny model is surest of."""
    found = []
    for i in range(count):
        path = folder / f"{i}.png"
        Image.fromarray(np.array([[[i, 20, 30], [200, 210, 255]]], np.uint8)).resize((20, 10)).save(path)
        found.append(
            Example(
                image=str(path),
                height=10,
                width=20,
                split="test",
                boxes=((0, 0, 10, 10),),
                classes=(kind,),
                crowd=(False,),
            )
        )
    return found


def test_a_model_that_is_right_scores_one(model: Path, tmp_path: Path) -> None:
    metrics = evaluate_tflite(model, pictures(tmp_path, 3), ["a", "b", "c"])
    assert metrics.per_class == pytest.approx({"a": -1, "b": -1, "c": 1})


def test_worker_processes_find_what_one_process_finds_in_the_same_order(model: Path, tmp_path: Path) -> None:
    images = [example.image for example in pictures(tmp_path, 30)]
    told: list[tuple[int, int]] = []
    together = detect_all(
        TFLiteDetector(model), images, workers=2, progress=lambda done, total: told.append((done, total))
    )
    alone = detect_all(TFLiteDetector(model), images, workers=1)
    assert [found.scores.tolist() for found in together] == [found.scores.tolist() for found in alone]
    assert told[-1] == (30, 30)
    assert told == sorted(told)


SCRIPT = """
import sys
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.evaluate import detect_all
print("script", flush=True)
found = detect_all(TFLiteDetector(sys.argv[1]), sys.argv[2:], workers=2)
print(len(found), sys.modules["__main__"].__file__ == __file__)
"""


def test_a_script_without_a_guard_is_not_run_again_by_the_workers(model: Path, tmp_path: Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(SCRIPT)
    images = [example.image for example in pictures(tmp_path, 30)]
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    words = [sys.executable, str(script), str(model), *images]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env=environment)
    assert done.stdout.split() == ["script", "30", "True"], done.stderr


def test_few_pictures_start_no_workers() -> None:
    assert evaluate.default_workers(evaluate.FEWEST_FOR_WORKERS - 1, threads=1) == 1
    assert evaluate.default_workers(10_000, threads=10_000) == 1


def test_classes_are_matched_by_name_whatever_their_order(tmp_path: Path) -> None:
    # The model's third class is the data set's first.
    model = written(tmp_path, ("x", "y", "cat"))
    metrics = evaluate_tflite(model, pictures(tmp_path, 2, kind=0), ["cat", "dog"])
    assert metrics.per_class == pytest.approx({"cat": 1, "dog": -1})


def test_a_file_that_knows_none_of_the_classes_is_refused(model: Path, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="none of the classes cat, only a, b, c"):
        evaluate_tflite(model, pictures(tmp_path, 1), ["cat"])


def test_a_file_without_names_is_taken_to_have_the_same_classes(tmp_path: Path) -> None:
    path = tmp_path / "nameless.tflite"
    path.write_bytes(Tiny().build())
    assert class_positions(TFLiteDetector(path), ["a", "b"]) == [0, 1]
    assert evaluate_tflite(path, pictures(tmp_path, 1, kind=1), ["a", "b"]).per_class_50["b"] > 0


def test_a_broken_model_is_refused_before_any_worker_starts(tmp_path: Path) -> None:
    path = tmp_path / "broken.tflite"
    path.write_bytes(b"....TFL3 and then nothing")
    with pytest.raises(InputError, match=r"broken\.tflite"):
        evaluate_tflite(path, pictures(tmp_path, 30), ["a"], workers=2)


@pytest.mark.parametrize("workers", [1, 2])
def test_a_picture_that_cannot_be_read_is_named(model: Path, tmp_path: Path, workers: int) -> None:
    examples = pictures(tmp_path, 30)
    Path(examples[17].image).write_bytes(b"no picture")
    with pytest.raises(InputError, match=r"17\.png"):
        evaluate_tflite(model, examples, ["a", "b", "c"], workers=workers)


def test_a_worker_that_dies_ends_the_evaluation_with_an_error(
    model: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evaluate, "_look_in_worker", _die)
    with pytest.raises(UserError, match=r"m\.tflite: a worker process ended unexpectedly"):
        evaluate_tflite(model, pictures(tmp_path, 30), ["a", "b", "c"], workers=2)


def _die(_images: object) -> None:
    os.kill(os.getpid(), signal.SIGTERM)


def test_ctrl_c_ends_the_workers(model: Path, tmp_path: Path) -> None:
    def interrupt(done: int, total: int) -> None:
        raise KeyboardInterrupt

    # The fixture of all tests fails this one if a worker is left.
    with pytest.raises(KeyboardInterrupt):
        evaluate_tflite(model, pictures(tmp_path, 60), ["a", "b", "c"], workers=2, progress=interrupt)
