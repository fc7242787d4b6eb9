"""The published tutorial's flow as a script that a user runs, with nothing but the import changed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from ai_edge_litert.interpreter import Interpreter

from effdet_core.formats import voc
from effdet_core.images import probe
from effdet_core.run_folder import RunFolder
from effdet_core.sample import make_sample
from tests.core import guide_pages

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
FIGURES = ["AP", "AP50", "AP75", "APs", "APm", "APl", "ARmax1", "ARmax10", "ARmax100", "ARs", "ARm", "ARl"]
IMPORTS = """
import json
import os

from effdet_core.model_maker.config import QuantizationConfig
from effdet_core.model_maker.config import ExportFormat
from effdet_core.model_maker import model_spec
from effdet_core.model_maker import object_detector

SMALL = dict(image_size=128, optimizer='adam', learning_rate=0.02, map_freq=1, max_instances_per_image=100,
             fpn_num_filters=16, fpn_cell_repeats=1, box_class_repeats=1)
spec = model_spec.get('efficientdet_lite0')
assert (spec.epochs, spec.batch_size) == (50, 64)
spec = object_detector.EfficientDetLite0Spec(uri='none', hparams=SMALL, epochs=EPOCHS)
train_data, validation_data, test_data = object_detector.DataLoader.from_csv('salads.csv')
"""
TUTORIAL = """
model = object_detector.create(train_data, model_spec=spec, batch_size=8, train_whole_model=True,
                               validation_data=validation_data)
results = {'evaluate': model.evaluate(test_data)}
model.summary()
model.export(export_dir='.')
results['tflite'] = model.evaluate_tflite('model.tflite', test_data)
model.export(export_dir='.', export_format=[ExportFormat.SAVED_MODEL, ExportFormat.LABEL])
config = QuantizationConfig.for_float16()
model.export(export_dir='.', tflite_filename='model_fp16.tflite', quantization_config=config)
results['fp16'] = model.evaluate_tflite('model_fp16.tflite', test_data)
with open('results.json', 'w') as f:
    json.dump(results, f)
"""

AS_SHOWN = """
model_spec.get = lambda name: object_detector.EfficientDetLite0Spec(uri='none', hparams=SMALL, epochs=EPOCHS)
"""
"""What goes before the script of the README, which asks for the spec by its name: it then trains in seconds."""


def csv_of_sample(folder: Path, train: int, val: int, test: int) -> None:
    root = make_sample(folder / "photos", seed=5, train=train, val=val, test=test).resolve()
    sets = {"train": "TRAIN", "val": "VALIDATION", "test": "TEST"}
    lines = []
    for record in voc.read(root).records:
        assert record.image
        assert record.split
        size = probe(record.image)
        for box in record.boxes:
            y0, x0, y1, x1 = np.divide(box.box, (size.height, size.width) * 2)
            lines.append(f"{sets[record.split]},{record.image},{box.label},{x0},{y0},,,{x1},{y1},,")
    (folder / "salads.csv").write_text("\n".join(lines) + "\n", "utf-8")


def start(folder: Path, script: str, *, epochs: int) -> subprocess.Popen[str]:
    (folder / "tutorial.py").write_text(script.replace("EPOCHS", str(epochs)), "utf-8")
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TF_CPP_MIN_LOG_LEVEL": "2"}
    words = [sys.executable, "tutorial.py"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(words, cwd=folder, env=environment, text=True, **pipes)  # type: ignore[call-overload, no-any-return]


def test_the_tutorial_runs_from_csv_to_measured_files(tmp_path: Path) -> None:
    csv_of_sample(tmp_path, train=16, val=4, test=26)
    script = start(tmp_path, IMPORTS + TUTORIAL, epochs=2)
    out, err = script.communicate(timeout=560)
    assert script.returncode == 0, err
    assert f"Run {tmp_path / 'effdet_runs' / 'run-001'}" in err, "where the run is, is said"
    assert "Total params" in out
    results = json.loads((tmp_path / "results.json").read_text())
    labels = (tmp_path / "labels.txt").read_text().splitlines()
    for figures in results.values():
        assert list(figures)[: len(FIGURES)] == FIGURES
        assert all(-1 <= figure <= 1 for figure in figures.values())
        assert [name.removeprefix("AP_/") for name in figures if name.startswith("AP_/")] == labels
    assert results["fp16"]["AP"] == pytest.approx(results["evaluate"]["AP"], abs=0.01)
    made = {path.name for path in tmp_path.iterdir()}
    assert made == {"photos", "salads.csv", "tutorial.py", "effdet_runs", "results.json", "labels.txt"} | {
        "model.tflite", "model_fp16.tflite", "saved_model",
    }  # fmt: skip
    run = RunFolder(tmp_path / "effdet_runs" / "run-001")
    assert run.state() == "completed"
    assert (run.checkpoints / "best.npz").exists(), "validation data was looked at"


def test_the_script_that_the_readme_and_the_guide_show_runs(tmp_path: Path) -> None:
    shown = {s.page: s.text for s in guide_pages.snippets() if s.language == "python" and "model_maker" in s.text}
    assert set(shown) == {"README.md", "docs/guide/coming-from.md"}
    assert len(set(shown.values())) == 1, "two scripts, of which one is tested"
    csv_of_sample(tmp_path, train=8, val=4, test=4)
    begin = IMPORTS[: IMPORTS.index("spec = ")] + AS_SHOWN
    script = start(tmp_path, begin + shown["README.md"], epochs=1)
    out, err = script.communicate(timeout=560)
    assert script.returncode == 0, err
    assert out.count("'AP50'") == 2, "the network and its file are measured"
    assert (tmp_path / "model.tflite").is_file()


def test_the_default_export_takes_pixels_as_bytes(tmp_path: Path) -> None:
    csv_of_sample(tmp_path, train=4, val=0, test=0)
    untrained = "object_detector.create(train_data, spec, do_train=False).export('.')"
    script = start(tmp_path, f"{IMPORTS}{untrained}\n", epochs=1)
    _, err = script.communicate(timeout=560)
    assert script.returncode == 0, err
    assert Interpreter(str(tmp_path / "model.tflite")).get_input_details()[0]["dtype"] is np.uint8
    assert not (tmp_path / "effdet_runs").exists(), "nothing was trained"


def test_ctrl_c_in_a_script_stops_cleanly_and_says_how_to_go_on(tmp_path: Path) -> None:
    csv_of_sample(tmp_path, train=4, val=0, test=0)
    script = start(tmp_path, f"{IMPORTS}object_detector.create(train_data, spec, batch_size=2)\n", epochs=5000)
    run = RunFolder(tmp_path / "effdet_runs" / "run-001")
    deadline = time.monotonic() + 120
    while "step_done" not in (run.events.read_text() if run.events.exists() else "") and time.monotonic() < deadline:
        time.sleep(0.2)
    script.send_signal(signal.SIGINT)
    _, err = script.communicate(timeout=300)
    assert script.returncode != 0
    assert f"effdet train --resume {run.path}" in err
    assert "KeyboardInterrupt" in err
    assert run.state() == "stopped"
    assert (run.checkpoints / "last.npz").exists()
