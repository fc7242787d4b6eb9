from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from effdet_core.errors import InputError
from effdet_core.lab import Repaired, archive, repair
from effdet_core.lab.surgery import ALIGNMENT, Surgery, unchanged_weights
from effdet_core.runtime import structure
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.metadata import Recorded
from tests.core import lab_files
from tests.core.lab_files import Told, foreign, good, outputs
from tests.core.small_detector import MEANINGS, Small
from tests.core.tiny_tflite import Tiny


@pytest.fixture
def mended(tmp_path: Path) -> Any:
    """Mends a file by the rules alone."""

    def mend(content: bytes, *labels: str, run: bool = False) -> Repaired:
        (tmp_path / "old.tflite").write_bytes(content)
        return repair(tmp_path / "old.tflite", tmp_path / "new.tflite", labels=labels or None, run=run)

    return mend


def red(found: Any) -> set[str]:
    return {verdict.consumer for verdict in found.verdicts if not verdict.ok}


def converted(**facts: Any) -> bytes:
    """A file as TensorFlow's converter leaves it."""
    return Small(**{"kind": np.uint8, "order": lab_files.CONVERTED, **facts}).build()


@pytest.mark.parametrize("signature", [True, False])
@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_a_file_fresh_from_the_converter_becomes_universal(mended: Any, signature: bool, kind: type) -> None:
    done = mended(converted(signature=signature, kind=kind), "bee", "wasp", "hornet")
    floats = {"pycoral", "frigate-cpu", "frigate-edgetpu"} if kind is np.float32 else set()
    assert red(done.after) == floats
    assert {"mediapipe", "task-library", "compiled-model"} <= red(done.before)
    assert done.after.facts.classes == ("bee", "wasp", "hornet")
    assert [output.meaning for output in done.after.facts.outputs] == list(MEANINGS)


def test_the_weights_stay_bit_by_bit_where_they_are_aligned(mended: Any) -> None:
    from ai_edge_litert import schema_py_generated as schema

    old = converted(half=True)
    new = Path(mended(old, "a", "b", "c").out).read_bytes()
    before, after = (schema.ModelT.InitFromPackedBuf(content, 0) for content in (old, new))
    for number, buffer in enumerate(before.buffers):
        data = after.buffers[number].data
        assert (data is None) == (buffer.data is None)
        assert data is None or bytes(data) == bytes(buffer.data)
    assert unchanged_weights(old, new)
    assert not unchanged_weights(old, Small(kind=np.uint8, half=True, classes=2).build())


def test_what_lies_aligned_in_the_old_file_lies_aligned_in_the_new_one() -> None:
    old = good()
    old = old[: archive.read(old).start]
    knife = Surgery(old)
    knife.sign({"images": 0}, {"output_0": 1})
    new = knife.done()
    assert (new.find(old[200:400]) - 200) % ALIGNMENT == 0


def test_the_mended_file_answers_what_the_old_one_answered(mended: Any, tmp_path: Path) -> None:
    done = mended(converted(), "a", "b", "c", run=True)
    picture = np.random.default_rng(1).integers(0, 256, (*Small().size, 3), np.uint8)
    before, after = (TFLiteDetector(path).detect(picture) for path in (tmp_path / "old.tflite", done.out))
    assert before.boxes.tolist() == after.boxes.tolist()
    assert before.scores.tolist() == after.scores.tolist()
    assert TFLiteDetector(done.out).classes == ("a", "b", "c")


@pytest.mark.parametrize("order", [("count", "boxes", "scores", "classes"), lab_files.CONVERTED])
def test_the_signature_leads_to_the_same_outputs_after_they_are_put_in_order(mended: Any, order: Any) -> None:
    model = structure.read(Path(mended(foreign(order=order), "a", "b", "c").out).read_bytes())
    by_meaning = {meaning: number for number, meaning in model.meanings.items()}
    names = {"output_0": "count", "output_1": "scores", "output_2": "classes", "output_3": "boxes"}
    assert dict(model.signatures[0].outputs) == {name: by_meaning[meaning] for name, meaning in names.items()}


def test_a_signature_of_other_names_is_replaced_and_a_lost_one_is_written(mended: Any) -> None:
    named = {"count": "num", "scores": "s", "classes": "c", "boxes": "b"}
    for content in (foreign(signature_names=named), foreign(signature=False)):
        done = mended(content)
        assert sorted(done.after.facts.signature) == ["output_0", "output_1", "output_2", "output_3"]
        assert any("signature" in sentence for sentence in done.done)


