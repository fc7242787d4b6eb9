"""A report holds nothing of a person: no folders, no names, whatever they are called."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from effdet_core.doctor import Secrets, cleaned, report
from effdet_core.doctor.finding import bad, ok

HOSTILE = (
    "anna", "Anna Maria", "o'brien", "a.b", ".*", "(x", r"\1\g<0>", "$HOME", "{free}", "%s", "名前", "Zoë",
    "ok-computer", "a_b", "-rf", "~root", "<b>x", "[a-z]+", "ÄÖÜ", "x" * 200,
)  # fmt: skip


def _secrets(name: str) -> Secrets:
    return Secrets(folders=((f"/people/{name}", "~"),), names=((name, "<user>"), (f"{name}-pc", "<computer>")))


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_in_no_report(name: str) -> None:
    secrets = _secrets(name)
    why = f"cannot open '/people/{name}/.venv/lib/libx.so' for {name} on {name}-pc: /mnt/{name}/photos/a.jpg"
    text = report(
        [bad("Settings", "{folder} cannot be written: {why}", "", folder=f"/people/{name}", why=why)], secrets
    )
    assert name not in text
    assert "BAD  Settings: ~ cannot be written: cannot open" in text
    assert "libx.so" in text


@settings(max_examples=80, deadline=None)
@given(
    name=st.text(st.characters(blacklist_categories=("Cc", "Cs", "Zl", "Zp"), blacklist_characters="/\0"), min_size=4)
)
@example(name="temporary")
def test_the_home_folder_goes_whatever_it_is_called(name: str) -> None:
    home = f"/people/{name}"
    assert home not in cleaned(f"in {home}/projects/bees: denied", Secrets(folders=((home, "~"),)))


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("/people/anna/clients/Big Corp/.venv/lib/x.so: undefined symbol", "~/…/x.so: undefined symbol"),
        ("No such file: '/people/anna'", "No such file: '~'"),
        ("/people/annabel/x.txt", "…/x.txt"),
        ("/people/other person/secret plan/x.txt and more", "…/x.txt and more"),
        ("/usr/lib/libEGL.so.1: cannot open, see /srv/acme/list", "/usr/lib/libEGL.so.1: cannot open, see …/list"),
        (r"C:\Users\Anna Maria\AppData\x.dll", r"…\x.dll"),
        (r"C:\Users\ANNAMA~1: denied", "…: denied"),
        (r"'C:\\Users\\Anna\\Documents\\plan\\y.dll'", r"'…\y.dll'"),
        (r"C:\Windows\System32\nvcuda.dll", r"C:\Windows\System32\nvcuda.dll"),
        (r"\\acme-server\anna\photos", "<share>"),
        ("mail anna@acme.example or https://acme.example/x?key=1", "mail <address> or <address>"),
        ("Anna's camera", "<user>'s camera"),
        ("ANNA-laptop.local, annabel", "<user>-laptop.local, annabel"),
        ("file:///people/anna/x", "<address>"),
        ("5/6 of 2.0/s", "5/6 of 2.0/s"),
        ("version 3.11.2 on x86_64", "version 3.11.2 on x86_64"),
    ],
)
def test_what_is_a_persons_goes_and_what_helps_stays(text: str, clean: str) -> None:
    secrets = Secrets(folders=(("/people/anna", "~"), (r"C:\Users\Someone", "~")), names=(("anna", "<user>"),))
    assert cleaned(text, secrets) == clean


def test_a_letter_written_in_two_ways_is_found() -> None:
    secrets = Secrets(folders=(("/people/Zoe\u0308", "~"),), names=(("Zo\u00eb", "<user>"),))
    assert cleaned("/people/Zo\u00eb/a Zoe\u0308 b", secrets) == "~/a <user> b"


def test_our_own_words_stay_whoever_is_called_so() -> None:
    secrets = Secrets(names=(("memory", "<user>"), ("free", "<computer>")))
    assert "ok   Memory: 3 GB free" in report([ok("Memory", "{free} GB free", free=3)], secrets)


def test_names_that_tell_nothing_stay() -> None:
    secrets = Secrets(names=(("root", "<user>"), ("3", "<user>"), ("e", "<user>")))
    assert cleaned("root e 3 3.11", secrets) == "root e 3 3.11"


def test_what_is_hidden_is_in_no_report_at_all() -> None:
    finding = ok("Cameras", "{count} found ({names})", count=1, names="Front door").hiding("names")
    assert "ok   Cameras: 1 found (…)" in report([finding], Secrets())


def test_this_computers_own_names_are_known(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path / "Eve Smith"))
    monkeypatch.setenv("USERNAME", "evesmith")
    monkeypatch.setenv("COMPUTERNAME", "EVES-PC")
    project = tmp_path / "secret bees"
    secrets = Secrets.of_this_computer({"Project folder": project})
    found = cleaned(f"{project} of evesmith at eves-pc, {tmp_path / 'Eve Smith' / 'x'}, Eve Smith", secrets)
    assert found == "<project folder> of <user> at <computer>, ~/x, <user>"
