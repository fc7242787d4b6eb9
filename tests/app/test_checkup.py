"""Help ▸ System check, and About."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.actions import ActionSet
from app.checkup import words
from app.checkup.about import About
from app.checkup.dialog import SystemCheck
from app.checkup.seeing import sight, undrawable
from app.frame.helps import Helps
from app.session import Session
from effdet_core import __version__, doctor, tasks
from effdet_core.doctor import checks
from effdet_core.doctor.finding import Finding, bad, note, ok
from effdet_core.doctor.places import Surroundings

ROOT = Path(__file__).parents[2]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """What the dialogs lie over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def _checks(monkeypatch: pytest.MonkeyPatch, **of: checks.Check) -> None:
    monkeypatch.setattr(checks, "CHECKS", of)


def test_what_is_found_is_listed_the_urgent_first_and_can_be_copied(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project = tmp_path / "secret bees"
    found = [
        ok("Memory", "{free} of {total} GB free", free=3, total=4),
        note("Display", "none ({platform})", "The command line works without.", platform="x"),
        bad("Settings", "{folder} cannot be written: {why}", "Mend it.", folder=project, why=f"{project} is gone"),
    ]
    _checks(monkeypatch, memory=lambda *_: iter(found))
    dialog = SystemCheck(window, project)
    with qtbot.waitSignal(dialog.ended):
        dialog.open()
    assert [row.finding for row in dialog.rows] == found
    tops = [row.mapTo(dialog, row.rect().topLeft()).y() for row in dialog.rows]
    assert tops == sorted(tops, reverse=True)
    assert dialog.rows[2].accessibleName() == "Settings: does not work"
    assert "1 thing" in dialog.summary.text()
    dialog.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert f"EffDet Studio {__version__}" in copied
    assert "BAD  Settings: <project folder> cannot be written: <project folder> is gone\n     → Mend it." in copied
    dialog.close()


def test_nothing_waits_for_a_slow_check_and_closing_ends_it(
    window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    ended = threading.Event()

    def slow(_: Surroundings, tell: tasks.Tell) -> Iterator[Finding]:
        yield ok("Memory", "fine")
        try:
            while True:
                tell(0, 0, "")
                ended.wait(0.01)
        finally:
            ended.set()

    _checks(monkeypatch, cameras=slow)
    dialog = SystemCheck(window)
    dialog.open()
    qtbot.waitUntil(lambda: len(dialog.rows) == 1)
    qtbot.waitUntil(lambda: dialog.summary.text() == "Looking at cameras…")
    assert not dialog.again.isEnabled()
    dialog.reject()
    assert ended.wait(3)


def test_looking_again_begins_anew(window: QWidget, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    _checks(monkeypatch, memory=lambda *_: iter([ok("Memory", "fine")]))
    dialog = SystemCheck(window)
    with qtbot.waitSignal(dialog.ended):
        dialog.open()
    with qtbot.waitSignal(dialog.ended):
        dialog.again.click()
    assert len(dialog.rows) == 1
    assert dialog.summary.text() == "Everything is as it should be."
    dialog.close()


def test_the_window_knows_which_letters_it_cannot_draw(qapp: object) -> None:
    assert undrawable("Äpfel") == ""
    assert undrawable("a \U0010fffd\U0010fffd") == "\U0010fffd"  # of nobody: no font has it
    assert sight(("\U0010fffd",)).unknown[""] == "\U0010fffd"
    assert sight(("a", "b")).unknown.get("") is None


def test_the_command_line_gets_what_qt_sees_from_a_process_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "app").mkdir()
    (tmp_path / "app" / "__init__.py").write_text("raise RuntimeError('another program of that name')")
    code = (
        "import sys; from effdet_core.doctor import sight\n"
        "seen, trouble = sight.ask(('\\U0010fffd',), lambda *_: None)\n"
        "assert not any(name.startswith('PySide6') for name in sys.modules)\n"
        "import json; print(json.dumps([seen.platform, seen.unknown[''], trouble is None]))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert json.loads(done.stdout) == ["offscreen", "\U0010fffd", True]


def test_about_names_version_parts_and_their_licences(window: QWidget, qtbot: QtBot) -> None:
    about = About(window)
    about.open()
    qtbot.waitUntil(lambda: about.list.topLevelItemCount() > 0)
    assert f"EffDet Studio {__version__}" in about.text()
    assert "Apache License" in about.licence.toPlainText()
    names = [about.list.topLevelItem(row).text(0) for row in range(about.list.topLevelItemCount())]
    about.list.setCurrentItem(about.list.topLevelItem(names.index("numpy")))
    assert "NumPy Developers" in about.licence.toPlainText()
    about.close()


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    """The script that gathers texts."""
    spec = importlib.util.spec_from_file_location("translations", ROOT / "packaging" / "translations.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["translations"] = module  # its dataclass looks itself up there
    spec.loader.exec_module(module)
    return module


def test_every_word_of_the_checks_is_gathered_for_translation(
    tool: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = (ROOT / "effdet_core" / "doctor").glob("*.py")
    known = {text.source for path in files for text in tool.texts_in(path) if text.context == "Doctor"}
    slow = ("TensorFlow", "compiled")
    quick = {name: check for name, check in checks.CHECKS.items() if not name.startswith(slow)}
    assert set(checks.CHECKS) <= known
    monkeypatch.setattr(checks, "CHECKS", quick)
    for finding in doctor.look(Surroundings(sight=sight(("a",)))):
        said = {finding.subject, finding.text, finding.remedy} - {""}
        said |= {word for value in finding.facts.values() if isinstance(value, tuple) for word in value}
        assert said <= known, finding
    assert words.sentences(ok("Memory", "fine")).text == "fine"


def test_help_checks_the_open_project(session: Session, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Surroundings] = []

    def look(around: Surroundings, *_: object) -> Iterator[Finding]:
        seen.append(around)
        yield ok("Memory", "fine")

    _checks(monkeypatch, memory=look)
    window = QWidget()
    qtbot.addWidget(window)
    session.setParent(window)
    Helps(window, ActionSet(window, {}), lambda: "", lambda: None).check_system()
    dialog = window.findChild(SystemCheck)
    qtbot.waitUntil(lambda: dialog.again.isEnabled())
    session.setParent(None)
    assert [(around.project, around.classes) for around in seen] == [(session.project.path, ("bee", "wasp"))]
    dialog.close()
