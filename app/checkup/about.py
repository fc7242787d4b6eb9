"""Which version this is, and what it is built of, with licences."""

from __future__ import annotations

from PySide6.QtCore import Qt, qVersion
from PySide6.QtGui import QGuiApplication, QIcon
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from app import icons, messages
from app.jobs import Progress, run_job
from app.theme import SPACE
from app.widgets.explained import explain_dialog
from app.widgets.text import button, label
from effdet_core import __version__
from effdet_core.doctor import licences
from effdet_core.doctor.licences import Part
from effdet_core.doctor.packages import DISTRIBUTION

_WIDTH, _HEIGHT, _ICON = 640, 600, 56


class About(QDialog):
    """The packages are read in a thread; a press on one shows its licence."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("About EffDet Studio"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.parts: tuple[Part, ...] = ()
        self.list = QTreeWidget()
        self.licence = QPlainTextEdit()
        self._whose = label("", "heading")
        self._build()
        text = self.tr("The version, and all that the application is built of. Press a part to read its licence.")
        explain_dialog(self, text)

    def open(self) -> None:
        super().open()
        run_job(self, self.windowTitle(), _read, self._show)

    def text(self) -> str:
        """Versions, to copy."""
        head = f"EffDet Studio {__version__}, Qt {qVersion()}"
        return "\n".join((head, *(f"{part.name} {part.version}: {part.licence}" for part in self.parts))) + "\n"

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 2)
        layout.setSpacing(SPACE * 2)
        layout.addLayout(self._head())
        layout.addWidget(label(self.tr("Built of"), "heading"))
        self._build_list()
        layout.addWidget(self.list, 3)
        layout.addWidget(self._whose)
        self.licence.setReadOnly(True)
        self.licence.setAccessibleName(self.tr("Licence"))
        layout.addWidget(self.licence, 2)
        layout.addLayout(self._foot())
        self._show_licence(DISTRIBUTION, "EffDet Studio")
        self.resize(_WIDTH, _HEIGHT)

    def _head(self) -> QHBoxLayout:
        picture = QLabel()
        picture.setPixmap(QIcon(str(icons.FOLDER / "app.svg")).pixmap(_ICON, _ICON))
        texts = QVBoxLayout()
        texts.setSpacing(SPACE // 2)
        texts.addWidget(label("EffDet Studio", "title"))
        version = self.tr("Version {version} · {licence}").format(version=__version__, licence=licences.OWN)
        texts.addWidget(label(version, "muted"))
        purpose = self.tr("From labelled photos to a detector for phones and small computers, without the network.")
        texts.addWidget(label(purpose, wrap=True))
        head = QHBoxLayout()
        head.setSpacing(SPACE * 2)
        head.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(texts, 1)
        return head

    def _build_list(self) -> None:
        self.list.setHeaderLabels([self.tr("Part"), self.tr("Version"), self.tr("Licence")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAccessibleName(self.tr("Built of"))
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.currentItemChanged.connect(lambda item: self._show_licence(item.text(0)) if item else None)

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.addWidget(button(self.tr("Copy"), "quiet", image="copy", action=self._copy))
        foot.addStretch(1)
        close = button(self.tr("Close"), action=self.close)
        close.setDefault(True)
        foot.addWidget(close)
        close.setFocus()
        return foot

    def _show(self, found: tuple[Part, ...]) -> None:
        self.parts = found
        for part in found:
            item = QTreeWidgetItem([part.name, part.version, part.licence])
            if not part.direct:
                item.setToolTip(0, self.tr("Brought along by another part"))
            self.list.addTopLevelItem(item)

    def _show_licence(self, name: str, shown: str = "") -> None:
        found = licences.text(name)
        self._whose.setText(self.tr("Licence of {name}").format(name=shown or name))
        self.licence.setPlainText(
            found or self.tr("This part brings no licence text; the name above says which it is.")
        )

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.text())
        messages.toast(self.parentWidget() or self, self.tr("Copied."))


def _read(_: Progress) -> tuple[Part, ...]:
    return licences.parts()
