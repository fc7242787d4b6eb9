"""Measuring an exported file on labelled pictures, by several processes at once."""

from __future__ import annotations

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence, Sized
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType

from effdet_core.dataset import Example
from effdet_core.detections import Detections
from effdet_core.errors import InputError, UserError
from effdet_core.events import Metrics
from effdet_core.images import read_rgb
from effdet_core.metrics import coco_metrics
from effdet_core.runtime import consumers
from effdet_core.runtime.consumers import Consumer
from effdet_core.runtime.detector import TFLiteDetector
from effdet_core.runtime.latency import cores

Progress = Callable[[int, int], None]
"""Called with the number of pictures done and of all."""

FEWEST_FOR_WORKERS = 24
"""With fewer pictures, starting processes takes longer than looking at them."""
_CHUNK = 4

Chunk = Sequence[str]
Found = list[Detections]

_detector: TFLiteDetector
_consumer: Consumer
"""The model of a worker process, loaded once when it starts, and who feeds it."""


def evaluate_tflite(
    path: Path | str,
    examples: Sequence[Example],
    classes: Sequence[str],
    *,
    workers: int | None = None,
    threads: int = 1,
    progress: Progress | None = None,
    consumer: Consumer = "as_trained",
) -> Metrics:
    """COCO figures of a .tflite file on `examples`, whose classes are numbered as in `classes`.

    workers: processes, this one included, by default one per processor core; threads: of each. Class names of the
    file are matched with `classes` by name; a file without names is taken to have the same. Raises `InputError` for a
    file or picture that cannot be used or when no name fits, `UserError` when a worker dies.
    """
    found = detections_of(
        path, examples, classes, workers=workers, threads=threads, progress=progress, consumer=consumer
    )
    return coco_metrics(examples, found, classes)


def detections_of(
    path: Path | str,
    examples: Sequence[Example],
    classes: Sequence[str],
    *,
    workers: int | None = None,
    threads: int = 1,
    progress: Progress | None = None,
    consumer: Consumer = "as_trained",
) -> list[Detections]:
    """What a .tflite file finds in each of `examples`, with classes numbered as in `classes`; see `evaluate_tflite`.

    consumer: the program that feeds it.
    """
    detector = TFLiteDetector(path, threads)
    positions = class_positions(detector, classes)
    images = [example.image for example in examples]
    found = detect_all(detector, images, workers=workers, threads=threads, progress=progress, consumer=consumer)
    return [detections.with_classes(positions) for detections in found]


def detect_all(
    detector: TFLiteDetector,
    images: Sequence[str],
    *,
    workers: int | None = None,
    threads: int = 1,
    progress: Progress | None = None,
    consumer: Consumer = "as_trained",
) -> list[Detections]:
    """What the model of `detector` finds in each of `images` (paths), in their order; see `evaluate_tflite`."""
    count = workers or default_workers(len(images), threads)
    say = progress or _say_nothing
    chunks = [images[i : i + _CHUNK] for i in range(0, len(images), _CHUNK)]
    if count == 1:
        return _joined(_alone(detector, chunks, consumer, say))
    # Spawned, not forked: a fork of a process with threads (TensorFlow, Qt) can hang.
    spawn = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(count - 1, spawn, initializer=_start_worker, initargs=(detector.path, threads, consumer))
    try:
        return _joined(_together(detector, chunks, pool, 2 * (count - 1), consumer, say))
    except BrokenProcessPool as e:
        raise _worker_died(detector.path, images) from e
    finally:
        # Ctrl-C ends here too: nothing waits for pictures that nobody wants any more.
        pool.shutdown(wait=True, cancel_futures=True)


def default_workers(images: int, threads: int) -> int:
    """One process per core that this process may use, and none beyond this one for a few pictures."""
    if images < FEWEST_FOR_WORKERS:
        return 1
    return max(1, cores() // threads)


def class_positions(detector: TFLiteDetector, wanted: Sequence[str]) -> list[int]:
    """For each class of the file its place in `wanted`, -1 where it is not there. Raises `InputError` if none is."""
    if not detector.classes:
        return list(range(len(wanted)))
    positions = [wanted.index(name) if name in wanted else -1 for name in detector.classes]
    if all(position < 0 for position in positions):
        raise InputError(
            f"knows none of the classes {', '.join(wanted)}, only {', '.join(detector.classes)}",
            where=str(detector.path),
            hint="Evaluate it on pictures that are labelled with its own classes.",
        )
    return positions


def _alone(detector: TFLiteDetector, chunks: Sequence[Chunk], consumer: Consumer, progress: Progress) -> list[Found]:
    found: list[Found] = []
    for chunk in chunks:
        found.append(_look(detector, chunk, consumer))
        _tell(found, chunks, progress)
    return found


def _together(
    detector: TFLiteDetector,
    chunks: Sequence[Chunk],
    pool: Executor,
    at_once: int,
    consumer: Consumer,
    progress: Progress,
) -> list[Found]:
    """This process takes its share too, from the moment in which the others only start up."""
    waiting = deque(range(len(chunks)))
    given: dict[Future[Found], int] = {}
    found: dict[int, Found] = {}
    while waiting or given:
        while waiting and len(given) < at_once:
            number = waiting.popleft()
            with _main_left_alone():
                given[pool.submit(_look_in_worker, chunks[number])] = number
        if waiting:
            number = waiting.popleft()
            found[number] = _look(detector, chunks[number], consumer)
        else:
            wait(given, return_when=FIRST_COMPLETED)
        for future in [future for future in given if future.done()]:
            found[given.pop(future)] = future.result()
        _tell(found, chunks, progress)
    return [found[number] for number in range(len(chunks))]


@contextmanager
def _main_left_alone() -> Iterator[None]:
    """Workers that start here do not import the main module: a script without a guard would run again in each."""
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = main


def _tell(found: Sized, chunks: Sequence[Chunk], progress: Progress) -> None:
    total = sum(map(len, chunks))
    progress(min(len(found) * _CHUNK, total), total)


def _joined(found: Sequence[Found]) -> list[Detections]:
    return [detections for part in found for detections in part]


def _worker_died(path: Path, images: Sequence[str]) -> UserError:
    return UserError(
        f"a worker process ended unexpectedly while it looked at {len(images)} pictures",
        where=str(path),
        hint="Most often the memory is full: close other programs, or try again with fewer workers.",
    )


def _start_worker(path: Path, threads: int, consumer: Consumer) -> None:
    # Ctrl-C reaches the whole group; the parent alone decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    global _detector, _consumer
    _detector, _consumer = TFLiteDetector(path, threads), consumer


def _look_in_worker(images: Chunk) -> Found:
    return _look(_detector, images, _consumer)


def _look(detector: TFLiteDetector, images: Chunk, consumer: Consumer) -> Found:
    return [consumers.detect(detector, read_rgb(image), consumer) for image in images]


def _say_nothing(_done: int, _total: int) -> None:
    """Progress for nobody."""
