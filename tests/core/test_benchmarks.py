"""One command measures every figure that the project claims, and the pages say what it found."""

from __future__ import annotations

import platform
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from effdet_core.sample import make_sample
from tests.benchmarks import all as runner
from tests.benchmarks import results, tables
from tests.benchmarks.claims import Claim, Measurement
from tests.benchmarks.measurements import MEASUREMENTS
from tests.benchmarks.results import Figures, Result

ROOT = Path(__file__).parents[2]
SECONDS = Claim("a thing", "ours.s", "s", (("another", "theirs.s"), ("a third", 9.0)), asked=4.0, asked_ratio=1.5)


def result(**figures: list[float]) -> Result:
    named = {name.replace("_", ".", 1): values for name, values in figures.items()}
    return Result(date="2026-01-02", machine="two cores", system="Linux", versions="Python 3", figures=named)


def test_every_benchmark_is_measured_by_the_one_command() -> None:
    scripts = {path.name for path in (ROOT / "tests" / "benchmarks").glob("bench_*.py")}
    assert {measurement.script for measurement in MEASUREMENTS} == scripts
    names = [measurement.name for measurement in MEASUREMENTS]
    assert len(set(names)) == len(names)


def test_lines_of_json_become_figures_and_everything_else_is_for_people() -> None:
    output = 'made photos\n{"part": "drag", "ms": 3, "what": "words"}\n{"part": "drag", "ms": 5.5}\n[1]\n{"s": 0.25}\n'
    assert results.read_lines(output) == {"drag.ms": [3.0, 5.5], "s": [0.25]}


def test_a_row_says_how_much_better_round_by_round_and_whether_that_was_asked_for() -> None:
    found = result(ours_s=[2.0, 4.0, 3.0], theirs_s=[4.0, 6.0, 9.0])
    assert tables.row(SECONDS, found) == (
        "a thing", "3 s", "another 6 s; a third 9 s †", "2.00 × (1.50 to 3.0); 3.0 ×",
        "at most 4 s, at least 1.5 ×: yes",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("ours", "theirs", "is_met"),
    [([4.0], [9.0], True), ([4.1], [9.0], False), ([4.0], [5.9], False)],
    ids=["as asked", "over the limit", "too little better"],
)
def test_what_was_asked_is_judged_by_limit_and_ratio(ours: list[float], theirs: list[float], is_met: bool) -> None:
    assert tables.met(SECONDS, result(ours_s=ours, theirs_s=theirs)) is is_met


def test_nothing_is_said_of_a_comparison_that_was_not_made() -> None:
    alone = Claim("a thing", "ours.s", "s", (("another", "theirs.s"),), asked_ratio=1.5)
    assert tables.row(alone, result(ours_s=[3.0])) == ("a thing", "3 s", "", "", "")


def test_where_more_is_better_ratios_turn_round() -> None:
    rate = Claim("a rate", "ours.s", "a second", (("another", "theirs.s"),), asked=10.0, higher=True)
    found = result(ours_s=[12.0], theirs_s=[6.0])
    assert tables.row(rate, found)[3:] == ("2.00 ×", "at least 10 a second: yes")
    assert not tables.met(rate, result(ours_s=[9.0], theirs_s=[6.0]))


