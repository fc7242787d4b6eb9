"""Each rule of each program, broken once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from effdet_core.errors import InputError
from effdet_core.lab import CONSUMERS, Report, check
from effdet_core.lab.check import report_of
from effdet_core.lab.consumers import JUDGES
from effdet_core.lab.subject import open_subject
from effdet_core.lab.trial import Outcome, Result
from tests.core import lab_files
from tests.core.lab_files import Told, foreign, good, inputs, outputs
from tests.core.small_detector import MEANINGS, Small
from tests.core.tiny_tflite import Tiny


def report(content: bytes, outcomes: Mapping[Any, Outcome] | None = None, beside: tuple[str, ...] = ()) -> Report:
    """By the rules alone."""
    return report_of("m.tflite", open_subject(content, beside, outcomes or {}))


def broken(found: Report, consumer: str) -> set[str]:
    return {finding.rule for finding in found.of(consumer).findings if finding.ok is False}


def noted(found: Report, consumer: str) -> set[str]:
    return {finding.rule for finding in found.of(consumer).findings if finding.ok is None}


def red(found: Report) -> set[str]:
    return {verdict.consumer for verdict in found.verdicts if not verdict.ok}


def test_every_program_that_is_listed_is_judged() -> None:
    assert set(JUDGES) == set(CONSUMERS)


@pytest.mark.parametrize("classes", [1, 2, 90])
@pytest.mark.parametrize("rows", [10, 25, 100])
def test_a_universal_file_is_green_everywhere(classes: int, rows: int) -> None:
    found = report(good(classes=classes, rows=rows))
    assert found.good
    assert red(found) == set()
    assert found.repairs == ()


def test_a_float_file_is_for_those_who_ask_how_to_feed_it() -> None:
    assert red(report(good(kind=np.float32))) == {"pycoral", "frigate-cpu", "frigate-edgetpu"}


def test_a_foreign_file_with_good_metadata_is_green_for_those_who_read_it() -> None:
    assert red(report(foreign())) == set()


def test_without_metadata_only_those_are_green_who_read_none() -> None:
    found = report(foreign(described=False, files={}))
    assert red(found) == {"mediapipe", "task-library", "raspberry-pi"}
    assert broken(found, "mediapipe") == {"metadata"}
    assert "metadata" in found.repairs


def test_the_order_of_the_converter_breaks_those_who_count_positions() -> None:
    found = report(Small(kind=np.uint8, order=lab_files.CONVERTED, shaped=True).build())
    assert broken(found, "frigate-cpu") == broken(found, "frigate-edgetpu") == {"order"}
    assert broken(found, "pycoral") == set()  # it goes by the signature
    assert found.of("frigate-cpu").findings[0].repair == "output-order"


@pytest.mark.parametrize(
    ("order", "good"), [(MEANINGS, True), (lab_files.CONVERTED, True), (("count", "boxes", "scores", "classes"), False)]
)
def test_pycoral_without_a_signature_knows_two_orders(order: tuple[str, ...], good: bool) -> None:
    found = report(foreign(signature=False, order=order))
    assert found.of("pycoral").ok is good
    assert good or found.of("pycoral").findings[0].repair == "signature"


def test_pycoral_with_a_signature_of_other_names_or_other_meanings_fails() -> None:
    named = {"count": "num", "scores": "scores", "classes": "classes", "boxes": "boxes"}
    swapped = {"count": "output_0", "scores": "output_2", "classes": "output_1", "boxes": "output_3"}
    for names, words in ((named, "boxes, classes, scores, num"), (swapped, "the scores are what is really")):
        found = report(foreign(signature_names=names))
        assert broken(found, "pycoral") == {"signature-outputs"}
        assert words in found.of("pycoral").reason.replace("classes are", "scores are")


def without(key: str, of: Callable[[Told], list[Told]] = outputs, place: int = 0) -> Callable[[Told], None]:
    def change(said: Told) -> None:
        del of(said)[place][key]

    return change


def with_(key: str, value: Any, of: Callable[[Told], list[Told]] = outputs, place: int = 0) -> Callable[[Told], None]:
    def change(said: Told) -> None:
        of(said)[place][key] = value

    return change


def boxes_as(**properties: Any) -> Callable[[Told], None]:
    content = {"content_properties_type": "BoundingBoxProperties", "content_properties": properties}
    return with_("content", content)


def rotated(said: Told) -> None:
    found = outputs(said)
    found.append(found.pop(0))


def only_three(said: Told) -> None:
    del outputs(said)[3]


def no_inputs(said: Told) -> None:
    del said["subgraph_metadata"][0]["input_tensor_metadata"]


GREY = {"content_properties_type": "ImageProperties", "content_properties": {"color_space": "GRAYSCALE"}}
SOUND = {"content_properties_type": "AudioProperties", "content_properties": {}}
THRESHOLD = {"options_type": "ScoreThresholdingOptions", "options": {"global_score_threshold": 0.3}}
CALIBRATED = {"options_type": "ScoreCalibrationOptions", "options": {}}


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (without("name"), "metadata-outputs"),
        (only_three, "metadata-outputs"),
        (rotated, "metadata-order"),
        (without("content"), "metadata-boxes"),
        (boxes_as(index=[1, 0, 3, 2], type="CENTER"), "metadata-boxes"),
        (boxes_as(index=[1, 0, 3, 2], type="BOUNDARIES", coordinate_type="PIXEL"), "metadata-boxes"),
        (boxes_as(index=[1, 0], type="BOUNDARIES"), "metadata-boxes"),
        (boxes_as(index=[0, 1, 2, 3], type="BOUNDARIES"), "metadata-boxes"),
        (boxes_as(type="BOUNDARIES"), "metadata-boxes"),
        (no_inputs, "metadata-input"),
        (with_("content", GREY, inputs), "metadata-input"),
        (with_("content", SOUND, inputs), "metadata-input"),
        (with_("process_units", [THRESHOLD, THRESHOLD], outputs, 2), "score-options"),
        (with_("process_units", [CALIBRATED], outputs, 2), "score-options"),
        (lambda said: said.update(min_parser_version="9.0.0"), "metadata"),
        (lambda said: said.update(subgraph_metadata=[]), "metadata"),
    ],
)
@pytest.mark.parametrize("consumer", ["mediapipe", "task-library", "raspberry-pi"])
def test_metadata_that_leads_astray_is_refused(change: Callable[[Told], None], rule: str, consumer: str) -> None:
    found = report(foreign(change))
    assert rule in broken(found, consumer)
    assert broken(found, "pycoral") == broken(found, "frigate-cpu") == set()


def normalised(mean: list[float], std: list[float]) -> Callable[[Told], None]:
    return with_(
        "process_units", [{"options_type": "NormalizationOptions", "options": {"mean": mean, "std": std}}], inputs
    )


@pytest.mark.parametrize(
    "change",
    [
        without("process_units", inputs),
        normalised([127.0, 1.0], [1.0, 1.0]),
        normalised([127.0], []),
        normalised([127.0], [0.0]),
        normalised([124.0, 116.0, 104.0], [58.0, 57.0, 57.0]),
    ],
)
def test_a_float_input_needs_one_mean_and_one_scale(change: Callable[[Told], None]) -> None:
    assert broken(report(foreign(change, kind=np.float32)), "mediapipe") == {"normalisation"}
    assert broken(report(foreign(change)), "mediapipe") == set()  # bytes need none


@pytest.mark.parametrize(("mean", "scale", "setting"), [(0.0, 255.0, "float"), (0.0, 1.0, "float_denorm")])
def test_frigate_can_feed_floats_of_two_kinds(mean: float, scale: float, setting: str) -> None:
    found = report(foreign(normalised([mean], [scale]), kind=np.float32))
    assert found.of("frigate-cpu").ok
    assert any(f"input_dtype to {setting} " in finding.what for finding in found.of("frigate-cpu").findings)


def test_names_that_are_missing_off_by_one_or_too_few_are_found() -> None:
    cases = {
        b"???\nbee\nwasp\nhornet\n": "begin with '???'",
        b"bee\nwasp\n": "2 names for 3 classes",
        b"": "is empty",
    }
    for data, words in cases.items():
        found = report(foreign(files={"labelmap.txt": data} if data else {"labelmap.txt": b" "}))
        findings = found.of("task-library").findings
        assert not found.of("task-library").ok
        assert any(words in finding.what and finding.repair == "labels" for finding in findings), words
    assert broken(report(foreign(files={"other.txt": b"x"})), "mediapipe") == {"labels"}
    assert "label-rows" in noted(report(foreign(files={"labelmap.txt": b"bee\nwasp\n"})), "mediapipe")


def test_a_class_that_was_never_trained_is_a_remark() -> None:
    found = report(foreign(classes=2, files={"labelmap.txt": b"bee\n???\n"}))
    assert found.good
    assert "label-rows" in noted(found, "mediapipe")


def test_compressed_files_inside_are_refused_by_those_who_read_them() -> None:
    content = lab_files.compressed(foreign(files={}), {"labelmap.txt": b"bee\nwasp\nhornet\n"})
    found = report(content)
    assert "zip" in broken(found, "mediapipe") & broken(found, "task-library")
    assert found.of("pycoral").ok


def test_the_old_sample_on_the_raspberry_pi_minds_letters_files_and_numbers() -> None:
    odd = report(foreign(files={"readme.txt": b"hello", "labelmap.txt": "Bienenkönigin\nb\nc\n".encode()}))
    assert odd.of("raspberry-pi").ok
    assert {"first-file", "ascii"} <= noted(odd, "raspberry-pi")
    assert "first-file" in noted(report(foreign(described=False, files={})), "raspberry-pi")


def test_labels_beside_the_model_are_those_that_frigate_reads() -> None:
    assert "label-lines" in broken(report(good(), beside=("3 bees", "wasp", "hornet")), "frigate-cpu")
    assert report(good(), beside=("0 bee", "1 wasp", "2 hornet")).of("frigate-cpu").ok
    many = report(foreign(classes=100, files={}), beside=())
    assert "label-count" in broken(many, "frigate-cpu")


def test_what_a_person_should_know_turns_nothing_red() -> None:
    found = report(good(rows=25))
    assert found.good
    assert {"rows", "size"} <= noted(found, "frigate-cpu")
    assert {"letterbox", "device"} <= noted(found, "pycoral")
    assert "gpu" in noted(found, "compiled-model")
    assert "stretch" not in noted(found, "mediapipe")


def test_a_file_for_the_edge_tpu_runs_nowhere_else() -> None:
    found = report(foreign(compiled="edgetpu-custom-op"))
    assert red(found) == {"litert", "mediapipe", "task-library", "raspberry-pi", "frigate-cpu", "compiled-model"}
    assert found.facts.compiled
    assert "device" not in noted(found, "pycoral") | noted(found, "frigate-edgetpu")


def test_operators_of_full_tensorflow_or_of_nobody_are_named() -> None:
    for name, words in (("FlexResize", "full TensorFlow: FlexResize"), ("MyOp", "of its own: MyOp")):
        found = report(foreign(compiled=name))
        assert len(red(found)) == len(CONSUMERS)
        assert words in found.of("mediapipe").reason


def test_int8_pixels_are_for_the_edge_tpu_alone() -> None:
    found = report(foreign(kind=np.int8))
    assert "input" in broken(found, "mediapipe") & broken(found, "pycoral") & broken(found, "frigate-cpu")
    assert found.of("frigate-edgetpu").ok


def test_a_second_subgraph_is_refused_by_mediapipe() -> None:
    assert "subgraphs" in broken(report(foreign(graphs=2)), "mediapipe")


def test_sizes_that_the_file_does_not_state_break_the_compiled_model() -> None:
    found = report(foreign(shaped=False))
    assert broken(found, "compiled-model") == {"output-shapes"}
    assert found.repairs == ("output-shapes",)


def test_rows_that_stay_empty_are_a_remark_on_some_versions_of_mediapipe() -> None:
    found = report(foreign(threshold=0.4))
    assert found.good
    assert "count" in noted(found, "mediapipe")


def answers(count: float, scores: list[float], classes: list[float]) -> Outcome:
    rows = len(scores)
    values = {"boxes": (0.0,) * 4 * rows, "classes": tuple(classes), "scores": tuple(scores), "count": (count,)}
    shapes = {"boxes": (1, rows, 4), "classes": (1, rows), "scores": (1, rows), "count": (1,)}
    picture = tuple(Result(kind="float32", shape=shapes[name], values=values[name]) for name in MEANINGS)
    return Outcome(version="2", outputs=(picture,))


def test_what_it_answered_counts_too() -> None:
    scores = [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.05]
    fine = report(good(), {"litert": answers(10, scores, [0.0] * 10)})
    assert fine.good
    assert fine.of("litert").ran
    unsorted = report(good(), {"litert": answers(10, scores[::-1], [0.0] * 10)})
    assert "sorted" in broken(unsorted, "frigate-cpu")
    assert "values" in noted(unsorted, "litert")
    assert "count" in noted(report(good(), {"litert": answers(7, scores, [0.0] * 10)}), "mediapipe")
    assert "count" in noted(report(good(), {"litert": answers(0, scores, [0.0] * 10)}), "mediapipe")


def test_a_program_that_died_or_refused_it_is_quoted() -> None:
    died = report(good(), {"litert": Outcome(died=True, error="crashed")})
    assert "ends the program" in died.of("litert").reason
    assert not died.of("pycoral").ok
    refused = report(good(), {"mediapipe": Outcome(version="1", error="no such thing")})
    assert "MediaPipe 1 refuses it: no such thing." in refused.of("mediapipe").reason


def test_what_is_no_detector_is_said_to_be_none() -> None:
    found = report(Tiny(order=("boxes", "classes"), signature=False).build())
    assert {"mediapipe", "task-library", "pycoral", "frigate-cpu"} <= red(found)
    assert "outputs" in broken(found, "task-library")


def test_rubbish_is_red_everywhere_with_one_reason(tmp_path: Path) -> None:
    path = tmp_path / "m.tflite"
    for content in (b"", b"not a model", b"\x89PNG" * 9, good()[:4000]):
        path.write_bytes(content)
        found = check(path, run=False)
        assert found.damage
        assert len(red(found)) == len(CONSUMERS)


def test_a_file_that_cannot_be_opened_is_an_error(tmp_path: Path) -> None:
    for path in (tmp_path / "missing.tflite", tmp_path):
        with pytest.raises(InputError, match="cannot be read"):
            check(path, run=False)


def test_names_from_anywhere_do_no_harm_in_a_sentence() -> None:
    found = report(foreign(compiled="Flex\x1b[2J" + "x" * 5000))
    for finding in found.of("litert").findings:
        assert "\x1b" not in finding.what
        assert len(finding.what) < 500


def test_every_finding_says_why_and_where_that_is_written() -> None:
    contents = (good(), good(kind=np.float32), foreign(only_three), foreign(described=False, files={}))
    for found in map(report, contents):
        for verdict in found.verdicts:
            rules = [finding.rule for finding in verdict.findings if finding.ok is False]
            assert len(rules) == len(set(rules))
            assert all(f.what.endswith(".") and f.why.endswith(".") and f.source for f in verdict.findings)
