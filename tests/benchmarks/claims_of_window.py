"""What is claimed of the window."""

from __future__ import annotations

from tests.benchmarks.claims import ANYLABELING, LABELIMG, LABELME, Claim, Measurement

TRY = Measurement(
    "try",
    "Trying the file on a video",
    "Frames of 640 × 480 a second, painted with their boxes, against the bare interpreter on an input that is ready.",
    "bench_try.py",
    (
        Claim(
            "video, frames a second with boxes", "window.per_second", "a second",
            (("the interpreter alone", "interpreter.per_second"),), higher=True, short=True,
        ),
        Claim("time over the interpreter's", "over_percent", "%", asked=15.0),
        Claim("longest wait of the window", "longest_wait_ms", "ms", asked=50.0),
    ),
    ("{model}",), ("{model}", "--rounds", "1", "--seconds", "0.5"),
)  # fmt: skip

BROWSER = Measurement(
    "browser",
    "Photos page, 100,000 photos",
    "A project of 100,000 labelled photos with five boxes each, opened for the first time and again, each in a fresh "
    "process. The others' figures are for 100,000 photos without labels.",
    "bench_browser.py",
    (
        Claim(
            "100,000 labelled photos, from the command on", "second.started_s", "s",
            ((LABELME, 7.5), (ANYLABELING, 3.8), (LABELIMG, 2.0)), short=True,
        ),
        Claim("100,000, from their opening until the first are shown", "second.usable_s", "s", asked=1.0),
        Claim("until all are known", "second.complete_s", "s", asked=2.0),
        Claim("opened for the first time, until the first are shown", "first.usable_s", "s"),
        Claim("opened for the first time, until all are known", "first.complete_s", "s", asked=25.0),
        Claim("10,000, from their opening until the first are shown", "tenth.usable_s", "s", asked=0.4),
        Claim(
            "memory with 100,000", "second.rss_mb", "MB",
            ((LABELME, 340), (ANYLABELING, 386), (LABELIMG, 169)), asked=400.0,
        ),
        Claim("memory after work in all of them", "second.rss_after_mb", "MB", asked=400.0),
        Claim("a filter, until its photos are painted", "second.filter_ms", "ms", asked=100.0),
        Claim("the slowest of eight filters and sortings", "second.filter_worst_ms", "ms", asked=100.0),
        Claim("a frame while scrolling", "second.scroll_ms", "ms", asked=16.0),
        Claim("nearly the slowest frame (99 of 100)", "second.scroll_p99_ms", "ms", asked=25.0),
        Claim("jump elsewhere, until all thumbnails are there", "second.jump_filled_ms", "ms"),
    ),
    (), ("--photos", "300"), minutes=2,
)  # fmt: skip


def _drawing(
    part: str, what: str, peers: tuple[float | None, ...] = (), asked: float | None = None, *, short: bool = False
) -> Claim:
    known = zip((LABELME, ANYLABELING, LABELIMG), peers, strict=False)
    than = tuple((name, value) for name, value in known if value is not None)
    return Claim(what, f"{part}.ms", "ms", than, asked=asked, short=short)


CANVAS = Measurement(
    "canvas",
    "Label page",
    "From the key or the mouse until the canvas has painted what came of it, in a window of 1600 × 1000. The others "
    "were measured in the same way; labelImg cannot undo, and lets go quickly because it does not save.",
    "bench_canvas.py",
    (
        _drawing("next", "next photo of 640 × 480 in a list of 100,000", (193, 121, 8), 10, short=True),
        _drawing("next ready", "the same with a breath in between", (193, 121, 8), 10),
        _drawing("next 12", "next photo of 12 megapixels, its neighbour ready", (16, 115, 109), 40),
        _drawing("next 12 cold", "next photo of 12 megapixels, back to back", (98, 119, 114)),
        _drawing("open", "open a photo with 1,000 boxes", (151, 336, 740)),
        _drawing("drag", "move one of 1,000 boxes, each step", (63, 201, 49), 10, short=True),
        _drawing("hover", "move over 1,000 boxes, each step", (65, 208, 51), 10),
        _drawing("release", "let go of a box among 1,000", (49, 266, 0.2)),
        _drawing("undo", "undo with 1,000 boxes", (969, 228, None), 20, short=True),
        _drawing("zoom", "zoom step with 1,000 boxes"),
        _drawing("zoom 12", "zoom step on 12 megapixels with 20 boxes"),
    ),
    (), ("--photos", "300"), rounds=3, minutes=3,
)  # fmt: skip

SAVING = Measurement(
    "saving",
    "Saving",
    "From an edit until it is written and synced to the disk; the window waits only for the call.",
    "bench_saving.py",
    (
        Claim("an edit is safe on disk", "1.on_disk_ms", "ms", asked=200.0, short=True),
        Claim("an edit of a photo with 1,000 boxes is on disk", "1000.on_disk_ms", "ms", asked=200.0),
        Claim("the slowest of 60 of them", "1000.on_disk_worst_ms", "ms", asked=200.0),
        Claim("the caller waits for it", "1000.call_ms", "ms"),
    ),
    (), ("--edits", "3"),
)  # fmt: skip

START = Measurement(
    "start",
    "Starting",
    "From the command to the first painted window; and what a script waits for.",
    "bench_window_start.py",
    (
        Claim(
            "the window is there, from the command", "whole_ms", "ms",
            ((LABELME, 1100), (ANYLABELING, 2270), (LABELIMG, 290)), asked=600.0, short=True,
        ),
        Claim("of it work of the processor", "processor_ms", "ms"),
    ),
    (), ("1",),
)  # fmt: skip

WATCH = Measurement(
    "watch",
    "Train page",
    "A run of 100,000 logged steps is opened; then five minutes beside a process that writes what a trainer writes: a "
    "step five times a second, an evaluation every 20 seconds.",
    "bench_watch.py",
    (
        Claim("open a run of 100,000 steps", "long.shown_s", "s", asked=1.0, short=True),
        Claim("memory of the window beside a training", "live.rss_mb", "MB", asked=250.0, short=True),
        Claim("stalls above 50 ms in five minutes", "live.stalls", "", asked=0.0),
        Claim("longest gap between two looks of a timer", "live.gap_worst", "ms", asked=50.0),
        Claim("of one core, while it watches", "live.cpu_percent", "%"),
    ),
    (), ("--steps", "1000", "--seconds", "2"), minutes=6,
)  # fmt: skip

EVALUATE_PAGE = Measurement(
    "evaluate-page",
    "Evaluate page, 5,000 photos",
    "From the press in the rail until sentence, curve, classes and mistakes show, over a saved evaluation.",
    "bench_evaluate_page.py",
    (
        Claim("open the Evaluate page over 5,000 photos", "first.took", "s", asked=1.0, short=True),
        Claim("open it again", "again.took", "s", asked=1.0),
        Claim("longest that the window stands still meanwhile", "again.gap_wall", "s"),
        Claim("move the threshold", "threshold.took", "s"),
        Claim("another price of a miss", "price.took", "s"),
    ),
    (), ("--photos", "100", "--rounds", "2"), rounds=3, minutes=2,
)  # fmt: skip
