"""Programs of a kit are whole, hold this model's values, and never a class name as code."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
import yaml

from effdet_core.dataset import Dataset
from effdet_core.evaluation import choice
from effdet_core.evaluation.choice import Choice
from effdet_core.evaluation.thresholds import Thresholds
from effdet_core.kit import filling, literals, make_kit
from effdet_core.kit.snippets import WEB_PACKAGE
from effdet_core.run_folder import RunFolder
from tests.core.kits import CLASSES, HOSTILE, loaded, photo, tiny_model

KOTLIN = ("snippets/android/mediapipe/ObjectFinder.kt", "snippets/android/task-library/ObjectFinder.kt")
SWIFT = "snippets/ios/ObjectFinder.swift"
WEB, FRIGATE, README = "snippets/web/index.html", "snippets/frigate/config.yml", "README.html"
ODD = [*HOSTILE, "\x00\x1b\x7f", "蜂 🐝", "«% raw %»{{ 7*7 }}", "\\", '"', "'", "$", "a\tb\r\nc", ""]


def _kit(tmp_path: Path, classes: tuple[str, ...] = CLASSES, **model: Any) -> Path:
    """A kit whose classes have different thresholds: 0.25, 0.5, 0.75."""
    run = RunFolder(tmp_path / "run")
    run.path.mkdir()
    Dataset(classes=classes, examples=()).write(run.dataset)
    names = [" ".join(name.split()) for name in classes]
    own = dict(zip(names, (0.25, 0.5, 0.75), strict=True))
    choice.write(run, Choice(thresholds=Thresholds(per_class=own)))
    red = photo(tmp_path / "red.png", (250, 20, 20))
    return make_kit(tiny_model(tmp_path / "things.tflite", classes, **model), run, tmp_path / "kit", photos=[red]).path


@pytest.fixture
def kit(tmp_path: Path) -> Path:
    """Of a model with ordinary names."""
    return _kit(tmp_path)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """Of a model whose class names try to become code."""
    return _kit(tmp_path, HOSTILE)


def _text(kit: Path, name: str) -> str:
    return (kit / name).read_text("utf-8")


@pytest.mark.parametrize("name", [*KOTLIN, SWIFT, WEB, FRIGATE])
def test_every_program_knows_the_model(kit: Path, name: str) -> None:
    text = _text(kit, name)
    assert "things" in text
    assert "0.25" in text
    assert all(literals.kotlin(one) in text for one in CLASSES)
    assert not re.search(r"[«»]|\{\{|None|undefined\b", text)


def test_each_consumer_gets_the_size_the_model_wants(kit: Path) -> None:
    assert {"INPUT_WIDTH = 2", "INPUT_HEIGHT = 1"} <= {
        line.strip().removeprefix("const val ") for line in _text(kit, KOTLIN[0]).splitlines()
    }
    assert "CGSize(width: 2, height: 1)" in _text(kit, SWIFT)
    assert "{ width: 2, height: 1 }" in _text(kit, WEB)


@pytest.mark.parametrize(("resize", "keeps"), [("letterbox", "true"), ("stretch", "false")])
def test_pictures_are_padded_only_for_models_that_learnt_so(tmp_path: Path, resize: Any, keeps: str) -> None:
    kit = _kit(tmp_path, resize=resize)
    assert f"const val KEEPS_SHAPE = {keeps}" in _text(kit, KOTLIN[0])
    assert f"let keepsShape = {keeps}" in _text(kit, SWIFT)
    assert f"const KEEPS_SHAPE = {keeps};" in _text(kit, WEB)


@pytest.mark.parametrize("which", ["kit", "hostile"])
@pytest.mark.parametrize("name", [*KOTLIN, SWIFT])
def test_kotlin_and_swift_are_programs(which: str, name: str, request: pytest.FixtureRequest) -> None:
    kit: Path = request.getfixturevalue(which)
    tree_sitter = pytest.importorskip("tree_sitter")
    grammar = pytest.importorskip("tree_sitter_kotlin" if name.endswith(".kt") else "tree_sitter_swift")
    source = (kit / name).read_bytes()
    tree = tree_sitter.Parser(tree_sitter.Language(grammar.language())).parse(source)
    assert [
        source[n.start_byte : n.end_byte] for n in _nodes(tree.root_node) if n.type == "ERROR" or n.is_missing
    ] == []
    code = [n for n in _nodes(tree.root_node) if "interpolat" in n.type]
    assert code == [], "a class name became code"


def _nodes(node: Any) -> Iterator[Any]:
    yield node
    for child in node.children:
        yield from _nodes(child)


def test_the_python_program_holds_odd_names_as_they_are(hostile: Path) -> None:
    program = loaded(hostile / "snippets" / "python" / "detect.py")
    names = [" ".join(name.split()) for name in HOSTILE]
    assert dict(zip(names, (0.25, 0.5, 0.75), strict=True)) == program.THRESHOLDS
    assert (hostile / "labels.txt").read_text("utf-8").split("\n")[:-1] == names


@pytest.mark.parametrize("which", [CLASSES, HOSTILE])
def test_frigate_s_settings_are_yaml(tmp_path: Path, which: tuple[str, ...]) -> None:
    names = [" ".join(name.split()) for name in which]
    settings = yaml.safe_load(_text(_kit(tmp_path, which), FRIGATE))
    assert settings["objects"]["track"] == names
    assert {name: one["min_score"] for name, one in settings["objects"]["filters"].items()} == dict(
        zip(names, (0.25, 0.5, 0.75), strict=True)
    )
    assert settings["model"]["path"] == "/config/model_cache/things.tflite"
    assert (settings["model"]["width"], settings["model"]["height"], settings["model"]["input_dtype"]) == (2, 1, "int")


def test_frigate_s_labels_are_numbered(kit: Path) -> None:
    assert _text(kit, "snippets/frigate/labelmap.txt") == "0 coin\n1 button\n2 leaf\n"


def test_there_is_nothing_for_frigate_where_it_could_not_work(tmp_path: Path) -> None:
    red = photo(tmp_path / "red.png", (250, 20, 20))
    report = make_kit(tiny_model(tmp_path / "m.tflite", uint8=False), None, tmp_path / "kit", photos=[red])
    assert not (report.path / FRIGATE).exists()
    assert any("Frigate" in warning.message for warning in report.warnings)
    assert "Export as int8" in _text(report.path, README)


class _Page(HTMLParser):
    """Tags and texts of a page; fails where tags do not match."""

    _EMPTY = frozenset({"meta", "link", "input", "br", "img", "image", "rect", "line", "circle", "hr"})

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.texts: list[str] = []
        self.addresses: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        assert not any(name.startswith("on") for name, _ in attrs)
        self.addresses += [value or "" for name, value in attrs if name in ("src", "href")]
        if tag not in self._EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._EMPTY:
            assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_the_readme_shows_odd_names_as_text(hostile: Path) -> None:
    page = _Page(_text(hostile, README))
    assert "script" not in page.tags
    assert {" ".join(name.split()) for name in HOSTILE} <= set(page.texts)
    assert [one for one in page.addresses if not one.startswith("data:") and not (hostile / one).is_file()] == []


def test_odd_names_end_no_script_of_the_web_page(hostile: Path) -> None:
    assert _Page(_text(hostile, WEB)).tags.count("script") == 1


def test_the_web_page_takes_mediapipe_from_the_kit_only_where_it_is_packed(tmp_path: Path) -> None:
    package = tmp_path / "node_modules" / "@mediapipe" / "tasks-vision"
    (package / "wasm").mkdir(parents=True)
    (package / "vision_bundle.mjs").write_text("//")
    (package / "wasm" / "engine.wasm").write_bytes(b"w")
    model, red = tiny_model(tmp_path / "m.tflite"), photo(tmp_path / "red.png", (250, 20, 20))
    with_it = make_kit(model, None, tmp_path / "with", photos=[red], web_package=tmp_path).path
    without = make_kit(model, None, tmp_path / "without", photos=[red]).path
    assert 'const VISION = "./vision";' in _text(with_it, WEB)
    assert (with_it / "snippets/web/vision/wasm/engine.wasm").read_bytes() == b"w"
    assert f'const VISION = "{WEB_PACKAGE}";' in _text(without, WEB)
    assert "from the network" in _text(without, README)
    assert "from the network" not in _text(with_it, README)


@pytest.mark.parametrize("value", ODD)
def test_literals_are_read_back_as_they_were(value: str) -> None:
    assert json.loads(literals.python(value)) == value
    assert yaml.safe_load(literals.yaml(value)) == value
    for name in ("kotlin", "swift", "javascript"):
        text = literals.LANGUAGES[name](value)
        assert text.isprintable()
        assert _unquoted(text) == value


def _unquoted(text: str) -> str:
    """Reads the escapes that Kotlin, Swift and JavaScript have in common, and Swift's \\u{…}."""
    plain = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "\\": "\\", "$": "$"}
    inner = text[1:-1]
    assert not re.search(r'(?<!\\)(?:\\\\)*"', inner)
    read = re.sub(
        r"\\(?:u\{([0-9a-f]+)\}|u([0-9a-f]{4})|(.))",
        lambda m: chr(int(m[1] or m[2], 16)) if m[1] or m[2] else plain[m[3]],
        inner,
    )
    return read.encode("utf-16", "surrogatepass").decode("utf-16")


@pytest.mark.parametrize("value", ODD)
def test_javascript_reads_its_literals(value: str) -> None:
    node = shutil.which("node")
    if node is None:
        pytest.skip("needs node")
    program = f"process.stdout.write(JSON.stringify({literals.javascript(value)}))"
    done = subprocess.run([node, "-e", program], capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == value


def test_a_template_takes_nothing_that_has_no_literal() -> None:
    with pytest.raises(TypeError, match="no literal"):
        filling.program("frigate.yml", "yaml", file="m", input_width=1, input_height=1, classes=[(None, 0.4)])
    with pytest.raises(TypeError, match="Undefined"):
        filling.program("frigate.yml", "yaml", file="m")
