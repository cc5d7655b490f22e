"""The words of a check: what each region comes to, for a person; data formats have codes of their own."""

from gui.domain.checks.region_check import CheckState, ComparedWith
from gui.words.findings import list_name
from gui.words.translation import QT_TRANSLATE_NOOP, translate

STATES = {
    CheckState.AS_PLANNED: QT_TRANSLATE_NOOP("Check", "{region}: as planned."),
    CheckState.DRIFT: QT_TRANSLATE_NOOP("Check", "{region}: not as planned."),
    CheckState.UNREAD: QT_TRANSLATE_NOOP("Check", "{region}: not everything could be read."),
}
COMPARED = {
    ComparedWith.PLANS: QT_TRANSLATE_NOOP("Check", "Compared with the last applied plans."),
    ComparedWith.BASELINE: QT_TRANSLATE_NOOP("Check", "Compared with the baseline."),
    None: QT_TRANSLATE_NOOP("Check", "No plan was applied here and there is no baseline, so only issues were checked."),
}
UNREAD = QT_TRANSLATE_NOOP("Check", "Not read: {what} ({reason}).")
REGION = QT_TRANSLATE_NOOP("Check", "the region")
JOURNAL = QT_TRANSLATE_NOOP("Check", "the journal of the runs")
BASELINE = QT_TRANSLATE_NOOP("Check", "this region in the baseline")
GUESTS = QT_TRANSLATE_NOOP("Check", "the guests")
GUEST = QT_TRANSLATE_NOOP("Check", "the guest of {eni}")
GATEWAYS = QT_TRANSLATE_NOOP("Check", "the gateways of {eni}")
BASELINE_WRITTEN = QT_TRANSLATE_NOOP("Check", "Baseline written to {path}: {count} region(s).")
LEFT_OUT = QT_TRANSLATE_NOOP(
    "Check", "Left out of the baseline, because they are changing: {ids}. Write it again when the changes have ended."
)
REGION_MISSING = QT_TRANSLATE_NOOP("Check", "Name a region with --region, or add --all-regions.")
_PARTS = {"region": REGION, "journal": JOURNAL, "baseline": BASELINE, "guests": GUESTS}
_OF_INTERFACE = {"guest of ": GUEST, "gateways of ": GATEWAYS}


def text(sentence: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("Check", str(sentence))


def state_line(region: str, state: CheckState) -> str:
    """Return what ``region`` comes to."""
    return text(STATES[state]).format(region=region)


def compared_line(compared_with: ComparedWith | None) -> str:
    """Return what the region was compared with."""
    return text(COMPARED[compared_with])


def unread_line(what: str, reason: str) -> str:
    """Return that ``what`` could not be read: a list, ``region``, ``journal``, ``baseline``, gateways or guests."""
    return text(UNREAD).format(what=_name(what), reason=reason)


def _name(what: str) -> str:
    for begin, named in _OF_INTERFACE.items():
        if what.startswith(begin):
            return text(named).format(eni=what.removeprefix(begin))
    return text(_PARTS[what]) if what in _PARTS else list_name(what)
