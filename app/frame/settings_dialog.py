"""How a person likes the application. Every choice counts at once; there is nothing to confirm."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from app import settings, theme, translation
from app.theme import SPACE
from app.widgets.explained import explain_dialog
from app.widgets.segmented import SegmentedControl
from app.widgets.text import button, label


class SettingsDialog(QDialog):
    """Look, language, keys."""

    language_changed = Signal()
    keys_wanted = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(self.tr("Settings"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        names = (
            ("system", self.tr("Like the system"), ""),
            ("light", self.tr("Light"), "sun"),
            ("dark", self.tr("Dark"), "moon"),
            ("contrast", self.tr("High contrast"), "contrast"),
        )
        self.look = SegmentedControl(names, self.tr("Look"))
        self.language = QComboBox()
        self.keys = button(self.tr("Change the keys…"), image="keyboard", action=lambda: self.keys_wanted.emit())
        self._fill()
        self._build()
        words = (
            (self.look, self.tr("Light or dark, or with strong contrast and no greys. It counts at once.")),
            (self.language, self.tr("The language of the window. It opens anew, with the same project.")),
            (self.keys, self.tr("Every action with its key; any of them can be changed.")),
        )
        explain_dialog(self, self.tr("How you like the window. Every choice counts at once."), words)
        self.look.button(settings.store().values.theme).setFocus()

    def _fill(self) -> None:
        values = settings.store().values
        self.look.choose(values.theme)
        self.look.chosen.connect(self._dress)
        self.language.setAccessibleName(self.tr("Language"))
        self.language.addItem(self.tr("Like the system"), "")
        for code, name in translation.LANGUAGES.items():
            self.language.addItem(name, code)
        self.language.setCurrentIndex(max(0, self.language.findData(values.language)))
        self.language.activated.connect(lambda _: self._speak())

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE * 3, SPACE * 3, SPACE * 3, SPACE * 3)
        layout.setSpacing(SPACE)
        for name, part in (
            (self.tr("Look"), self.look),
            (self.tr("Language"), self.language),
            (self.tr("Keys"), self.keys),
        ):
            heading = label(name, "heading")
            heading.setBuddy(part)
            layout.addWidget(heading)
            layout.addWidget(part, 0, Qt.AlignmentFlag.AlignLeft)
            layout.addSpacing(SPACE * 2)
        where = self.tr("Kept in {path}").format(path=settings.store().path)
        layout.addWidget(label(where, "small", wrap=True))
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(button(self.tr("Close"), action=self.close))
        layout.addSpacing(SPACE)
        layout.addLayout(foot)
        self.setMinimumWidth(480)

    def _dress(self, choice: str) -> None:
        taken = next(known for known in theme.CHOICES if known == choice)
        settings.store().change(theme=taken)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, taken)

    def _speak(self) -> None:
        code = str(self.language.currentData())
        if code != settings.store().values.language:
            settings.store().change(language=code)
            self.close()
            self.language_changed.emit()
