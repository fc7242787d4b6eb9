"""A kit proves itself on the device, and is there whole or not at all."""

from __future__ import annotations

import ast
import json
import shutil
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from effdet_core.dataset import Dataset, Example
from effdet_core.detections import Detections
from effdet_core.errors import Cancelled, UserError
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.hparams import Resize
from effdet_core.images import read_rgb
from effdet_core.kit import default_place, exported_model, make_kit
from effdet_core.kit.facts import facts_of, plain_name
from effdet_core.kit.trials import Looked, chosen, trial
from effdet_core.run_folder import RunFolder
from effdet_core.runtime.detector import TFLiteDetector
from tests.core.kits import CLASSES, bare, loaded, noise, opened, photo, tiny_model
from tests.core.tiny_twin import tiny_twin

DEVICE = Path(__file__).parents[2] / "effdet_core" / "kit" / "device"
RED, GREEN, GREY = (250, 20, 20), (20, 240, 20), (120, 120, 120)


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """A coin, a button, and nothing."""
    folder = tmp_path / "photos"
    return [photo(folder / "1.png", RED), photo(folder / "2.png", GREEN), photo(folder / "3.png", GREY)]


@pytest.fixture
def kit(tmp_path: Path, photos: list[Path]) -> Path:
    """The kit of a model that is sure about these photos."""
    make_kit(tiny_model(tmp_path / "things.tflite"), None, tmp_path / "kit", photos=photos)
    return tmp_path / "kit"


@pytest.fixture
def run(tmp_path: Path, photos: list[Path]) -> RunFolder:
    """A run whose test photos these are, with an exported file."""
    run = RunFolder(tmp_path / "run-001")
    run.export.mkdir(parents=True)
    run.spec.write_text("{}")
    boxes = ((0.0, 0.0, 100.0, 100.0),)
    found = [
        Example(
            image=str(path), height=100, width=200, split="test",
            boxes=boxes if n < 2 else (), classes=(n,) if n < 2 else (), crowd=(False,) if n < 2 else (),
        )
        for n, path in enumerate(photos)
    ]  # fmt: skip
    Dataset(classes=CLASSES, examples=tuple(found)).write(run.dataset)
    tiny_model(run.export / "run-001-int8.tflite")
    return run


def test_the_self_test_passes_where_nothing_of_ours_is_installed(kit: Path) -> None:
    done = bare(kit / "selftest.py")
    assert (done.returncode, done.stderr.count("Traceback")) == (0, 0)
    lines = done.stdout.splitlines()
    assert [line.split()[0] for line in lines] == ["PASS", "PASS", "PASS", "PASS:"]


def test_the_self_test_fails_with_a_model_that_finds_something_else(kit: Path, tmp_path: Path) -> None:
    other = tiny_model(tmp_path / "other.tflite", ("button", "leaf", "coin"))
    shutil.copyfile(other, kit / "things.tflite")
    (kit / "labels.txt").write_text("button\nleaf\ncoin\n")
    done = bare(kit / "selftest.py")
    assert done.returncode == 1
    assert "coin 96% is not found at left 0, top 0" in done.stdout
    assert "button 96% should not be there" in done.stdout
    assert "not the file that the kit was made with" in done.stdout
    assert done.stdout.splitlines()[-1].startswith("FAIL:")


def test_the_self_test_fails_with_a_picture_that_was_changed(kit: Path) -> None:
    photo(kit / "pictures" / "1.png", GREY)
    assert bare(kit / "selftest.py").returncode == 1
    (kit / "pictures" / "1.png").write_bytes(b"no picture")
    done = bare(kit / "selftest.py")
    assert (done.returncode, "Traceback" in done.stderr) == (1, False)


@pytest.mark.parametrize("content", [b"", b"not a model at all", None])
def test_the_self_test_says_when_the_model_cannot_be_loaded(kit: Path, content: bytes | None) -> None:
    (kit / "things.tflite").write_bytes(content) if content is not None else (kit / "things.tflite").unlink()
    done = bare(kit / "selftest.py")
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "cannot be loaded here" in done.stdout


