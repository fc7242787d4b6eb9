"""What people read is true: links lead somewhere, commands and snippets are those that there are."""

from __future__ import annotations

import argparse
import ast
import importlib
import importlib.util
import inspect
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

from app.guide import markup, shelf
from effdet_core.cli.main import COMMANDS, parser
from tests.benchmarks import all as measuring
from tests.core import guide_pages, in_browser
from tests.core.guide_pages import DOCS, ROOT, Snippet

SNIPPETS = guide_pages.snippets()
TERMINAL, PYTHON, YAML, ELSEWHERE = ("", "sh"), "python", "yaml", ("kotlin", "swift", "js")
DEVICE_MODULES = ("detect", "pycoral", "PIL")
"""What snippets for devices import; `detect` is the kit's program."""
NOT_OURS = ("pip", "cd", "export", ".", "git", "chromium", "mkdocs", "sudo", "tar", "ruff")


def of(*languages: str) -> list[Snippet]:
    return [snippet for snippet in SNIPPETS if snippet.language in languages]


def ids(snippet: Snippet) -> str:
    return f"{snippet.page}:{snippet.text[:20].strip()}"


def test_every_snippet_is_of_a_language_that_is_checked_here() -> None:
    known = {*TERMINAL, PYTHON, YAML, *ELSEWHERE, "text"}
    assert [ids(snippet) for snippet in SNIPPETS if snippet.language not in known] == []
    assert len(guide_pages.commands()) > 40


def test_links_and_pictures_are_there() -> None:
    broken = []
    for link in guide_pages.links():
        path, _, section = link.target.partition("#")
        if re.match(r"https?:", path):
            continue
        target = (link.page.parent / path).resolve() if path else link.page
        if not target.exists() or (section and section not in _anchors(target)):
            broken.append(f"{guide_pages.name_of(link.page)}: {link.target}")
    assert broken == []


def _anchors(page: Path) -> set[str]:
    return {section.anchor for section in markup.sections(page.read_text("utf-8"))}


def test_every_picture_is_shown_somewhere() -> None:
    texts = "".join(page.read_text("utf-8") for page in guide_pages.PAGES)
    assert [path.name for path in (DOCS / "images").rglob("*.*") if path.name not in texts] == []


def test_every_picture_says_what_is_on_it() -> None:
    assert [
        link
        for link in guide_pages.links()
        if link.is_picture and f"![]({link.target})" in link.page.read_text("utf-8")
    ] == []


def test_the_window_and_the_site_have_the_same_contents() -> None:
    listed = [entry.page for entry in shelf.contents((DOCS / shelf.FRONT).read_text("utf-8"))]
    site = list(_pages(yaml.safe_load((ROOT / "mkdocs.yml").read_text("utf-8"))["nav"]))
    assert listed == [page for page in site if page in listed]
    own = {"index.md", "architecture.md", "benchmarks.md", "measuring.md"}
    assert {page for page in site if not page.startswith(("reference/", "adr/"))} - own == set(listed)


def _pages(nav: Any) -> Iterator[str]:
    for entry in nav:
        match entry:
            case str():
                yield entry
            case dict():
                for inside in entry.values():
                    yield from _pages([inside] if isinstance(inside, str) else inside)


@pytest.mark.parametrize("line", guide_pages.commands())
def test_a_command_is_one_that_effdet_reads(line: str) -> None:
    try:
        parsed = parser().parse_args(guide_pages.words(line)[1:])
    except SystemExit as e:
        pytest.fail(f"{guide_pages.commands()[line]}: effdet refuses: {line} ({e.code})")
    assert parsed.command in COMMANDS


def test_the_other_lines_of_the_terminal_name_what_there_is() -> None:
    lines = [(s.page, line) for s in of(*TERMINAL) for line in guide_pages.terminal_lines(s)]
    wrong = [f"{page}: {line}" for page, line in lines if not line.startswith("effdet ") and not _is_known(line)]
    assert wrong == []


def _is_known(line: str) -> bool:
    """A program of ours with files and modules that there are, or one of the system's."""
    match guide_pages.words(line):
        case [("python3" | "py"), "run.py", *rest]:
            return not rest or rest[0] in ("demo", "test", "effdet", "window")
        case [("python" | "python3"), "-m", module, *rest]:
            return importlib.util.find_spec(module) is not None and _are_files(rest)
        case [("python" | "python3" | ".venv/bin/python"), script, *_]:
            return (ROOT / script).is_file() or script in ("selftest.py", "snippets/python/detect.py")
        case [program, *_]:
            return program in NOT_OURS or shutil.which(program) is not None
    return False


def _are_files(words: list[str]) -> bool:
    return all((ROOT / word.partition("::")[0]).exists() for word in words if word.startswith("tests/"))


def test_commands_and_options_within_sentences_are_there() -> None:
    options = {name: set(sub._option_string_actions) for name, sub in _subparsers().items()}
    every = (
        set().union(*options.values())
        | {"--help", "--version", "--thorough"}
        | set(measuring._parser()._option_string_actions)
    )
    wrong = []
    for page, text in guide_pages.inline():
        named = re.findall(r"(?<![\w-])--[a-z][\w-]*", text)
        command = re.match(r"(?:python3 run\.py )?effdet ([a-z][\w-]*)", text)
        if command and command[1] not in COMMANDS:
            wrong.append(f"{page}: {text}")
        known = options.get(command[1], every) if command else every
        if (command or text.startswith("--")) and not set(named) <= known:
            wrong.append(f"{page}: {text}")
    assert wrong == []


