"""Photos judged in a process of their own, by the network and by the file exported from it."""

from __future__ import annotations

from pathlib import Path

import pytest

from effdet_core import tasks
from effdet_core.errors import Cancelled, UserError
from effdet_core.evaluation import judging, saved
from effdet_core.evaluation.judging import Judged, JudgeRequest
from effdet_core.nn import train
from effdet_core.nn.trained import export_run
from effdet_core.run_folder import RunFolder
from tests.nn.test_training import make_run

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("small_networks")]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run that has learnt a little, with an exported file; what its training judged is gone."""
    made = make_run(tmp_path_factory.mktemp("judged"), counts=(6, 3, 4), epochs=4)
    train.train(made, resume=False)
    export_run(made, "float32")
    for item in saved.all_of(made):
        item.path.unlink()
    return made


def _judged(run: RunFolder, source: str, told: list[tuple[int, int]] | None = None) -> saved.Evaluation:
    request = JudgeRequest(run=str(run.path), source=source, split="test")
    answer = tasks.run(
        judging.MODULE, request, Judged, lambda done, total, _: told.append((done, total)) if told is not None else None
    )
    return saved.read(Path(answer.path))


def test_the_network_and_its_file_find_the_same_and_both_are_kept(run: RunFolder) -> None:
    told: list[tuple[int, int]] = []
    network = _judged(run, saved.NETWORK, told)
    assert told[-1] == (4, 4) or (4, 4) in told
    exported = _judged(run, str(run.export / "run-float32.tflite"))
    assert {(item.source, item.split) for item in saved.all_of(run)} == {
        ("network", "test"), ("run-float32.tflite", "test"),
    }  # fmt: skip
    assert exported.metrics.ap50 == pytest.approx(network.metrics.ap50, abs=0.02)
    for one, other in zip(network.photos, exported.photos, strict=True):
        assert one.image == other.image
        assert one.scores[:3] == pytest.approx(other.scores[:3], abs=0.01)
    assert not saved.is_stale(network, saved.weights_of(run))
    assert not saved.is_stale(exported, run.export / "run-float32.tflite")


def test_judging_can_be_cancelled(run: RunFolder) -> None:
    def cancel(done: int, total: int, words: str) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        tasks.run(judging.MODULE, JudgeRequest(run=str(run.path), source=saved.NETWORK, split="train"), Judged, cancel)
    assert not saved.path_of(run, saved.NETWORK, "train").exists()


@pytest.mark.parametrize(("source", "why"), [("missing.tflite", "missing.tflite"), (saved.NETWORK, "no weights yet")])
def test_what_cannot_be_judged_says_why(tmp_path: Path, source: str, why: str) -> None:
    untrained = make_run(tmp_path)
    with pytest.raises(UserError, match=why):
        _judged(untrained, source)


def test_a_split_without_photos_says_so(tmp_path: Path) -> None:
    untrained = make_run(tmp_path, counts=(3, 2, 0))
    with pytest.raises(UserError, match="no test photos"):
        _judged(untrained, "any.tflite")
