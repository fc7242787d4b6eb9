"""What the system check says, in the person's language."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from effdet_core.doctor.finding import CONTEXT, Finding, Said, said

translate = QCoreApplication.translate


def sentences(finding: Finding) -> Said:
    """A finding in whole sentences."""
    return said(finding, lambda text: translate(CONTEXT, text))


def looking(what: str) -> str:
    """What is being looked at now. what: a key of `effdet_core.doctor.CHECKS`."""
    return translate("SystemCheck", "Looking at {what}…").format(what=translate(CONTEXT, what))


def summary(findings: Sequence[Finding]) -> str:
    """All of it in one sentence."""
    wrong = sum(finding.state == "bad" for finding in findings)
    worth = sum(finding.state == "note" for finding in findings)
    if wrong:
        return translate("SystemCheck", "%n thing(s) will not work as they are.", "", wrong)
    if worth:
        return translate("SystemCheck", "Everything works. %n thing(s) could be better.", "", worth)
    return translate("SystemCheck", "Everything is as it should be.")


def state(finding: Finding) -> str:
    """Its state in a word, for those who cannot see the icon."""
    return {
        "ok": translate("SystemCheck", "good"),
        "note": translate("SystemCheck", "could be better"),
        "bad": translate("SystemCheck", "does not work"),
    }[finding.state]
