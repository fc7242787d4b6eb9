"""A class as a row: how many of its objects are found, how many false alarms there are, and AP50."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app import theme
from app.evaluation import words
from app.theme import RADIUS, SMALL, SPACE

HEIGHT = 40
_WIDE = 720
_BAR, _WHISKER = 8, 10
_DOT, _AP_TEXT = 10, 88
_LEAST_OBJECTS = 0.45
"""Of the bar: what the objects keep when false alarms are many."""
translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ClassFigures:
    """What a row says. found: of `objects`. alarms: false ones, on `photos` photos. ap50: None where not measured.

    low, high: where AP50 would lie on other photos, 19 times of 20. threshold: the least score that counts.
    """

    name: str
    colour: str
    objects: int
    found: int
    alarms: int
    photos: int
    ap50: float | None
    low: float
    high: float
    threshold: float

    @property
    def alarms_per_100(self) -> float:
        """False alarms on 100 photos."""
        return 100 * self.alarms / max(1, self.photos)


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the parts of a row lie, device-independent pixels from its left edge; shared with the heading."""

    name: QRectF
    bar: QRectF
    found: QRectF
    alarms: QRectF
    ap50: QRectF
    threshold: QRectF


def columns(width: float) -> Columns:
    """For rows of a width."""
    name_width = min(180.0, max(92.0, width * 0.17))
    parts = {"threshold": 56.0, "ap50": 164.0 if width >= _WIDE else 78.0, "alarms": 124.0, "found": 96.0}
    right = width - SPACE
    places = {}
    for part, room in parts.items():
        places[part] = QRectF(right - room, 0, room, HEIGHT)
        right -= room + SPACE
    name = QRectF(SPACE, 0, name_width, HEIGHT)
    bar = QRectF(name.right() + SPACE, 0, max(40.0, right - name.right() - SPACE), HEIGHT)
    return Columns(name, bar, **places)


def most_share(rows: tuple[ClassFigures, ...]) -> float:
    """How much longer than its objects the longest bar is: all rows share their scale."""
    ratios = [1 + row.alarms / row.objects for row in rows if row.objects]
    return min(1 / _LEAST_OBJECTS, max(ratios, default=1.0))


