"""Photos that are nearly the same and lie in different splits: said, shown, and put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout, QWidget

from app import messages, theme
from app.evaluation.class_row import write
from app.evaluation.crops import Crops
from app.evaluation.cutting import Cut
from app.jobs import Job, run_job
from app.session import Session
from app.theme import RADIUS, SPACE
from app.widgets.banner import Banner
from app.widgets.flow_layout import FlowLayout
from app.widgets.section import Section
from app.widgets.text import label
from effdet_core.dataset import Split
from effdet_core.errors import Problem, UserError
from effdet_core.project import near_duplicates
from effdet_core.project.near_duplicates import Group, Member

translate = QCoreApplication.translate
_MOST = 30
"""Groups that are shown."""
_SIDE = 96


class LeakGuard(QWidget):
    """A message, and below it the photos it speaks of. open_photo: shows a photo on the Label page."""

    def __init__(self, crops: Crops, open_photo: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._crops, self._open = crops, open_photo
        self._session: Session | None = None
        self._job: Job[tuple[Group, ...]] | None = None
        self._is_known = False
        self.groups: tuple[Group, ...] = ()
        self.banner = Banner()
        self.shown = Section(self.tr("Photos that are nearly the same"), open=False)
        self._build()

    def set_session(self, session: Session | None) -> None:
        """Another project, or none."""
        self._session, self._is_known = session, False
        self._show(())
        if session is not None:
            session.photos_changed.connect(self._forget)
            session.listing_changed.connect(self._forget)

    def look(self) -> None:
        """Looks for such photos where that is not known yet."""
        session = self._session
        if session is None or self._is_known or self._job is not None or session.is_scanning:
            return
        self._is_known = True
        project, catalogue = session.project, session.catalogue

        def done(found: tuple[Group, ...]) -> None:
            self._job = None
            if not self._is_known:  # photos changed while they were looked at
                self.look()
            elif self._session is session:
                self._show(tuple(group for group in found if group.leaks))

        def failed(_: Sequence[Problem]) -> None:
            self._job = None  # nobody asked for it, and nothing else depends on it

        title = self.tr("Looking for photos that are nearly the same")
        self._job = run_job(self, title, lambda tell: near_duplicates.find(project, catalogue, tell), done, failed)

    def fix(self) -> None:
        """Every group in one split; a toast takes it back."""
        session = self._session
        if session is None or not self.groups:
            return
        text = self.tr("Put nearly the same photos into one split")
        try:
            changes = near_duplicates.fixed(self.groups, session.catalogue, session.labels)
            session.change(text, changes)
        except UserError as e:
            messages.show_problems(self, self.tr("That did not work"), e.problems)
            return
        if not changes:
            messages.toast(self, self.tr("They stay apart: a split would have no photos left. More photos would help."))
            return
        self._show(())
        said = self.tr("Photos that are nearly the same are together now. The next training is judged fairly.")
        messages.toast(self, said, self.tr("Undo"), self._undo)
        self.look()

    def _undo(self) -> None:
        if self._session is not None:
            self._session.undo()
            self.look()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE // 2)
        column.addWidget(self.banner)
        column.addWidget(self.shown)
        self.shown.folded.connect(lambda folded: None if folded else self._fill())
        self.hide()

    def _forget(self, _: object = None) -> None:
        self._is_known = False

    def _show(self, groups: tuple[Group, ...]) -> None:
        self.groups = groups
        self.setVisible(bool(groups))
        self.shown.set_open(False)
        if groups:
            read_only = self._session is None or self._session.read_only
            self.banner.say(sentence(groups), "warning", "" if read_only else self.tr("Put them together"), self.fix)

    def _fill(self) -> None:
        """Made when somebody looks."""
        while (item := self.shown.body.takeAt(0)) is not None:
            if widget := item.widget():
                widget.deleteLater()
        for group in self.groups[:_MOST]:
            self.shown.body.addWidget(self._row(group))
        if len(self.groups) > _MOST:
            self.shown.body.addWidget(label(self.tr("… and %n more", "", len(self.groups) - _MOST), "muted"))

    def _row(self, group: Group) -> QWidget:
        holder = QFrame()
        flow = FlowLayout(holder)
        for member in group.members:
            tile = MemberTile(member, self._cut(member), self._crops)
            tile.wanted.connect(self._open)
            flow.addWidget(tile)
        return holder

    def _cut(self, member: Member) -> Cut | None:
        session = self._session
        size = session.size(member.photo) if session else None
        if session is None or size is None:
            return None
        return Cut(str(session.path(member.photo)), 0.0, 0.0, float(size[0]), float(size[1]))


class MemberTile(QAbstractButton):
    """A photo with the split it lies in."""

    wanted = Signal(str)

    def __init__(self, member: Member, cut: Cut | None, crops: Crops) -> None:
        super().__init__()
        self._cut, self._crops = cut, crops
        self._image: QImage | None = crops.get(cut) if cut else None
        self._words = split_word(member.split)
        name = member.photo.rpartition("/")[2]
        self.setAccessibleName(f"{name}, {self._words}")
        self.setToolTip(f"{name}\n{self._words}")
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFixedSize(QSize(_SIDE, _SIDE + 20))
        self.clicked.connect(lambda: self.wanted.emit(member.photo))
        crops.ready.connect(self._on_ready)

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = theme.current()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        room = QRectF(1, 1, _SIDE - 2, _SIDE - 2)
        shape = QPainterPath()
        shape.addRoundedRect(room, RADIUS, RADIUS)
        painter.setClipPath(shape)
        painter.fillRect(room, tokens.colour("canvas"))
        if self._image is not None and not self._image.isNull():
            size = self._image.size().scaled(room.size().toSize(), Qt.AspectRatioMode.KeepAspectRatio)
            place = QRectF(0, 0, size.width(), size.height())
            place.moveCenter(room.center())
            painter.drawImage(place, self._image)
        painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        lit = self.hasFocus() or self.underMouse()
        painter.setPen(QPen(tokens.colour("accent" if lit else "line"), 2 if lit else 1))
        painter.drawRoundedRect(room, RADIUS, RADIUS)
        below = QRectF(0, _SIDE + 2, _SIDE, 16)
        write(painter, self.font(), below, self._words, "text", Qt.AlignmentFlag.AlignHCenter, small=True)
        painter.end()

    def _on_ready(self, cut: object) -> None:
        if self._cut is not None and cut == self._cut:
            self._image = self._crops.get(self._cut)
            self.update()


def sentence(groups: Sequence[Group]) -> str:
    """What is wrong with them, for those who judge by the figures."""
    photos = sum(len(group.members) for group in groups)
    text = translate("Evaluate", "%n photo(s) look nearly the same and lie in different splits", "", photos)
    return translate("Evaluate", "{photos}: what it learns from judges it too, and results look too good.").format(
        photos=text
    )


def split_word(split: Split | None) -> str:
    """What a photo is used for."""
    words = {
        "train": translate("Evaluate", "to learn from"),
        "val": translate("Evaluate", "to validate"),
        "test": translate("Evaluate", "to test"),
    }
    return words[split] if split else translate("Evaluate", "no split yet")
