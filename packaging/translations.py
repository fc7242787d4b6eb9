"""Gathers every text of the window into the translation files, and makes from them what the window reads.

    python packaging/translations.py          after texts changed; then fill in what is new with Qt's linguist, or by
                                              hand, and run it again
    python packaging/translations.py --check  only says what is missing

The texts are read from the syntax of the code: lupdate overlooks calls whose number is more than a plain name, and
does not know plurals of `translate`.
"""

from __future__ import annotations

import argparse
import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
FOLDERS = ("app", "effdet_core/doctor")
CHECKUP = ("ok", "note", "bad", "words")
"""What makes findings of the system check: every text given to them by place is said, also by the window."""
PLURAL_FORMS = {"en": 2, "de": 2}
"""Of each language. English texts are in the code; only its plurals need a file."""


@dataclass(frozen=True, slots=True, order=True)
class Text:
    """One text of the code, in its context."""

    context: str
    source: str

    @property
    def is_plural(self) -> bool:
        """Whether it counts something."""
        return "%n" in self.source


Translations = dict[Text, list[str]]
"""The forms of each text: one, or as many as the language has plurals. Empty: not translated yet."""


def main() -> int:
    """1 where a text is not translated yet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="change nothing")
    check = parser.parse_args().check
    for language in PLURAL_FORMS:
        if not check:
            write(ts(language), language, merged(language))
            release(ts(language))
    missing = {language: untranslated(language) for language in PLURAL_FORMS}
    for language, texts in missing.items():
        sys.stdout.writelines(f"{language}: not translated: {text.context}: {text.source}\n" for text in texts)
    return 1 if any(missing.values()) else 0


def ts(language: str) -> Path:
    """The translation file of a language."""
    return FOLDER / f"effdet_studio_{language}.ts"


def wanted(language: str) -> set[Text]:
    """The texts that a language must translate."""
    files = [path for folder in FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))]
    texts = {text for path in files for text in texts_in(path)}
    return {text for text in texts if text.is_plural or language != "en"}


def untranslated(language: str) -> list[Text]:
    """The texts of the code that the file of a language does not translate."""
    known = read(ts(language))
    return sorted(text for text in wanted(language) if not all(known.get(text) or [""]))


def merged(language: str) -> Translations:
    """What the code needs, with the translations there are."""
    known = read(ts(language))
    texts = sorted(wanted(language))
    return {text: found if any(found := known.get(text, [])) else _proposed(text, language) for text in texts}


def texts_in(path: Path) -> Iterator[Text]:
    """The texts that a file marks for translation."""
    yield from _texts(ast.parse(path.read_text("utf-8")), "")


def _texts(node: ast.AST, owner: str) -> Iterator[Text]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Call):
            yield from _marked(child, owner)
        yield from _texts(child, child.name if isinstance(child, ast.ClassDef) else owner)


def _marked(call: ast.Call, owner: str) -> Iterator[Text]:
    name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    words = [item.value for item in call.args if isinstance(item, ast.Constant) and isinstance(item.value, str)]
    if name == "tr" and words:
        yield Text(owner, words[0])
    elif name in ("translate", "QT_TRANSLATE_NOOP") and len(words) > 1:
        yield Text(words[0], words[1])
    elif name in CHECKUP and isinstance(call.func, ast.Name):
        yield from (Text("Doctor", text) for text in words)


def read(path: Path) -> Translations:
    """The translations in a file."""
    found: Translations = {}
    if not path.exists():
        return found
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            if translation is not None:
                forms = translation.findall("numerusform") or [translation]
                text = Text(context.findtext("name", ""), message.findtext("source", ""))
                found[text] = [form.text or "" for form in forms]
    return found


def write(path: Path, language: str, translations: Translations) -> None:
    """A file that Qt's linguist opens too."""
    root = ElementTree.Element("TS", version="2.1", language=language, sourcelanguage="en")
    contexts: dict[str, ElementTree.Element] = {}
    for text, forms in translations.items():
        if text.context not in contexts:
            contexts[text.context] = ElementTree.SubElement(root, "context")
            ElementTree.SubElement(contexts[text.context], "name").text = text.context
        attributes = {"numerus": "yes"} if text.is_plural else {}
        message = ElementTree.SubElement(contexts[text.context], "message", attributes)
        ElementTree.SubElement(message, "source").text = text.source
        translation = ElementTree.SubElement(message, "translation", {} if all(forms) else {"type": "unfinished"})
        if text.is_plural:
            for form in forms:
                ElementTree.SubElement(translation, "numerusform").text = form
        else:
            translation.text = forms[0]
    ElementTree.indent(root)
    path.parent.mkdir(parents=True, exist_ok=True)
    body = ElementTree.tostring(root, encoding="unicode")
    path.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{body}\n', "utf-8")


def release(path: Path) -> None:
    """Makes the file that the window reads."""
    tool = Path(sys.executable).with_name("pyside6-lrelease")
    command = [str(tool), "-silent", str(path), "-qm", str(path.with_suffix(".qm"))]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"lrelease failed:\n{done.stdout}{done.stderr}")


def _proposed(text: Text, language: str) -> list[str]:
    """Nothing; but English plurals follow from how they are written in the code: photo(s), box(es)."""
    if language == "en":
        return [re.sub(r"\((e?s)\)", form, text.source) for form in ("", r"\1")]
    return [""] * (PLURAL_FORMS[language] if text.is_plural else 1)


if __name__ == "__main__":
    sys.exit(main())