class ClassRow(QAbstractButton):
    """Pressed, everything else on the page is about this class; pressed again, about all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figures: ClassFigures | None = None
        self._share = 1.0
        self._own = False
        self.setCheckable(True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HEIGHT)

    def show_figures(self, figures: ClassFigures, share: float, *, own: bool) -> None:
        """share: see `most_share`. own: whether classes have thresholds of their own."""
        if (figures, share, own) == (self.figures, self._share, self._own):
            return
        self.figures, self._share, self._own = figures, share, own
        self.setAccessibleName(spoken(figures))
        self.setToolTip(spoken(figures))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(600, HEIGHT)

    def minimumSizeHint(self) -> QSize:
        return QSize(360, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        figures = self.figures
        if figures is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        places, tokens = columns(self.width()), theme.current()
        _paint_dot(painter, places.name, figures.colour)
        named = places.name.adjusted(_DOT + SPACE, 0, 0, 0)
        write(painter, self.font(), named, figures.name, "text", Qt.AlignmentFlag.AlignLeft)
        _paint_bar(painter, places.bar, figures, self._share)
        right = Qt.AlignmentFlag.AlignRight
        write(painter, self.font(), places.found, found_text(figures), "text", right)
        write(painter, self.font(), places.alarms, words.amount(figures.alarms_per_100), "text", right)
        self._paint_ap(painter, places.ap50, figures)
        sure = f"{figures.threshold:.2f}"
        write(painter, self.font(), places.threshold, sure, "text" if self._own else "muted", right)
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        tokens = theme.current()
        ground = "selection" if self.isChecked() else "hover" if self.underMouse() else ""
        frame = QRectF(self.rect()).adjusted(1, 1, -1, -2)
        painter.setPen(QPen(tokens.colour("accent"), 2) if self.hasFocus() else Qt.PenStyle.NoPen)
        painter.setBrush(tokens.colour(ground) if ground else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(frame, RADIUS, RADIUS)

    def _paint_ap(self, painter: QPainter, place: QRectF, figures: ClassFigures) -> None:
        right = Qt.AlignmentFlag.AlignRight
        if figures.ap50 is None:
            write(painter, self.font(), place, "–", "muted", right)
            return
        room = place
        if place.width() > 100:
            line = QRectF(place.left(), 0, place.width() - _AP_TEXT - SPACE, HEIGHT)
            _paint_whisker(painter, line, figures.low, figures.high, figures.ap50)
            room = QRectF(place.right() - _AP_TEXT, 0, _AP_TEXT, HEIGHT)
        half = (figures.high - figures.low) / 2
        write(painter, self.font(), room, f"{figures.ap50:.2f} ± {half:.2f}", "text", right)


def spoken(figures: ClassFigures) -> str:
    """A row as a sentence."""
    text = translate(
        "Evaluate",
        "{name}: finds {found} of {objects}; {alarms} false alarms on {photos} photos; sure from {least:.2f}",
    )
    return text.format(
        name=figures.name,
        found=figures.found,
        objects=figures.objects,
        alarms=figures.alarms,
        photos=figures.photos,
        least=figures.threshold,
    )


def found_text(figures: ClassFigures) -> str:
    """“36 of 41”."""
    return translate("Evaluate", "{found} of {objects}").format(found=figures.found, objects=figures.objects)


def write(
    painter: QPainter, font: QFont, place: QRectF, text: str, token: str, side: Qt.AlignmentFlag, *, small: bool = False
) -> None:
    """One line of text in the middle of a place, shortened where it does not fit."""
    used = QFont(font)
    if small:
        used.setPixelSize(SMALL)
    painter.setFont(used)
    painter.setPen(theme.current().colour(token))
    shown = QFontMetricsF(used).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
    painter.drawText(place, int(side | Qt.AlignmentFlag.AlignVCenter), shown)


def _paint_dot(painter: QPainter, place: QRectF, colour: str) -> None:
    painter.setPen(QPen(QColor(128, 128, 128, 160), 1))
    painter.setBrush(QColor(colour))
    painter.drawEllipse(QRectF(place.left(), place.center().y() - _DOT / 2, _DOT, _DOT))


def _paint_bar(painter: QPainter, place: QRectF, figures: ClassFigures, share: float) -> None:
    """Found filled, missed hollow, and false alarms hatched behind them: not by colour alone."""
    tokens = theme.current()
    whole = place.width() / share
    top = place.center().y() - _BAR / 2
    part = figures.found / figures.objects if figures.objects else 0.0
    groove = QRectF(place.left(), top, whole if figures.objects else 0.0, _BAR)
    painter.setPen(QPen(tokens.colour("edge"), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(groove.adjusted(0.5, 0.5, -0.5, -0.5), 2, 2)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("accent"))
    painter.drawRoundedRect(QRectF(groove.left(), top, groove.width() * part, _BAR), 2, 2)
    alarms = figures.alarms / max(1, figures.objects) * whole
    if alarms:
        room = QRectF(groove.right() + 2, top, max(2.0, min(alarms, place.right() - groove.right() - 2)), _BAR)
        painter.setBrush(QBrush(tokens.colour("danger"), Qt.BrushStyle.Dense4Pattern))
        painter.drawRect(room)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(tokens.colour("danger"), 1))
        painter.drawRect(room.adjusted(0.5, 0.5, -0.5, -0.5))


def _paint_whisker(painter: QPainter, place: QRectF, low: float, high: float, value: float) -> None:
    """A scale from 0 to 1, the value on it, and the range it may lie in."""
    tokens = theme.current()
    y = place.center().y()
    at = [place.left() + place.width() * part for part in (0.0, 1.0, low, high, value)]
    painter.setPen(QPen(tokens.colour("line"), 2))
    painter.drawLine(QPointF(at[0], y), QPointF(at[1], y))
    painter.setPen(QPen(tokens.colour("muted"), 2))
    painter.drawLine(QPointF(at[2], y), QPointF(at[3], y))
    for end in at[2:4]:
        painter.drawLine(QPointF(end, y - _WHISKER / 3), QPointF(end, y + _WHISKER / 3))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("accent"))
    painter.drawEllipse(QPointF(at[4], y), 4, 4)
