"""The sentences of the window about a baseline: saved, compared with, or not to be used."""

from collections.abc import Iterable, Mapping

from gui.domain.checks.baseline import BaselineError, BaselineFault
from gui.domain.cloud.account import AccountError
from gui.domain.cloud.region import RegionId
from gui.words import check
from gui.words.joining import facts, listed, paragraph
from gui.words.translation import QT_TRANSLATE_NOOP, translate

SAVE = QT_TRANSLATE_NOOP("Baseline", "&Save what is there now as a baseline …")
COMPARE = QT_TRANSLATE_NOOP("Baseline", "&Compare with a baseline …")
STOP = QT_TRANSLATE_NOOP("Baseline", "Compare with &no baseline")
MENU = QT_TRANSLATE_NOOP("Baseline", "&Baseline")
MENU_TIP = QT_TRANSLATE_NOOP("Baseline", "Save what is bound now to a file, or show what has changed since such a file")
FILES = QT_TRANSLATE_NOOP("Baseline", "Baselines (*.json)")
COMPARED = QT_TRANSLATE_NOOP("Baseline", "Changes since the baseline {path}: {regions}.")
CHANGES = QT_TRANSLATE_NOOP("Baseline", "{region} {count}")
AS_SAVED = QT_TRANSLATE_NOOP("Baseline", "{region} none")
MISSING = QT_TRANSLATE_NOOP("Baseline", "{region} not in the baseline")
UNUSABLE = QT_TRANSLATE_NOOP("Baseline", "The baseline {path} can't be used, so nothing is compared with it.")
NOT_SAVED = QT_TRANSLATE_NOOP("Baseline", "The baseline was not saved.")
OTHER_ACCOUNT = QT_TRANSLATE_NOOP(
    "Baseline", "It is of the account {planned}, and you are signed in to {signed_in}. Choose one of this account."
)

NOT_READ_YET = QT_TRANSLATE_NOOP(
    "Baseline", "Left out of the baseline, because not read yet: {regions}. Write it again when these have been read."
)
ANEW = QT_TRANSLATE_NOOP("Baseline", "Save a new one in Issues, or with multi-eip check --write-baseline.")
FAULTS = {
    BaselineFault.UNREAD: QT_TRANSLATE_NOOP("Baseline", "The baseline can't be read from {path}: {reason}."),
    BaselineFault.NOT_WRITTEN: QT_TRANSLATE_NOOP("Baseline", "The baseline can't be written to {path}: {reason}."),
    BaselineFault.NO_DATA: QT_TRANSLATE_NOOP("Baseline", "{path} is not a baseline: {reason}."),
    BaselineFault.OTHER_KIND: QT_TRANSLATE_NOOP("Baseline", "The file is not a baseline. {anew}"),
    BaselineFault.OTHER_FORMAT: QT_TRANSLATE_NOOP(
        "Baseline", "The baseline has the format {found}; this version reads format {known}."
    ),
    BaselineFault.UNKNOWN_MODE: QT_TRANSLATE_NOOP(
        "Baseline", "The baseline names the mode “{mode}”, which this version does not know."
    ),
    BaselineFault.NO_OBJECT: QT_TRANSLATE_NOOP(
        "Baseline", "The baseline is not right: {name} is not an object. {anew}"
    ),
    BaselineFault.NO_LIST: QT_TRANSLATE_NOOP("Baseline", "The baseline is not right: {name} is not a list. {anew}"),
    BaselineFault.NO_TEXTS: QT_TRANSLATE_NOOP(
        "Baseline", "The baseline is not right: {name} holds something other than text. {anew}"
    ),
    BaselineFault.NO_TEXT: QT_TRANSLATE_NOOP("Baseline", "The baseline is not right: {name} is not text. {anew}"),
    BaselineFault.MISSING: QT_TRANSLATE_NOOP("Baseline", "The baseline is not right: {name} is missing. {anew}"),
    BaselineFault.REGION_UNREAD: QT_TRANSLATE_NOOP(
        "Baseline",
        "The region {region} was not read whole, so no baseline was written. Try again, or leave that region out.",
    ),
}


def text(sentence: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("Baseline", str(sentence))


def compared_text(path: str, changes: Mapping[RegionId, int | None]) -> str:
    """Return what the regions come to.

    Args:
        path: of the baseline.
        changes: how much has changed in each region; None for one that the baseline does not have.
    """
    said = (_region_text(region, count) for region, count in changes.items())
    return text(COMPARED).format(path=path, regions=facts(said))


def _region_text(region: RegionId, count: int | None) -> str:
    sentence = MISSING if count is None else CHANGES if count else AS_SAVED
    return text(sentence).format(region=region, count=count)


def unusable_text(path: str, error: BaseException) -> str:
    """Return that the file ``path`` can't be compared with, and why."""
    return paragraph((text(UNUSABLE).format(path=path), _reason(error)))


def not_saved_text(error: BaseException) -> str:
    """Return that no baseline was written, and why."""
    return paragraph((text(NOT_SAVED), _reason(error)))


def fault_text(error: BaselineError) -> str:
    """Return why a baseline can't be used or written, and what to do."""
    return text(FAULTS[error.fault]).format(**error.values, anew=text(ANEW))


def saved_text(path: str, count: int, changing: Iterable[str], waiting: Iterable[RegionId]) -> str:
    """Return that the baseline was written, and what is not in it.

    Args:
        path: of the baseline.
        count: of the regions in it.
        changing: ids of what is between two states.
        waiting: the regions that were not read yet.
    """
    left, unread = listed(changing), listed(waiting)
    parts = [check.text(check.BASELINE_WRITTEN).format(path=path, count=count)]
    parts += [check.text(check.LEFT_OUT).format(ids=left)] if left else []
    parts += [text(NOT_READ_YET).format(regions=unread)] if unread else []
    return paragraph(parts)


def _reason(error: BaseException) -> str:
    if isinstance(error, BaselineError):
        return fault_text(error)
    if isinstance(error, AccountError):
        return text(OTHER_ACCOUNT).format(planned=error.planned.owner or "?", signed_in=error.signed_in.owner or "?")
    return str(error)
