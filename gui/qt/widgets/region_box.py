"""A region to choose from a list, or to type: its id or its name completes what was begun."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from gui.domain.cloud.region import Region, RegionId
from gui.words.plain_text import visible_line


class RegionBox(QComboBox):
    """An editable box of regions; what is in none of its lines is taken as an id."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ids: dict[str, RegionId] = {}
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setCompleter(completer)

    @property
    def edit(self) -> QLineEdit:
        """The field in which a region is typed."""
        found = self.lineEdit()
        if found is None:
            raise RuntimeError("the box is editable")
        return found

    def offer(self, regions: Sequence[Region], others: Sequence[RegionId] = ()) -> None:
        """Offer regions in the order given; what was entered stays.

        Args:
            regions: those of the account, with names.
            others: ids of which no name is known.
        """
        before = self.region()
        self.clear()
        self.addItem("", "")
        self._ids = {visible_line(each.local_name).casefold(): each.id for each in regions}
        for each in regions:
            self.addItem(visible_line(f"{each.local_name} ({each.id})"), each.id)
        for other in others:
            self.addItem(other, other)
        self.choose(before)

    def region(self) -> RegionId | None:
        """Return the id of the region that was chosen or typed, None for none."""
        text = self.currentText().strip()
        line = self.findText(text, Qt.MatchFlag.MatchFixedString)
        # A name counts as a whole: "China" begins those of many regions.
        found = str(self.itemData(line)) if line >= 0 else self._ids.get(text.casefold(), text)
        return RegionId(found) if found else None

    def choose(self, region: RegionId | None) -> None:
        """Show ``region``, by its name where that is known."""
        line = self.findData(region or "")
        self.setCurrentIndex(line)
        if line < 0:
            self.setEditText(region or "")
