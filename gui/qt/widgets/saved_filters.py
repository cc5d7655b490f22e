"""The filters that the user has given names, kept from one start to the next."""

import json
import logging

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QInputDialog, QLineEdit, QMenu, QToolButton, QWidget

from gui.qt.base.theme import icon

log = logging.getLogger(__name__)


class SavedFilters(QToolButton):
    """A button with a menu: the filters of one table, and what saves or deletes one."""

    chosen = Signal(str)
    """The user wants this filter."""

    def __init__(self, field: QLineEdit, settings: QSettings, name: str, parent: QWidget | None = None) -> None:
        """Offer the filters of a table.

        Args:
            field: where its filter is typed.
            settings: where they are kept.
            name: of the table, stable.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._field, self._settings, self._key = field, settings, f"filters/1/{name}"
        self.filters: dict[str, str] = self._read()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setAutoRaise(True)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setIcon(icon("star"))
        self.setToolTip(self.tr("Saved filters"))
        self.setAccessibleName(self.tr("Saved filters"))
        self._menu.setTitle(self.tr("Saved filters"))

    def save(self, name: str, text: str) -> None:
        """Keep the filter ``text`` as ``name``; an earlier one of that name is replaced."""
        self.filters[name] = text
        self._keep()

    def delete(self, name: str) -> None:
        """Forget the filter ``name``."""
        self.filters.pop(name, None)
        self._keep()

    def ask_name(self) -> str:
        """Ask what the filter is called; empty when the user thinks again."""
        name, agreed = QInputDialog.getText(self, self.tr("Save the filter"), self.tr("Name of the filter:"))
        return name.strip() if agreed else ""

    def _ask_and_save(self) -> None:
        text = self._field.text().strip()
        if name := self.ask_name():
            self.save(name, text)

    def _fill(self) -> None:
        self._menu.clear()
        for name, text in sorted(self.filters.items(), key=lambda each: each[0].casefold()):
            entry = self._menu.addAction(f"{name}: {text}".replace("&", "&&"))
            entry.triggered.connect(lambda _on=False, text=text: self.chosen.emit(text))
        if self.filters:
            self._menu.addSeparator()
        save = self._menu.addAction(self.tr("&Save this filter …"), self._ask_and_save)
        save.setEnabled(bool(self._field.text().strip()))
        if self.filters:
            deletes = self._menu.addMenu(self.tr("&Delete"))
            for name in sorted(self.filters, key=str.casefold):
                entry = deletes.addAction(name.replace("&", "&&"))
                entry.triggered.connect(lambda _on=False, name=name: self.delete(name))

    def _keep(self) -> None:
        self._settings.setValue(self._key, json.dumps(self.filters))

    def _read(self) -> dict[str, str]:
        text = self._settings.value(self._key)
        try:
            content = json.loads(str(text)) if text is not None else {}
            return {str(name): str(each) for name, each in content.items()}
        except (ValueError, AttributeError):
            log.info("the saved filters %s are not readable", self._key)
            return {}