@pytest.mark.parametrize("name", ["detect.py", "selftest.py"])
def test_device_programs_need_only_what_devices_have(name: str) -> None:
    tree = ast.parse((DEVICE / name).read_text("utf-8"), feature_version=(3, 8))
    imported = {
        module.split(".")[0]
        for node in ast.walk(tree)
        for module in (
            [alias.name for alias in node.names] if isinstance(node, ast.Import) else
            [node.module or ""] if isinstance(node, ast.ImportFrom) else []
        )
    }  # fmt: skip
    assert imported <= {*sys.stdlib_module_names, "numpy", "PIL"}


@pytest.mark.parametrize("resize", ["letterbox", "stretch"])
@pytest.mark.parametrize("uint8", [True, False])
@pytest.mark.parametrize("size", [(7, 5), (40, 200), (200, 40), (64, 64)])
def test_the_python_program_finds_what_we_find(
    tmp_path: Path, resize: Resize, uint8: bool, size: tuple[int, int]
) -> None:
    model = tiny_model(tmp_path / "m.tflite", resize=resize, uint8=uint8)
    picture = noise(tmp_path / "noise.png", size)
    make_kit(model, None, tmp_path / "kit", photos=[picture])
    theirs = loaded(tmp_path / "kit" / "snippets" / "python" / "detect.py").Detector().detect(opened(picture), 0.0)
    ours = TFLiteDetector(model).detect(read_rgb(picture))
    assert [one.name for one in theirs] == [CLASSES[kind] for kind in ours.classes]
    np.testing.assert_allclose([one.score for one in theirs], ours.scores, atol=1e-5)
    np.testing.assert_allclose(np.reshape([one.box for one in theirs], (-1, 4)), ours.boxes[:, [1, 0, 3, 2]], atol=0.05)


def test_the_python_program_is_a_command(kit: Path, photos: list[Path], tmp_path: Path) -> None:
    drawn = tmp_path / "drawn.png"
    done = bare(kit / "snippets" / "python" / "detect.py", str(photos[0]), "--draw", str(drawn))
    assert done.returncode == 0
    assert "coin 96% at left 0, top 0, right 100, bottom 100" in done.stdout
    assert opened(drawn).size == (200, 100)
    assert bare(kit / "snippets" / "python" / "detect.py").returncode == 2


def test_a_kit_is_tested_with_photos_of_its_run_that_show_something(run: RunFolder) -> None:
    model = exported_model(run)
    report = make_kit(model, None, default_place(model, zipped=False), pictures=2)
    expected = json.loads((report.path / "expected.json").read_text())
    shown = {one["class"] for trial in expected["pictures"] for one in trial["detections"] if one["must"]}
    assert (report.pictures, report.warnings, shown) == (2, (), {"coin", "button"})
    assert list(report.files) == sorted(p.relative_to(report.path).as_posix() for p in report.path.rglob("*.*"))


def test_photos_of_the_run_that_are_gone_are_passed_over(run: RunFolder, photos: list[Path]) -> None:
    photos[0].unlink()
    photos[1].write_bytes(b"damaged")
    assert make_kit(exported_model(run), run, run.path / "kit").pictures == 1


def test_thresholds_chosen_for_a_run_stand_in_the_programs(run: RunFolder) -> None:
    choice.write(run, Choice(thresholds=Thresholds(common=0.3, per_class={"leaf": 0.7})))
    report = make_kit(exported_model(run), run, run.path / "kit")
    program = loaded(report.path / "snippets" / "python" / "detect.py")
    assert report.threshold == program.THRESHOLD == 0.3
    assert program.THRESHOLDS == {"coin": 0.3, "button": 0.3, "leaf": 0.7}


def test_thresholds_inside_of_the_file_come_first(run: RunFolder) -> None:
    tiny_model(run.export / "run-001-int8.tflite", thresholds=(0.5, 0.5, 0.5))
    assert make_kit(exported_model(run), run, run.path / "kit").warnings == ()
    choice.write(run, Choice(thresholds=Thresholds(common=0.3)))
    report = make_kit(exported_model(run), run, run.path / "kit")
    assert (report.threshold, len(report.warnings)) == (0.5, 1)
    assert "Other thresholds" in report.warnings[0].message


def test_without_photos_drawn_ones_do_and_it_says_so(tmp_path: Path) -> None:
    report = make_kit(tiny_model(tmp_path / "m.tflite"), None, tmp_path / "kit")
    assert "no photos" in report.warnings[0].message
    assert bare(report.path / "selftest.py").returncode == 0


