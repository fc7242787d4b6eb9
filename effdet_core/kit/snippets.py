"""Programs for every platform with this model's names, size and threshold filled in."""

from __future__ import annotations

from importlib import resources

from effdet_core.kit import filling, literals
from effdet_core.kit.charts import colour
from effdet_core.kit.facts import ModelFacts

WEB_PACKAGE = "https://cdn.jsdelivr.net/npm/@mediapipe/tasks-vision@1.1.0"
"""Where the web page finds MediaPipe unless it is packed too; the version is the one that the tests run."""
PACKED_WEB_PACKAGE = "./vision"
_BEGIN, _END = "# --- this model ---\n", "# --- end of this model ---\n"


def snippets(facts: ModelFacts, *, web_offline: bool) -> dict[str, str]:
    """Relative path -> text of every program that can run this model."""
    written = {
        "snippets/python/detect.py": python_program(facts),
        "snippets/android/mediapipe/ObjectFinder.kt": _program("ObjectFinder-mediapipe.kt", "kotlin", facts),
        "snippets/android/task-library/ObjectFinder.kt": _program("ObjectFinder-task.kt", "kotlin", facts),
        "snippets/ios/ObjectFinder.swift": _program("ObjectFinder.swift", "swift", facts),
        "snippets/web/index.html": _program(
            "web.html",
            "javascript",
            facts,
            vision=PACKED_WEB_PACKAGE if web_offline else WEB_PACKAGE,
            colours=[(name, colour(place)) for place, name in enumerate(facts.classes)],
        ),
    }
    if suits_frigate(facts):
        written["snippets/frigate/config.yml"] = _program("frigate.yml", "yaml", facts)
        written["snippets/frigate/labelmap.txt"] = "".join(f"{n} {name}\n" for n, name in enumerate(facts.classes))
    return written


def suits_frigate(facts: ModelFacts) -> bool:
    """Frigate feeds float models with numbers that ours do not mean, and reads outputs by their place alone."""
    return not facts.float_input and facts.outputs == (0, 1, 2, 3) and bool(facts.classes)


def device_program(name: str) -> str:
    """A program of `effdet_core.kit.device` as it is."""
    return resources.files("effdet_core.kit.device").joinpath(name).read_text("utf-8")


def python_program(facts: ModelFacts) -> str:
    """detect.py for this model."""
    before, _, rest = device_program("detect.py").partition(_BEGIN)
    after = rest.partition(_END)[2]
    thresholds = ", ".join(f"{literals.python(name)}: {value!r}" for name, value in facts.thresholds.items())
    lines = [
        f"MODEL = {literals.python(facts.file)}",
        'LABELS = "labels.txt"',
        f"THRESHOLD = {facts.threshold!r}  # how sure to be, 0 to 1",
        f"THRESHOLDS: dict[str, float] = {{{thresholds}}}  # the same by class name, where classes differ",
        f"KEEPS_SHAPE = {facts.keeps_shape}  # trained on pictures padded to the input's shape, or stretched to it",
        f"MEAN, SCALE = {facts.mean!r}, {facts.scale!r}  # of a float input: (pixel - MEAN) / SCALE",
        f"OUTPUTS = {facts.outputs!r}  # where boxes, classes, scores and count lie among the file's outputs",
    ]
    return before + _BEGIN + "".join(f"{line}\n" for line in lines) + _END + after


def _program(template: str, language: str, facts: ModelFacts, **more: object) -> str:
    return filling.program(
        template,
        language,
        file=facts.file,
        stem=facts.stem,
        threshold=float(facts.threshold),
        thresholds=list(facts.thresholds.items()),
        classes=[(name, facts.wanted(name)) for name in facts.classes],
        max_detections=facts.max_detections,
        input_height=facts.input_size[0],
        input_width=facts.input_size[1],
        keeps_shape=facts.keeps_shape,
        **more,
    )
