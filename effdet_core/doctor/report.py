"""The findings as text to copy into a report of what is wrong, without what is a person's own."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from types import MappingProxyType

import effdet_core
from effdet_core import children
from effdet_core.doctor import machine
from effdet_core.doctor.finding import Finding, said
from effdet_core.doctor.privacy import Secrets, cleaned

HIDDEN = "…"
MARKS = MappingProxyType({"ok": "ok  ", "note": "note", "bad": "BAD "})


def report(findings: Iterable[Finding], secrets: Secrets) -> str:
    """In English, for whoever reads the report."""
    way = "bundle" if children.is_bundle() else "Python"
    head = f"EffDet Studio {effdet_core.__version__} ({way}) · {machine.system()}"
    body = [line for found in findings for line in lines(public(found, secrets))]
    return "\n".join((cleaned(head, secrets), *body)) + "\n"


def lines(finding: Finding) -> list[str]:
    """One finding: what it is, and beneath it what to do."""
    found = said(finding)
    first = f"{MARKS[found.state]} {found.subject}: {found.text}"
    return [first, f"     → {found.remedy}"] if found.remedy else [first]


def public(finding: Finding, secrets: Secrets) -> Finding:
    """The same finding, fit to be published. Our own words stay as they are, whatever a person is called."""

    def shown(name: str, value: str | tuple[str, ...]) -> str | tuple[str, ...]:
        if name in finding.hidden:
            return HIDDEN
        return cleaned(value, secrets) if isinstance(value, str) else value

    return replace(finding, facts={name: shown(name, value) for name, value in finding.facts.items()})