def test_a_model_that_finds_nothing_is_told_of(tmp_path: Path) -> None:
    dark = photo(tmp_path / "dark.png", (0, 0, 0))
    report = make_kit(tiny_model(tmp_path / "m.tflite"), None, tmp_path / "kit", photos=[dark])
    assert "finds nothing" in report.warnings[0].message


def test_photos_travel_without_what_the_camera_wrote(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F], exif[0x8825] = 6, "a camera", {1: "N"}
    Image.new("RGB", (300, 150), RED).save(tmp_path / "phone.jpg", exif=exif)
    make_kit(tiny_model(tmp_path / "m.tflite"), None, tmp_path / "kit", photos=[tmp_path / "phone.jpg"])
    picture = opened(tmp_path / "kit" / "pictures" / "1.png")
    assert (picture.size, dict(picture.getexif()), picture.info) == ((150, 300), {}, {})


def test_large_photos_become_smaller(tmp_path: Path) -> None:
    large = photo(tmp_path / "large.png", RED, (4000, 2000))
    make_kit(tiny_model(tmp_path / "m.tflite"), None, tmp_path / "kit", photos=[large])
    assert opened(tmp_path / "kit" / "pictures" / "1.png").size == (1024, 512)


def test_a_zip_holds_one_folder_and_is_the_same_every_time(tmp_path: Path, photos: list[Path]) -> None:
    model = tiny_model(tmp_path / "things.tflite")
    for name in ("a.zip", "b.zip"):
        make_kit(model, None, tmp_path / name, photos=photos, zipped=True)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert {Path(name).parts[0] for name in archive.namelist()} == {"things-kit"}
        archive.extractall(tmp_path / "out")
    assert (tmp_path / "a.zip").read_bytes() == (tmp_path / "b.zip").read_bytes()
    assert bare(tmp_path / "out" / "things-kit" / "selftest.py").returncode == 0


def test_an_earlier_kit_is_replaced(kit: Path, tmp_path: Path, photos: list[Path]) -> None:
    assert bare(kit / "selftest.py").returncode == 0  # which leaves a __pycache__
    make_kit(tiny_model(tmp_path / "newer.tflite"), None, kit, photos=photos)
    assert (kit / "newer.tflite").is_file()
    assert not (kit / "things.tflite").exists()
    make_kit(tmp_path / "newer.tflite", None, tmp_path / "k.zip", photos=photos, zipped=True)
    make_kit(tmp_path / "newer.tflite", None, tmp_path / "k.zip", photos=photos, zipped=True)


def test_what_is_no_kit_is_never_replaced(kit: Path, tmp_path: Path) -> None:
    model = tiny_model(tmp_path / "m.tflite")
    (kit / "notes.txt").write_text("mine")
    (tmp_path / "mine.zip").write_bytes(b"mine")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "expected.json").write_text('{"files": 3}')
    for out in (kit, tmp_path / "mine.zip", tmp_path / "folder", tmp_path / "m.tflite"):
        with pytest.raises(UserError):
            make_kit(model, None, out, zipped=out.suffix == ".zip")
    with pytest.raises(UserError, match=r"must end in \.zip"):
        make_kit(model, None, tmp_path / "kit.tar", zipped=True)
    assert (kit / "notes.txt").read_text() == "mine"
    assert (tmp_path / "mine.zip").read_bytes() == b"mine"


