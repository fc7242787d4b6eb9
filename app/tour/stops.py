"""The stops of the tour, as rows: which page, which control, what to do there, and how it is seen to be done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from app.actions import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True)
class Seen:
    """What the tour knows of the window.

    project: the folder of the open one, or "". page: a stage of the rail, or "" for any other place. photos, boxes: in
    the project. preset: chosen on the Train page. running: a training is under way. detectors: trained ones.
    evaluated, exported: whether the newest of them was.
    """

    project: str = ""
    page: str = ""
    photos: int = 0
    boxes: int = 0
    preset: str = ""
    running: bool = False
    detectors: int = 0
    evaluated: bool = False
    exported: bool = False


@dataclass(frozen=True, slots=True)
class Stop:
    """One stop.

    targets: object names of controls; the first that shows is pointed at. instead: what to say where none of them
    shows, or nothing is ready for it yet; then the first of `beside` is pointed at. praise: said at the next stop when
    the person did it. done: whether what was asked happened, from how things were when the stop began and how they are.
    Texts are English, marked for translation under "Tour".
    """

    id: str
    page: str
    targets: tuple[str, ...]
    title: str
    text: str
    instead: str = ""
    beside: tuple[str, ...] = ()
    praise: str = ""
    done: Callable[[Seen, Seen], bool] = lambda before, now: False
    ready: Callable[[Seen], bool] = lambda now: True


def shown(text: str) -> str:
    """A text of the tour in the person's language."""
    return QCoreApplication.translate("Tour", text) if text else ""


STOPS: tuple[Stop, ...] = (
    Stop(
        "photos",
        "photos",
        ("photos.grid",),
        QT_TRANSLATE_NOOP("Tour", "All photos of the project"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "A detector learns from photos in which somebody has marked what is to be found. These have their boxes "
            "already. Double-click one of them to see it large.",
        ),
        instead=QT_TRANSLATE_NOOP(
            "Tour", "There are no photos here yet. Drop a folder of photos onto the window, or go on to the next stop."
        ),
        done=lambda before, now: now.page == "label",
    ),
    Stop(
        "label",
        "label",
        ("label.canvas",),
        QT_TRANSLATE_NOOP("Tour", "Draw a box"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Press W and drag from one corner of a thing to the other, close around it. It becomes what is "
            "chosen on the right; a number key makes it something else. Ctrl+Z takes it back.",
        ),
        instead=QT_TRANSLATE_NOOP("Tour", "There is no photo here to draw on. Go on to the next stop."),
        praise=QT_TRANSLATE_NOOP("Tour", "That is a box, and it is saved."),
        done=lambda before, now: now.boxes > before.boxes,
    ),
    Stop(
        "settings",
        "train",
        ("train.presets",),
        QT_TRANSLATE_NOOP("Tour", "How to train"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Each card is a recipe and says how long it takes on this computer. Choose Quick look: it is enough to see "
            "whether the idea works. Below are all settings, each with a sentence about it.",
        ),
        instead=QT_TRANSLATE_NOOP(
            "Tour",
            "A training is on show, and its settings are folded away: the button with the sliders brings them back.",
        ),
        beside=("train.sliders",),
        praise=QT_TRANSLATE_NOOP("Tour", "Chosen."),
        done=lambda before, now: now.preset == "quick" != before.preset,
    ),
    Stop(
        "start",
        "train",
        ("train.start", "train.next"),
        QT_TRANSLATE_NOOP("Tour", "Start the training"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "Press the button. The training is a program of its own: you can go on working, and even close the window.",
        ),
        instead=QT_TRANSLATE_NOOP("Tour", "A training is on show already. Go on to the next stop to watch it."),
        beside=("train.status",),
        praise=QT_TRANSLATE_NOOP("Tour", "The training begins."),
        done=lambda before, now: now.running and not before.running,
    ),
    Stop(
        "watch",
        "train",
        ("train.status",),
        QT_TRANSLATE_NOOP("Tour", "Watch it learn"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "How wrong it still is should fall. How well it finds things, in photos that it does not learn from, "
            "should rise. Beneath are some of these photos, with what it sees now. The tour waits here until the "
            "training has ended; go on with Next if you do not want to.",
        ),
        instead=QT_TRANSLATE_NOOP(
            "Tour",
            "Here a training shows how well it finds things, while it learns. Choose one in the list on the right to "
            "look at it.",
        ),
        beside=("train.plan",),
        praise=QT_TRANSLATE_NOOP("Tour", "The training has ended."),
        done=lambda before, now: now.detectors > before.detectors or (before.running and not now.running),
    ),
    Stop(
        "evaluate",
        "evaluate",
        ("evaluate.headline", "evaluate.button", "evaluate.judge"),
        QT_TRANSLATE_NOOP("Tour", "See how good it is"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "The detector is judged on photos that it does not learn from: how many things it finds, how often "
            "it raises a false alarm, and every mistake as a picture. Where nothing is judged yet, press Evaluate.",
        ),
        instead=QT_TRANSLATE_NOOP(
            "Tour", "How many things it finds, and every mistake, stand here as soon as there is a trained detector."
        ),
        ready=lambda now: now.detectors > 0,
        praise=QT_TRANSLATE_NOOP("Tour", "Judged. The sentence at the top says how good it is."),
        done=lambda before, now: now.page == "evaluate" and now.evaluated and not before.evaluated,
    ),
    Stop(
        "export",
        "export",
        ("export.one", "export.result"),
        QT_TRANSLATE_NOOP("Tour", "Take it to a phone"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "One press makes one file that works on Android, iOS, a Raspberry Pi and camera boxes, and proves it by "
            "trying it in the way each of them would.",
        ),
        instead=QT_TRANSLATE_NOOP("Tour", "The file for phones is made here as soon as there is a trained detector."),
        ready=lambda now: now.detectors > 0,
        praise=QT_TRANSLATE_NOOP("Tour", "There is the file."),
        done=lambda before, now: now.exported and not before.exported,
    ),
    Stop(
        "try",
        "export",
        ("try.view",),
        QT_TRANSLATE_NOOP("Tour", "Try it"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "The very file that a phone gets is at work here: on test photos, on a video, or on what a camera sees. "
            "The slider says how sure it must be before it shows a box.",
        ),
        instead=QT_TRANSLATE_NOOP(
            "Tour",
            "As soon as there is an exported file it is tried here: on test photos, on a video, or on what a "
            "camera sees.",
        ),
        beside=("export.try",),
    ),
    Stop(
        "end",
        "",
        (),
        QT_TRANSLATE_NOOP("Tour", "That was the whole way"),
        QT_TRANSLATE_NOOP(
            "Tour",
            "It is the same with your own photos: drop a folder of them onto the window. Help, at the lower left, has "
            "the guide, all keys, and this tour. Shift+F1 says what any control is for.",
        ),
    ),
)
