"""The columns of the small list of regions: each with the state of its reading, in words."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.inventory import ListName
from gui.domain.cloud.region import RegionId
from gui.domain.cloud.region_state import RegionLoad, RegionState
from gui.qt.models.column import Column
from gui.qt.models.shared_columns import word_icon
from gui.words import regions as words
from gui.words.plain_text import visible_line

translate = QCoreApplication.translate

_NONE = RegionId("")


@dataclass(frozen=True, slots=True)
class RegionLine:
    """One region of the list.

    Attributes:
        state: how its reading stands.
        name: of the region, in the language of the account; may be empty.
    """

    state: RegionState
    name: str = ""


def region_key(line: RegionLine) -> str:
    """Return what names ``line``."""
    return line.state.region


def region_columns() -> tuple[Column[RegionLine], ...]:
    """Return the columns in the language in force."""
    return (
        Column(
            "region",
            translate("Columns", "Region"),
            lambda line: visible_line(f"{line.name} ({line.state.region})" if line.name else line.state.region),
        ),
        Column(
            "state",
            translate("Columns", "State"),
            lambda line: words.state_word(line.state).text,
            icon=lambda line: word_icon(words.state_word(line.state)),
            whole=tuple(words.state_word(RegionState(_NONE, each)).text for each in RegionLoad),
            uncut=True,
        ),
        Column("as_of", translate("Columns", "As of"), lambda line: words.as_of(line.state), uncut=True),
        Column("eips", translate("Columns", "EIPs"), _eips, _eips_number, numeric=True),
        Column("reason", translate("Columns", "Why"), lambda line: words.reason(line.state), sentence=True),
    )


def _eips(line: RegionLine) -> str:
    inventory = line.state.inventory
    # No number where nobody knows it.
    if inventory is None or inventory.unread_of(ListName.EIPS) is not None:
        return ""
    return str(len(inventory.eips))


def _eips_number(line: RegionLine) -> int:
    return int(_eips(line) or -1)
