"""The kind of detector that leaves its boxes to MediaPipe, by MediaPipe's rules."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from effdet_core.lab import Report
from effdet_core.lab.check import report_of
from effdet_core.lab.subject import open_subject
from effdet_core.lab.surgery import Surgery
from effdet_core.runtime import detector_options, metadata, metadata_schema
from effdet_core.runtime.detector_options import Decoding
from tests.core.tiny_twin import ANCHORS, TinyTwin, tiny_twin

Told = dict[str, Any]
LABELS = {"labelmap.txt": b"a\nb\nc\n"}


def report(content: bytes) -> Report:
    return report_of("twin.tflite", open_subject(content, (), {}))


def told_otherwise(change: Callable[[Told], None], decoding: Decoding | None = None) -> Report:
    """A twin whose metadata was changed."""
    said = metadata.twin_metadata(detector_options.encode(decoding or Decoding(ANCHORS, 3)))
    change(said["subgraph_metadata"][0])
    knife = Surgery(TinyTwin().build())
    knife.describe(metadata_schema.encode(said))
    return report(metadata.appended(knife.done(), LABELS))


def broken(found: Report) -> set[str]:
    return {finding.rule for finding in found.of("mediapipe").findings if finding.ok is False}


def swapped(graph: Told) -> None:
    graph["output_tensor_metadata"].reverse()


def nameless(graph: Told) -> None:
    del graph["output_tensor_metadata"][1]["name"]


def undecoded(graph: Told) -> None:
    del graph["custom_metadata"]


def cut(graph: Told) -> None:
    graph["custom_metadata"][0]["data"] = graph["custom_metadata"][0]["data"][:40]


def of_another_kind(graph: Told) -> None:
    graph["custom_metadata"][0]["data"] = b"\0" * 100


def test_a_twin_is_for_mediapipe_and_for_who_decodes_boxes_himself() -> None:
    found = report(tiny_twin())
    assert {verdict.consumer for verdict in found.verdicts if verdict.ok} == {"litert", "mediapipe", "compiled-model"}
    assert (found.facts.detector, found.facts.classes) == ("boxes outside", ("a", "b", "c"))
    assert "made for programs that decode boxes" in found.of("task-library").reason


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        (nameless, "metadata-outputs"),
        (undecoded, "decoding"),
        (cut, "decoding"),
        (of_another_kind, "decoding"),
    ],
)
def test_a_twin_without_what_mediapipe_needs_is_refused(change: Callable[[Told], None], rule: str) -> None:
    # As the converter leaves it, the scores come first, and the metadata of ours begins with the boxes.
    assert rule in broken(told_otherwise(lambda graph: (swapped(graph), change(graph))[0]))


def test_names_that_stand_for_the_other_output_are_found() -> None:
    assert broken(told_otherwise(swapped)) == set()
    assert broken(told_otherwise(lambda graph: None)) == {"metadata-outputs"}


@pytest.mark.parametrize("decoding", [Decoding(np.tile(ANCHORS, (2, 1)), 3), Decoding(ANCHORS, 4)])
def test_decoding_for_another_network_is_found(decoding: Decoding) -> None:
    assert broken(told_otherwise(swapped, decoding)) == {"decoding"}


def test_a_twin_has_nothing_to_mend() -> None:
    assert report(tiny_twin()).repairs == ()
    assert told_otherwise(undecoded).repairs == ()
