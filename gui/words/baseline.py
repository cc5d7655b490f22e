"""The sentences of the window about a baseline: saved, compared with, or not to be used."""

from collections.abc import Mapping

from gui.domain.cloud.account import AccountError
from gui.domain.cloud.region import RegionId
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
    return text(COMPARED).format(path=path, regions=", ".join(said))


def _region_text(region: RegionId, count: int | None) -> str:
    sentence = MISSING if count is None else CHANGES if count else AS_SAVED
    return text(sentence).format(region=region, count=count)


def unusable_text(path: str, error: BaseException) -> str:
    """Return that the file ``path`` can't be compared with, and why."""
    return f"{text(UNUSABLE).format(path=path)} {_reason(error)}"


def not_saved_text(error: BaseException) -> str:
    """Return that no baseline was written, and why."""
    return f"{text(NOT_SAVED)} {_reason(error)}"


def _reason(error: BaseException) -> str:
    if isinstance(error, AccountError):
        return text(OTHER_ACCOUNT).format(planned=error.planned.owner or "?", signed_in=error.signed_in.owner or "?")
    return str(error)
