"""Long work, settings, the command, and the first moments."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from app import jobs, settings
from app.jobs import Progress, run_job, run_task
from app.settings import Recent, Store
from app.widgets.job_row import job_row
from effdet_core import __version__
from effdet_core.errors import Problem, UserError
from tests.core.answering_child import Asked

ROOT = Path(__file__).parents[2]


@pytest.fixture
def holder(qtbot: QtBot) -> QWidget:
    """A widget to hang jobs on."""
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def test_a_job_reports_progress_and_brings_its_result(holder: QWidget, qtbot: QtBot) -> None:
    def work(progress: Progress) -> int:
        for done in range(1, 4):
            progress(done, 3)
        return 42

    found: list[int] = []
    seen: list[tuple[int, int]] = []
    job = run_job(holder, "Counting", work, found.append)
    job.progressed.connect(lambda done, total: seen.append((done, total)))
    qtbot.waitUntil(lambda: found == [42])
    assert seen[-1] == (3, 3)


def test_work_of_another_process_says_what_it_does_and_brings_its_answer(holder: QWidget, qtbot: QtBot) -> None:
    found: list[dict[str, int]] = []
    said: list[str] = []
    asked = Asked("add", (1, 2, 3))
    job = run_task(holder, "Adding", "tests.core.answering_child", asked, dict[str, int], found.append)
    row = job_row(job, holder)
    job.said.connect(lambda _: said.append(row.title.text()))
    qtbot.waitUntil(lambda: found == [{"sum": 6}], timeout=30_000)
    assert said[-1] == "adding 3"


def test_work_of_another_process_can_be_stopped(holder: QWidget, qtbot: QtBot) -> None:
    ended: list[str] = []
    job = run_task(
        holder, "Waiting", "tests.core.answering_child", Asked("wait"), dict[str, int], stopped=lambda: ended.append("")
    )
    with qtbot.waitSignal(job.said, timeout=30_000):
        pass
    job.cancel()
    qtbot.waitUntil(lambda: ended == [""])


def test_a_job_stops_where_it_reports_progress(holder: QWidget, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        for done in range(10_000):
            time.sleep(0.002)
            progress(done, 10_000)

    stopped: list[bool] = []
    job = run_job(holder, "Counting", work, stopped=lambda: stopped.append(True))
    job.cancel()
    qtbot.waitUntil(lambda: stopped == [True])


def test_what_a_person_can_mend_is_told_with_all_its_problems(holder: QWidget, qtbot: QtBot) -> None:
    def work(progress: Progress) -> None:
        raise UserError.from_problems([Problem("one"), Problem("two")])

    told: list[list[str]] = []
    run_job(holder, "Trying", work, failed=lambda problems: told.append([p.message for p in problems]))
    qtbot.waitUntil(lambda: told == [["one", "two"]])


def test_a_defect_in_a_job_is_shown_and_does_not_end_the_window(holder: QWidget, qtbot: QtBot) -> None:
    run_job(holder, "Dividing", lambda progress: 1 // 0)
    qtbot.waitUntil(lambda: holder.findChild(QDialog) is not None)
    dialog = holder.findChild(QDialog)
    assert "ZeroDivisionError" in dialog.accessibleDescription()
    dialog.close()


def test_a_window_that_closes_ends_its_jobs(holder: QWidget) -> None:
    def work(progress: Progress) -> None:
        while True:
            time.sleep(0.002)
            progress(0, 0)

    called: list[object] = []
    run_job(holder, "For ever", work, called.append, called.append)
    jobs.abandon_all(holder)
    assert called == []


def test_settings_are_there_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "settings.json"
    Store(path).change(theme="dark", shortcuts={"edit.undo": ("Alt+U",)})
    store = Store(path)
    store.opened(Recent("a", 1.0))
    store.opened(Recent("b", 2.0))
    store.opened(Recent("a", 3.0))
    store.remember("label", crosshair=False)
    again = Store(path)
    assert (again.values.theme, again.values.shortcuts) == ("dark", {"edit.undo": ("Alt+U",)})
    assert [item.path for item in again.values.recents] == ["a", "b"]
    assert again.page("label") == {"crosshair": False}


@pytest.mark.parametrize("text", ["{", '{"theme": "pink"}', "[]", "\x00"])
def test_damaged_settings_are_set_aside_and_said(tmp_path: Path, text: str) -> None:
    path = tmp_path / "settings.json"
    path.write_text(text)
    store = Store(path)
    assert store.values == settings.Values()
    assert store.problem is not None
    assert (tmp_path / "settings-damaged-1.json").read_text() == text


def test_unknown_settings_of_a_newer_version_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"theme": "light", "from_the_future": 1}))
    assert Store(path).values.theme == "light"


def test_a_disk_that_refuses_costs_nothing_but_the_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    store = Store(blocked / "settings.json")
    store.change(theme="dark")
    assert store.values.theme == "dark"
    assert store.problem is not None


def _run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT), **more}
    command = [sys.executable, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=ROOT)


def test_the_command_tells_its_version_and_use_without_qt() -> None:
    code = "import sys; sys.argv = ['x', {!r}]; import app.__main__ as m; m.main(); sys.exit('PySide6' in sys.modules)"
    version, use = _run("-c", code.format("--version")), _run("-c", code.format("--help"))
    assert (version.returncode, version.stdout) == (0, f"effdet-studio {__version__}\n")
    assert (use.returncode, "[PROJECT]" in use.stdout) == (0, True)
    assert _run("-m", "app", "--nonsense").returncode == 2


def test_the_first_screen_loads_nothing_it_does_not_need(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom app.application import set_up\napp = set_up()\nfrom app.main_window import MainWindow\n"
        "window = MainWindow()\nwindow.show()\napp.processEvents()\n"
        "heavy = {'tensorflow', 'keras', 'pyqtgraph', 'numpy', 'PIL', 'yaml', 'app.session', 'effdet_core.project'}\n"
        "window.close()\nprint(sorted(heavy & set(sys.modules)))\n"
    )
    done = _run("-c", code, EFFDET_STUDIO_CONFIG=str(tmp_path))
    assert done.stdout.strip() == "[]", done.stderr


@pytest.mark.slow
def test_ctrl_c_closes_the_window(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    environment[settings.FOLDER_VARIABLE] = str(tmp_path)
    process = subprocess.Popen([sys.executable, "-m", "app"], env=environment, cwd=ROOT, stderr=subprocess.PIPE)
    time.sleep(4.0)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=20)
    assert (process.returncode, b"Traceback" in errors) == (0, False)
    assert (tmp_path / "settings.json").exists()


def test_an_unexpected_error_leaves_a_report(qtbot: QtBot) -> None:
    from app.studio import write_report

    try:
        raise RuntimeError("unheard of")
    except RuntimeError as e:
        path = write_report(type(e), e, e.__traceback__)
    assert path is not None
    text = path.read_text("utf-8")
    assert "unheard of" in text
    assert __version__ in text