def test_a_cancelled_kit_leaves_everything_as_it_was(kit: Path, tmp_path: Path, photos: list[Path]) -> None:
    before = (kit / "expected.json").read_bytes()

    def cancel(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_kit(tiny_model(tmp_path / "n.tflite"), None, kit, photos=photos, tell=cancel)
    assert (kit / "expected.json").read_bytes() == before
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_unusable_things_are_refused_with_their_name(tmp_path: Path, run: RunFolder) -> None:
    with pytest.raises(UserError, match=r"none\.tflite"):
        make_kit(tmp_path / "none.tflite", None, tmp_path / "kit")
    with pytest.raises(UserError, match=r"none\.jpg"):
        make_kit(exported_model(run), None, tmp_path / "kit", photos=[tmp_path / "none.jpg"])
    with pytest.raises(UserError, match="@mediapipe/tasks-vision"):
        make_kit(exported_model(run), None, tmp_path / "kit", web_package=tmp_path)
    twice = tiny_model(tmp_path / "twice.tflite", ("coin", "coin", "leaf"))
    with pytest.raises(UserError, match="twice"):
        make_kit(twice, None, tmp_path / "kit")
    assert not (tmp_path / "kit").exists()


def test_a_twin_for_gpus_is_refused(tmp_path: Path) -> None:
    (tmp_path / "m.tflite").write_bytes(tiny_twin())
    with pytest.raises(UserError, match="twin for GPUs"):
        make_kit(tmp_path / "m.tflite", None, tmp_path / "kit")


def test_int8_is_the_file_that_suits_most_devices(run: RunFolder) -> None:
    for name in ("run-001-float32", "run-001-gpu", "run-001-int8_edgetpu", "else"):
        (run.export / f"{name}.tflite").touch()
    assert exported_model(run).name == "run-001-int8.tflite"
    (run.export / "run-001-int8.tflite").unlink()
    assert exported_model(run).name == "run-001-float32.tflite"
    shutil.rmtree(run.export)
    with pytest.raises(UserError, match="no exported file"):
        exported_model(run)


@pytest.mark.parametrize(
    ("name", "plain"), [("run-001-int8", "run-001-int8"), ("Bienen für Ä (2)", "Bienen-fur-A-2"), ("蜂", "model")]
)
def test_names_of_files_suit_every_platform(name: str, plain: str) -> None:
    assert plain_name(name) == plain


def test_facts_say_where_the_outputs_lie(tmp_path: Path) -> None:
    facts = facts_of(tiny_model(tmp_path / "m.tflite"), None)
    assert (facts.outputs, facts.input_size, facts.keeps_shape, facts.threshold) == ((0, 1, 2, 3), (1, 2), True, 0.4)


def _looked(scores: Sequence[float], classes: Sequence[int], right: float = 1.0) -> Looked:
    boxes = [[0, 20 * n, 10, 20 * n + 10] for n in range(len(scores))]
    return Looked(np.zeros((100, 200, 3), np.uint8), Detections.sorted(boxes, scores, classes), right)


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (_looked([0.9, 0.9], [0, 1]), _looked([0.9, 0.9], [0, 0])),
        (_looked([0.9], [0]), _looked([0.9], [0], right=0.5)),
        (_looked([0.9], [0]), _looked([0.9, 0.41], [0, 0])),
        (_looked([0.9] * 5, [0] * 5), _looked([0.9] * 6, [0] * 6)),  # it reports six at most
        (_looked([0.9], [0]), _looked([], [])),
    ],
    ids=["more classes", "more right", "less doubt", "not cut off", "something"],
)
def test_the_clearest_photos_are_taken(tmp_path: Path, better: Looked, worse: Looked) -> None:
    facts = facts_of(tiny_model(tmp_path / "m.tflite"), None)
    assert chosen([worse, better], facts, 1) == [better]
    assert chosen([better, worse], facts, 1) == [better]


def test_photos_show_different_classes(tmp_path: Path) -> None:
    facts = facts_of(tiny_model(tmp_path / "m.tflite"), None)
    first, again, other = _looked([0.9], [0]), _looked([0.95], [0]), _looked([0.8], [1], right=0.9)
    assert {id(one) for one in chosen([first, again, other], facts, 2)} == {id(first), id(other)}


def test_what_is_near_the_threshold_may_be_missing(tmp_path: Path) -> None:
    facts = facts_of(tiny_model(tmp_path / "m.tflite"), None)
    made = trial(_looked([0.9, 0.51, 0.45, 0.3], [0, 1, 2, 0]), facts, "1.png")
    assert [(one.kind, one.must) for one in made.detections] == [("coin", True), ("button", True), ("leaf", False)]


def test_the_surest_count_where_nothing_is_sure(tmp_path: Path) -> None:
    facts = facts_of(tiny_model(tmp_path / "m.tflite"), None)
    made = trial(_looked([0.3, 0.28, 0.1, 0.09], [0, 1, 2, 0]), facts, "1.png")
    assert [one.kind for one in made.needed] == ["coin", "button"]
