"""Showing what was exported: all kinds side by side, and where accuracy went on the way to each device."""

from __future__ import annotations

from effdet_core.cli.runs import share
from effdet_core.cli.terminal import Terminal
from effdet_core.errors import InputError
from effdet_core.exports import published
from effdet_core.exports.record import THREADS, Exports, Step, StepName, Variant, Waterfall
from effdet_core.run_folder import RunFolder
from effdet_core.spec import EfficientDetSpec

NAMES: dict[StepName, str] = {
    "unlimited": "network, with room for every object",
    "network": "network, as many as the file reports",
    "float32": "float32 file",
    "float16": "float16 file",
    "int8": "int8 file",
    "mediapipe": "int8 in MediaPipe, Task Library",
    "pycoral": "int8 in pycoral",
    "frigate": "int8 in Frigate",
    "gpu": "GPU twin in MediaPipe",
}


def show_table(run: RunFolder, exports: Exports, terminal: Terminal) -> None:
    """Every kind with size, accuracy and speed, and what others measured on devices."""
    threads = [count for count in THREADS if any(count in variant.latency for variant in exports.variants)]
    columns = ("kind", "MB", "AP50", "AP", "worst class", *(f"ms/{count}" for count in threads))
    terminal.table(columns, [_row(variant, threads) for variant in exports.variants])
    computers = {variant.computer for variant in exports.variants if variant.computer}
    for computer in sorted(computers):
        terminal.say(f"  ms/N: milliseconds a photo with N threads on {computer}")
    model = _model_of(run)
    figures = [figure for variant in exports.variants for figure in published.of(model, variant.kind)]
    if figures:
        terminal.say()
        rows = [(figure.device, figure.kind, f"{figure.milliseconds:g}") for figure in figures]
        terminal.table((f"{model} elsewhere", "kind", "ms"), rows)
        for source in sorted({figure.source for figure in figures}):
            terminal.say(f"  {source}")


def _model_of(run: RunFolder) -> str:
    try:
        return EfficientDetSpec.read(run.spec).model_name
    except InputError:
        return ""


def _row(variant: Variant, threads: list[int]) -> tuple[str, ...]:
    metrics, worst = variant.metrics, variant.worst_class
    times = [f"{variant.latency[count]:.1f}" if count in variant.latency else "" for count in threads]
    return (
        variant.kind,
        f"{variant.size_bytes / 1e6:.1f}",
        share(metrics.ap50) if metrics else "",
        share(metrics.ap) if metrics else "",
        f"{worst[0]} {share(worst[1])}" if worst else "",
        *times,
    )


def show_waterfall(waterfall: Waterfall, terminal: Terminal) -> None:
    """Each step with what it loses, and below, why and what would help."""
    terminal.say(f"AP50 on {waterfall.photos} {waterfall.split} photos, and where it lies 19 times of 20")
    rows = [
        (NAMES[step.name], share(step.ap50), f"{share(step.low)} to {share(step.high)}", _loss(step))
        for step in waterfall.steps
    ]
    terminal.table(("step", "AP50", "between", "points lost"), rows)
    for step in waterfall.steps:
        if step.cause:
            _explain(step, terminal)


def _loss(step: Step) -> str:
    if step.after is None:
        return ""
    text = f"{step.lost * 100:+.1f}"
    return f"{text} (perhaps chance)" if step.by_chance and step.cause else text


def _explain(step: Step, terminal: Terminal) -> None:
    assert step.cause
    terminal.say()
    terminal.say(f"{NAMES[step.name]}: {step.lost * 100:.1f} points lost", style="bold")
    terminal.say(f"  {step.cause.words}")
    for remedy in (step.remedy, *step.also):
        if remedy:
            tried = "" if remedy.ap50 is None else f" (AP50 {share(remedy.ap50)})"
            terminal.say(f"  → {remedy.words}{tried}")