def _subparsers() -> dict[str, argparse.ArgumentParser]:
    chosen = next(action for action in parser()._actions if isinstance(action, argparse._SubParsersAction))
    return dict(chosen.choices)


@pytest.mark.parametrize("snippet", of(PYTHON), ids=ids)
def test_python_compiles_and_its_names_of_ours_are_there(snippet: Snippet) -> None:
    tree = ast.parse(snippet.text)
    compile(tree, snippet.page, "exec")
    ours = dict(_imported(tree))
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        found = _resolved(call.func, ours)
        if found is not None:
            given = [None] * len(call.args), {word.arg: None for word in call.keywords if word.arg}
            inspect.signature(found).bind_partial(*given[0], **given[1])


def _imported(tree: ast.Module) -> Iterator[tuple[str, Any]]:
    """The names that a snippet takes from this program, with what they are."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            root = node.module.partition(".")[0]
            if root in ("effdet_core", "app"):
                module = importlib.import_module(node.module)
                for name in node.names:
                    yield name.asname or name.name, _member(module, name.name)
            elif root == "detect":
                yield from (
                    (n.name, getattr(importlib.import_module("effdet_core.kit.device.detect"), n.name))
                    for n in node.names
                )
            else:
                assert root in DEVICE_MODULES or importlib.util.find_spec(root), f"no module {root}"
        elif isinstance(node, ast.Import):
            for name in node.names:
                root = name.name.partition(".")[0]
                assert root in DEVICE_MODULES or importlib.util.find_spec(root), f"no module {root}"
                if root == "effdet_core":
                    yield name.asname or root, importlib.import_module(name.name if name.asname else root)


def _member(module: ModuleType, name: str) -> Any:
    return getattr(module, name, None) or importlib.import_module(f"{module.__name__}.{name}")


def _resolved(node: ast.expr, ours: dict[str, Any]) -> Any:
    """What an expression of dots names, of ours; None for anything else. Fails where a part is not there."""
    match node:
        case ast.Name(id=name):
            return ours.get(name)
        case ast.Attribute(value=value, attr=attr):
            base = _resolved(value, ours)
            return None if base is None else getattr(base, attr)
    return None


@pytest.mark.parametrize("snippet", of(YAML), ids=ids)
def test_yaml_is_yaml_with_the_keys_of_the_kit(snippet: Snippet) -> None:
    found = yaml.safe_load(snippet.text)
    if "frigate" in snippet.page:
        template = (ROOT / "effdet_core" / "kit" / "templates" / "frigate.yml").read_text("utf-8")
        lines = {line.strip().partition(":")[0] for line in template.splitlines()}
        assert set(found) | set(found["model"]) | set(found["detectors"]["cpu1"]) <= lines


@pytest.mark.parametrize("snippet", of("kotlin", "swift"), ids=ids)
def test_kotlin_and_swift_are_programs_that_call_the_kit_s(snippet: Snippet) -> None:
    tree_sitter = pytest.importorskip("tree_sitter")
    grammar = pytest.importorskip(f"tree_sitter_{snippet.language}")
    tree = tree_sitter.Parser(tree_sitter.Language(grammar.language())).parse(snippet.text.encode())
    assert not tree.root_node.has_error
    name = {"kotlin": "ObjectFinder-mediapipe.kt", "swift": "ObjectFinder.swift"}[snippet.language]
    kit = (ROOT / "effdet_core" / "kit" / "templates" / name).read_text("utf-8")
    assert re.search(r"class ObjectFinder\b", kit)
    for field in re.findall(r"found\.(\w+)", snippet.text):
        assert re.search(rf"\b(val|let) {field}: ", kit), field
    assert re.search(r"fun find\(bitmap|func find\(in picture", kit)


@pytest.mark.parametrize("snippet", of("js"), ids=ids)
def test_javascript_is_javascript(snippet: Snippet, tmp_path: Path) -> None:
    if not (node := shutil.which("node")):
        pytest.skip("needs node")
    script = tmp_path / "snippet.mjs"
    script.write_text(snippet.text, "utf-8")
    done = subprocess.run([node, "--check", str(script)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site, built as for a release: any warning fails."""
    pytest.importorskip("mkdocs")
    out = tmp_path_factory.mktemp("site") / "guide"
    command = [sys.executable, str(ROOT / "packaging" / "guide.py"), str(out)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return out


@pytest.mark.slow
def test_the_site_builds_without_a_warning_and_asks_nobody(site: Path) -> None:
    fetched = re.compile(r"""(?:<script[^>]*\ssrc|<link[^>]*\shref|<img[^>]*\ssrc)=["']?(?:https?:)?//""")
    pages = list(site.rglob("*.html"))
    assert len(pages) > 20
    assert [page.name for page in pages if fetched.search(page.read_text("utf-8"))] == []
    assert all((site / entry.page).is_file() for entry in shelf.contents((site / shelf.FRONT).read_text("utf-8")))
    assert shelf.in_browser(site, "guide/settings.md") == (site / "guide" / "settings.html").as_uri()


@pytest.mark.slow
def test_the_search_of_the_site_works_without_a_server(site: Path, tmp_path: Path) -> None:
    command = [*in_browser._command(tmp_path / "profile"), "--virtual-time-budget=8000", "--dump-dom"]
    address = (site / "index.html").as_uri() + "?q=letterbox"
    done = subprocess.run([*command, address], capture_output=True, text=True, check=False, timeout=120)
    assert re.search(r"[1-9]\d* matching document", done.stdout), done.stdout[-2000:]