def test_a_rerun_of_some_keeps_the_figures_of_the_others(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    results.save(docs / "benchmarks.json", {"saving": result(**{"1_on_disk_ms": [31.0]})})
    (tmp_path / "README.md").write_text(f"before\n{tables.BEGIN}\nold\n{tables.END}\nafter\n", "utf-8")
    assert runner.main(["--quick", "--only", "import", "--out", str(tmp_path)]) == 0
    kept = results.load(docs / "benchmarks.json")
    assert kept["saving"].value("1.on_disk_ms") == 31.0
    assert 0 < (kept["import"].value("import_s") or 0) < 60
    assert "| effdet --help, whole process |" in (docs / "benchmarks.md").read_text("utf-8")
    readme = (tmp_path / "README.md").read_text("utf-8")
    assert "| an edit is safe on disk | 31 ms |" in readme
    assert (readme.startswith("before\n"), readme.endswith("\nafter\n"), "old" in readme) == (True, True, False)


def test_quick_looks_leave_the_pages_alone(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(runner, "in_process", _tells({"caller": [1.0]} | _all_of("saving")))
    monkeypatch.setattr(runner, "write", lambda *_: pytest.fail("wrote a page"))
    monkeypatch.setattr(results, "save", lambda *_: pytest.fail("kept figures"))
    assert runner.main(["--quick", "--only", "saving"]) == 0
    assert "an edit is safe on disk" in capsys.readouterr().out


def test_what_needs_something_is_left_out_with_words(capsys: pytest.CaptureFixture[str]) -> None:
    assert runner.main(["--only", "detector,input"]) == 0
    said = capsys.readouterr().out
    assert "detector: left out, it needs --voc" in said
    assert "input: left out, it needs --original" in said
    assert runner.main(["--quick", "--only", "demo"]) == 0
    assert "there is no quick look" in capsys.readouterr().out


def test_the_original_is_called_with_the_same_photos(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    photos = make_sample(tmp_path / "my photos", train=1, val=1, test=1)
    called: list[Sequence[str]] = []
    monkeypatch.setattr(runner, "in_process", _tells(_all_of("input"), called))
    assert runner.main(["--only", "input", "--voc", str(photos), "--original", "sh it.sh", "--out", str(tmp_path)]) == 0
    against = called[0][called[0].index("--against") + 1]
    assert called[0][0] == str(photos)
    assert against.startswith(f"sh it.sh '{photos}' --labels ")
    assert against.endswith(" --what input --freeze default --batch-size 8 --epochs 2")


@pytest.mark.parametrize(
    ("code", "words"),
    [("raise SystemExit('no room')", "no room"), ("print('{}')", "told nothing of")],
    ids=["it fails", "it says nothing"],
)
def test_a_benchmark_without_figures_keeps_the_earlier_ones(
    code: str, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    script = tmp_path / "bench_broken.py"
    script.write_text(code, "utf-8")
    broken = Measurement("saving", "Saving", "", str(script), (Claim("x", "x"),))
    monkeypatch.setattr(runner, "MEASUREMENTS", (broken,))
    (tmp_path / "docs").mkdir()
    results.save(tmp_path / "docs" / "benchmarks.json", {"saving": result(a_ms=[1.0])})
    assert runner.main(["--only", "saving", "--out", str(tmp_path)]) == 1
    assert words in capsys.readouterr().out
    assert results.load(tmp_path / "docs" / "benchmarks.json")["saving"].figures == {"a.ms": [1.0]}


def test_an_unknown_name_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        runner.main(["--only", "canvass"])
    assert "there is no canvass" in capsys.readouterr().err


def test_a_place_is_said_once_where_all_was_measured_there() -> None:
    here = replace(result(), figures=_all_of("import") | _all_of("saving"))
    there = replace(here, machine="four cores")
    assert tables.page({"import": here, "saving": here}).count("two cores") == 1
    both = tables.page({"import": here, "saving": there})
    assert (both.count("two cores"), both.count("four cores")) == (1, 1)


def test_the_pages_say_what_the_figures_say() -> None:
    found = results.load(ROOT / "docs" / "benchmarks.json")
    assert (ROOT / "docs" / "benchmarks.md").read_text("utf-8") == tables.page(found)
    readme = (ROOT / "README.md").read_text("utf-8")
    assert readme == tables.readme(readme, found), "run python tests/benchmarks/all.py --write"


def test_results_name_no_computer() -> None:
    told = f"{results.machine()} {results.system()} {results.versions()}"
    assert "core" in told
    assert "/" not in told.replace("GNU/Linux", "")
    assert platform.node() not in told.split()


def _all_of(name: str) -> Figures:
    (measurement,) = [one for one in MEASUREMENTS if one.name == name]
    keys = {claim.ours for claim in measurement.claims}
    keys |= {other for claim in measurement.claims for _, other in claim.than if isinstance(other, str)}
    return {key: [1.0] for key in keys}


def _tells(figures: Figures, called: list[Sequence[str]] | None = None) -> object:
    def told(script: str, arguments: Sequence[str], folder: Path, patience: float) -> Figures:
        if called is not None:
            called.append(arguments)
        return figures

    return told