def test_labels_off_by_one_lose_the_row_of_the_background(mended: Any) -> None:
    done = mended(foreign(files={"labelmap.txt": b"???\nbee\nwasp\nhornet\n"}))
    assert done.after.facts.classes == ("bee", "wasp", "hornet")
    assert "task-library" not in red(done.after)


def test_too_few_labels_get_numbers_and_given_ones_count_instead(mended: Any) -> None:
    short = foreign(files={"labelmap.txt": b"bee\n"})
    assert mended(short).after.facts.classes == ("bee", "class 1", "class 2")
    assert mended(short, "a", "b", "c").after.facts.classes == ("a", "b", "c")
    with pytest.raises(InputError, match="has 3 classes, and there are 2 names"):
        mended(short, "a", "b")


def test_what_the_old_metadata_said_of_pixels_and_scores_stays(mended: Any) -> None:
    def odd(said: Told) -> None:
        said["author"] = "Ada"
        outputs(said)[2]["process_units"] = [
            {"options_type": "ScoreThresholdingOptions", "options": {"global_score_threshold": 0.25}}
        ]
        lab_files.inputs(said)[0]["process_units"] = [
            {"options_type": "NormalizationOptions", "options": {"mean": [127.5], "std": [127.5]}}
        ]
        outputs(said)[0]["content"]["content_properties"] = {"type": "BOUNDARIES"}

    done = mended(foreign(odd, kind=np.float32))
    from effdet_core.runtime import metadata_schema

    told = metadata_schema.decode(structure.read(Path(done.out).read_bytes()).metadata or b"")
    assert told["author"] == "Ada"
    graph = told["subgraph_metadata"][0]
    assert graph["input_tensor_metadata"][0]["process_units"][0]["options"] == {"mean": [127.5], "std": [127.5]}
    assert graph["output_tensor_metadata"][2]["process_units"][0]["options"]["global_score_threshold"] == 0.25
    assert "mediapipe" not in red(done.after)


def test_our_own_notes_learn_the_new_names(mended: Any) -> None:
    done = mended(good(), "a", "b", "c")
    notes = archive.read(Path(done.out).read_bytes()).get("effdet.json")
    assert msgspec.json.decode(notes or b"", type=Recorded).classes == ("a", "b", "c")
    assert archive.read(Path(done.out).read_bytes()).entries[0].data == b"a\nb\nc\n"


def test_compressed_files_inside_are_stored_again(mended: Any) -> None:
    content = lab_files.compressed(foreign(files={}), {"labelmap.txt": b"bee\nwasp\nhornet\n"})
    done = mended(content)
    assert all(entry.stored for entry in archive.read(Path(done.out).read_bytes()).entries)
    assert red(done.after) == set()


def test_a_file_for_the_edge_tpu_gets_its_metadata_back(mended: Any) -> None:
    done = mended(foreign(described=False, files={}, signature=False, compiled="edgetpu-custom-op"), "a", "b", "c")
    assert done.after.facts.has_metadata
    assert done.after.facts.classes == ("a", "b", "c")
    assert not red(done.after) & {"pycoral", "frigate-edgetpu"}


def test_what_cannot_be_mended_is_said_with_the_reason(mended: Any, tmp_path: Path) -> None:
    cases = {
        good(): "has nothing to mend",
        b"\0" * 100: "not a TensorFlow Lite model",
        Tiny(order=("boxes", "classes"), signature=False).build(): "it is no detector",
        foreign(kind=np.int8, described=False): "it is no detector",
    }
    for content, words in cases.items():
        with pytest.raises(InputError, match=words):
            mended(content)
    assert not (tmp_path / "new.tflite").exists()


def test_a_file_is_never_mended_over_itself(tmp_path: Path) -> None:
    path = tmp_path / "m.tflite"
    path.write_bytes(converted())
    for out, words in ((path, "is the file itself"), (tmp_path / "m.txt", "must end in")):
        with pytest.raises(InputError, match=words):
            repair(path, out, run=False)


def test_mending_twice_finds_nothing_left(mended: Any) -> None:
    once = Path(mended(converted(), "a", "b", "c").out).read_bytes()
    with pytest.raises(InputError, match="nothing to mend"):
        mended(once)
