"""Mending a file so that more programs can use it; its weights stay as they are, bit by bit."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import Any

import msgspec

from effdet_core import atomic
from effdet_core.errors import InputError
from effdet_core.lab import surgery, trials
from effdet_core.lab.check import content_of, report_of
from effdet_core.lab.consumers import JUDGES
from effdet_core.lab.report import Report
from effdet_core.lab.subject import BACKGROUND, SIGNATURE, Subject, normalisation, open_subject
from effdet_core.lab.surgery import Surgery
from effdet_core.lab.trials import Tell
from effdet_core.runtime import metadata, metadata_schema
from effdet_core.runtime.flat import Damaged
from effdet_core.runtime.metadata import Recorded
from effdet_core.runtime.structure import MEANINGS, POST_PROCESS

REPAIRS: Mapping[str, str] = MappingProxyType(
    {
        "output-order": "put the outputs into the order boxes, classes, scores, count",
        "output-shapes": "state how large the outputs are",
        "metadata": "write the metadata that MediaPipe and the Task Library read",
        "labels": "put the class names right",
        "signature": "write the signature that pycoral and others read",
    }
)
"""What can be mended, by the keys that findings name."""

_NAMES = ("", ":1", ":2", ":3")
_KEPT = ("name", "description", "version", "author", "license")


class Repaired(msgspec.Struct, frozen=True, kw_only=True):
    """out: the file that was written. done: sentences on what was changed. before, after: what the lab says of both."""

    out: str
    done: tuple[str, ...]
    before: Report
    after: Report


def repair(
    path: Path | str,
    out: Path | str,
    *,
    labels: Sequence[str] | None = None,
    run: bool = True,
    tell: Tell = lambda *_: None,
) -> Repaired:
    """Writes a mended copy of `path` to `out` (never to `path` itself) and checks it.

    labels: class names in the order of the class numbers, for a file that has none or wrong ones.
    Raises `InputError` when nothing can be mended, with the reason.
    """
    path, out = Path(path), Path(out)
    _refuse_same(path, out)
    subject = _opened(path, run, tell)
    names = _names(path, subject, labels)
    changes = _Changes(subject, names)
    try:
        content, done = changes.applied()
    except Damaged as e:
        raise _cannot(path, str(e)) from e
    if not done:
        raise InputError("has nothing to mend", where=str(path), hint="`effdet check` says what it is good for.")
    mended: list[Subject] = []

    def produce(temporary: Path) -> None:
        temporary.write_bytes(content)
        mended.append(_proved(path, temporary, subject, content, run, tell))

    atomic.write_with(out, produce)
    before, after = report_of(str(path), subject), report_of(str(out), mended[0])
    return Repaired(out=str(out), done=tuple(done), before=before, after=after)


def _refuse_same(path: Path, out: Path) -> None:
    if out.suffix != ".tflite":
        raise InputError("must end in .tflite", where=str(out), hint=f"Say {out.stem}.tflite.")
    if out.exists() and path.exists() and out.samefile(path):
        raise InputError("is the file itself", where=str(out), hint="Give the mended copy another name.")


def _opened(path: Path, run: bool, tell: Tell) -> Subject:
    """The file with what was seen of it. Raises `InputError` unless all is known that has to be for changing it."""
    content = content_of(path)
    try:
        subject = open_subject(content, (), {})
        outcomes = trials.run(path, *normalisation(subject.told), tell) if run else {}
        subject = open_subject(content, (), outcomes)
    except Damaged as e:
        raise _cannot(path, str(e)) from e
    outcome = outcomes.get("litert")
    if outcome and outcome.error and not subject.model.compiled:
        raise _cannot(path, f"LiteRT does not run it: {outcome.error}")
    if not subject.mendable:
        raise _cannot(path, "it is no detector of pictures with boxes, classes, scores and their count")
    return subject


def _cannot(path: Path, why: str) -> InputError:
    return InputError(f"cannot be mended: {why}", where=str(path), hint="`effdet check` says what it is good for.")


def _proved(path: Path, written: Path, before: Subject, content: bytes, run: bool, tell: Tell) -> Subject:
    """The mended file as the lab sees it, once it holds the same weights and answers the same."""
    if not surgery.unchanged_weights(before.content[: before.archive.start], content):
        raise _cannot(path, "its weights would change")
    outcomes = trials.run(written, *normalisation(before.told), tell) if run else {}
    after = open_subject(content, (), outcomes)
    if before.ran and _answers(before) != _answers(after):
        raise _cannot(path, "it would answer something else")
    return after


def _answers(subject: Subject) -> list[dict[str, tuple[float, ...]]]:
    return [
        {meaning: result.values for meaning, result in zip(subject.order, picture, strict=True)}
        for picture in subject.ran
    ]


def _names(path: Path, subject: Subject, given: Sequence[str] | None) -> tuple[str, ...]:
    """Class names by number: those given, else those inside, without a row for the background, none too few."""
    names, classes = tuple(given if given is not None else subject.labels), subject.classes
    if classes and len(names) > classes and names[0] in BACKGROUND:
        names = names[1:]
    if given is not None and classes and len(names) != classes:
        message = f"has {classes} classes, and there are {len(names)} names"
        raise InputError(message, where=str(path), hint="Give a name for each class, in the order of their numbers.")
    if names and len(names) < classes:
        names = (*names, *(f"class {number}" for number in range(len(names), classes)))
    return names


class _Changes:
    """What has to be done to a file, and doing it."""

    def __init__(self, subject: Subject, names: tuple[str, ...]) -> None:
        self._subject, self._names = subject, names
        self._by_meaning = dict(zip(subject.order, subject.model.outputs, strict=True))
        self._done: list[str] = []
        self._reordered = False

    def applied(self) -> tuple[bytes, list[str]]:
        """The new file and sentences on what was changed; the old one and none where all is well."""
        subject = self._subject
        knife = Surgery(subject.content[: subject.archive.start])
        self._outputs(knife)
        self._signature(knife)
        described = self._metadata(knife)
        if self._names != subject.labels:
            self._done.append(f"put {len(self._names)} class names into it")
        if not self._done:
            return subject.content, []
        return metadata.appended(knife.done(), self._files(described)), self._done

    def _outputs(self, knife: Surgery) -> None:
        tensors = [self._by_meaning[meaning] for meaning in MEANINGS]
        self._reordered = tuple(tensors) != self._subject.model.outputs
        if self._reordered:
            knife.order_outputs(tensors)
            self._done.append(REPAIRS["output-order"])
        rows = self._subject.rows
        shapes = ((1, rows, 4), (1, rows), (1, rows), (1,))
        stated = tuple(self._subject.model.parts[tensor].shape for tensor in tensors)
        if rows and (self._reordered or stated != shapes):
            for tensor, ending, shape in zip(tensors, _NAMES, shapes, strict=True):
                knife.describe_output(tensor, POST_PROCESS + ending, shape)
            if stated != shapes:
                self._done.append(REPAIRS["output-shapes"])

    def _signature(self, knife: Surgery) -> None:
        signatures = self._subject.model.signatures
        wanted = {name: self._by_meaning[meaning] for name, meaning in SIGNATURE.items()}
        if len(signatures) == 1 and dict(signatures[0].outputs) == wanted:
            return
        inputs = dict(signatures[0].inputs) if signatures else {"images": self._subject.model.inputs[0]}
        knife.sign(inputs, wanted)
        self._done.append(REPAIRS["signature"])

    def _metadata(self, knife: Surgery) -> bool:
        """Whether the file has metadata of ours afterwards."""
        findings = (finding for name in ("mediapipe", "task-library") for finding in JUDGES[name](self._subject))
        wrong = any(finding.repair == "metadata" and finding.ok is not True for finding in findings)
        unnamed = bool(self._names) and not self._subject.labels_name
        if not (wrong or unnamed or self._reordered):
            return False
        knife.describe(metadata_schema.encode(_described(self._subject, bool(self._names))))
        self._done.append(REPAIRS["metadata"])
        return True

    def _files(self, described: bool) -> dict[str, bytes]:
        """What goes to the end of the file: names first, as some programs want them."""
        subject = self._subject
        name = metadata.LABELS if described or not subject.labels_name else subject.labels_name
        files = {name: metadata.labels_text(self._names)} if self._names else {}
        if subject.recorded:
            files[metadata.OWN] = msgspec.json.encode(_renamed(subject.recorded, self._names))
        for entry in subject.archive.entries:
            if entry.data is not None and entry.name not in (*files, subject.labels_name):
                files[entry.name] = entry.data
        return files


def _renamed(recorded: Recorded, names: tuple[str, ...]) -> Recorded:
    thresholds = recorded.thresholds if len(recorded.thresholds) == len(names) else ()
    return msgspec.structs.replace(recorded, classes=names, thresholds=thresholds)


def _described(subject: Subject, named: bool) -> dict[str, Any]:
    """Metadata for the mended file: ours, with what the old one says about pixels, scores and its makers."""
    source = subject.source
    told = metadata.detector_metadata(float_input=source is not None and source.kind == "float32")
    told.update({key: subject.told[key] for key in _KEPT if subject.told.get(key)})
    graph = told["subgraph_metadata"][0]
    mean, scale = normalisation(subject.told)
    graph["input_tensor_metadata"][0]["process_units"] = [
        {"options_type": "NormalizationOptions", "options": {"mean": [mean], "std": [scale]}}
    ]
    if not named:
        del graph["output_tensor_metadata"][1]["associated_files"]
    _keep_score_options(subject, graph["output_tensor_metadata"][2])
    return told


def _keep_score_options(subject: Subject, score: dict[str, Any]) -> None:
    for old in subject.told_outputs:
        if old.get("name") == metadata.SCORE:
            files = [f for f in old.get("associated_files", []) if subject.archive.get(f.get("name", "")) is not None]
            score.update({"process_units": old["process_units"]} if old.get("process_units") else {})
            score.update({"associated_files": files} if files else {})
