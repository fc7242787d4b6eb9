"""The pages of kit and card in a real browser.

The web page runs the real MediaPipe where EFFDET_WEB_PACKAGE names a folder with the npm package
@mediapipe/tasks-vision, and everywhere a stand-in for it.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from effdet_core.kit import make_kit
from effdet_core.kit.card import write_card
from tests.core.cards import trained_run
from tests.core.in_browser import becomes, chromium, picture_of
from tests.core.kits import HOSTILE, opened, photo, tiny_model

SAID = "document.body.dataset.result && document.getElementById('said').textContent"
STAND_IN = """
export const FilesetResolver = { forVisionTasks: async (folder) => ({ folder }) };
export class ObjectDetector {
  static async createFromOptions(vision, options) {
    if (!vision.folder.endsWith("/wasm") || options.baseOptions.delegate !== "CPU") throw new Error("wrong options");
    if (!(await fetch(options.baseOptions.modelAssetPath)).ok) throw new Error("no model");
    return new ObjectDetector();
  }
  detect(canvas) {  // sure of what is red, in the left half of the padded picture
    const [red] = canvas.getContext("2d").getImageData(0, 0, 1, 1).data;
    const categories = [{ categoryName: "coin", score: (red - 127) / 128 }];
    const boundingBox = { originX: 0, originY: 0, width: canvas.width / 2, height: canvas.height };
    return { detections: red > 180 ? [{ categories, boundingBox }] : [] };
  }
}
"""


@pytest.fixture(autouse=True)
def _browser() -> None:
    chromium()


@pytest.fixture
def stand_in(tmp_path: Path) -> Path:
    """A folder as npm makes it, with something that finds coins."""
    folder = tmp_path / "package"
    (folder / "wasm").mkdir(parents=True)
    (folder / "vision_bundle.mjs").write_text(STAND_IN)
    return folder


def _kit(tmp_path: Path, package: Path | None, size: tuple[int, int] = (200, 100)) -> Path:
    photos = [photo(tmp_path / "red.png", (250, 20, 20), size), photo(tmp_path / "grey.png", (120, 120, 120), size)]
    model = tiny_model(tmp_path / "things.tflite")
    return make_kit(model, None, tmp_path / "kit", photos=photos, web_package=package).path


@pytest.mark.parametrize(("size", "needed"), [((200, 100), 2), ((100, 100), 1), ((400, 50), 2)])
def test_the_web_page_checks_itself_with_the_test_pictures(
    tmp_path: Path, stand_in: Path, size: tuple[int, int], needed: int
) -> None:
    kit = _kit(tmp_path, stand_in, size)  # in a square photo, the right half of what the model sees is padding
    said = becomes(kit, "snippets/web/index.html#check", SAID, tmp_path / "profile")
    assert said == f"PASS: {needed} of {needed} that must be found are found here"


def test_the_web_page_says_when_the_model_finds_something_else(tmp_path: Path, stand_in: Path) -> None:
    kit = _kit(tmp_path, stand_in)
    photo(kit / "pictures" / "1.png", (0, 0, 0))
    said = becomes(kit, "snippets/web/index.html#check", SAID, tmp_path / "profile")
    assert said == "FAIL: 0 of 2 that must be found are found here"


def test_the_web_page_says_what_went_wrong(tmp_path: Path, stand_in: Path) -> None:
    kit = _kit(tmp_path, stand_in)
    (kit / "things.tflite").unlink()
    said = becomes(kit, "snippets/web/index.html", SAID, tmp_path / "profile")
    assert said == "That did not work: no model"


def test_the_real_mediapipe_finds_in_a_browser_what_it_must(tmp_path: Path) -> None:
    package = os.environ.get("EFFDET_WEB_PACKAGE")
    if not package:
        pytest.skip("needs EFFDET_WEB_PACKAGE")
    kit = _kit(tmp_path, Path(package))
    said = becomes(kit, "snippets/web/index.html#check", SAID, tmp_path / "profile")
    assert said == "PASS: 2 of 2 that must be found are found here"


@pytest.mark.parametrize("width", [380, 1200])
def test_pages_fit_into_phones_and_run_nothing(tmp_path: Path, width: int) -> None:
    run = trained_run(tmp_path, HOSTILE)
    write_card(run, tmp_path / "pages" / "card.html")
    _kit(tmp_path, None).rename(tmp_path / "pages" / "kit")
    for page in ("card.html", "kit/README.html"):
        facts = becomes(
            tmp_path / "pages",
            page,
            "document.readyState === 'complete' && [document.documentElement.scrollWidth <= innerWidth,"
            " performance.getEntriesByType('resource').filter((one) => !one.name.startsWith('data:')).length,"
            " document.scripts.length]",
            tmp_path / f"profile-{width}",
            width=width,
        )
        assert facts == [True, 0, 0], page


def test_the_card_is_light_and_dark(tmp_path: Path) -> None:
    card = write_card(trained_run(tmp_path), tmp_path / "card.html")
    light, dark = (
        np.asarray(opened(picture_of(card, tmp_path / f"{name}.png", tmp_path / name, dark=name == "dark")))
        for name in ("light", "dark")
    )
    assert light[5, 5, :3].min() > 240
    assert dark[5, 5, :3].max() < 40
    assert light.std() > 5 < dark.std()
