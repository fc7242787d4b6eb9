"""What the settings of a training say for themselves when a person asks: from their declaration, where there is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from app.training.settings import codec
from app.training.settings.fields import WEIGHTS, Field, Level
from app.training.settings.words import translate
from app.widgets.explained import Words

if TYPE_CHECKING:
    from app.training.settings.panel import SettingsPanel


def of_field(field: Field) -> str:
    """A setting: its sentence, its range, its default in the original, and what texts and commands call it."""
    lines = [field.sentence]
    if limits := " ".join(filter(None, (codec.limits(field), codec.unit(field)))):
        lines.append(translate("Settings", "Possible: {0}.").format(limits))
    # Its hub address would say less than the sentence does.
    if field.name != WEIGHTS and (usual := codec.shown(field, field.declared.default)):
        lines.append(translate("Settings", "Model Maker's default: {0}.").format(usual))
    lines.append(translate("Settings", "In files and commands: {0}.").format(field.term))
    return "\n".join(lines)


def words(panel: SettingsPanel) -> Words:
    """All of the column beside the rows, which bring their own."""
    yield panel.presets, translate("Settings", "A recipe sets everything below to what suits your photos, and says how "
        "long it takes. You can change single settings afterwards; they are marked.")  # fmt: skip
    yield panel.findings, translate("Settings", "What will not work well with these photos and settings, and a button "
        "that mends it.")  # fmt: skip
    yield panel.put_back, translate("Settings", "Takes all your changes back to what the chosen recipe says.")
    yield panel.as_text, translate("Settings", "The same settings as a file, a command or a Python script, to read, "
        "change or paste.")  # fmt: skip
    yield panel.mirror, translate("Settings", "The settings as text. What you change here changes the form, and the "
        "other way round.")  # fmt: skip
    yield panel.preview, translate("Settings", "A few of your photos as the detector will see them, turned and "
        "coloured as the settings say.")  # fmt: skip
    yield panel.preview.open, translate("Settings", "Shows a few of your photos as the detector will see them, turned "
        "and coloured as the settings say.")  # fmt: skip
    yield panel.connection, translate("Settings", "Looks whether the machines that are named above answer, before a "
        "training waits for them.")  # fmt: skip
    for level, text in _levels().items():
        yield panel.levels[level].section, text
    foot = panel.footer
    yield foot.naming, translate("Settings", 
        "How the training is called in the list and on "
        "disk. Without a name it gets "
        "the next number.")  # fmt: skip
    yield foot.wrong, translate("Settings", "Leads to the setting that prevents the start.")
    yield foot.start, translate("Settings", "Starts the training in a program of its own, with the photos as they are "
        "now. You can go on labelling, and close the window.")  # fmt: skip
    yield foot.send, translate("Settings", "Packs photos and settings into one file that trains on a faster computer, "
        "and comes back as a training of this project.")  # fmt: skip


def _levels() -> dict[Level, str]:
    return {
        "essentials": translate("Settings", "What most people choose: the size of the detector, what it knows already, "
            "and how long it learns. Press the heading to fold it."),
        "more": translate("Settings", "How photos are varied while it learns, and how it learns. Press the heading to "
            "fold or unfold it."),
        "expert": translate("Settings", 
            "Everything else that can be set, for people who "
            "know these networks. Press the "
            "heading to fold or unfold it."),
    }  # fmt: skip
