"""Asks what is to be exported and how, then where; the work is done in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QMessageBox,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from gui.domain.eni import NetworkInterface
from gui.domain.mapping import Mapping
from gui.qt.session import Session
from gui.qt.theme import chars
from gui.qt.views.exports import WITH_GATEWAYS, Format, Source, Wish, write
from gui.qt.views.facts import RegionFacts


class ExportDialog(QDialog):
    """One question each: which form, which rows, with the gateways or without."""

    def __init__(
        self,
        session: Session,
        facts: RegionFacts,
        shown: tuple[Mapping, ...],
        eni: NetworkInterface | None,
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            session: connection, inventory, jobs.
            facts: all rows, and the gateways at hand.
            shown: the mappings of the rows that are shown, in their order.
            eni: the interface of the current row that carries EIPs in multi-EIP mode, None when there is none.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._facts, self._rows, self._eni = session, facts, shown, eni
        self.done_well: Callable[[Path, int], None] = lambda _path, _rows: None
        self.failed: Callable[[BaseException], None] = lambda _error: None
        self.form, self.about = QComboBox(), QLabel()
        self.about.setWordWrap(True)
        self.shown, self.all = QRadioButton(), QRadioButton()
        which = QButtonGroup(self)
        which.addButton(self.shown)
        which.addButton(self.all)
        self.shown.setChecked(True)
        self.gateways = QCheckBox(self.tr("Ask the cloud for gateways and &masks first"))
        self.gateways.setChecked(True)
        rows = QVBoxLayout()
        rows.addWidget(self.shown)
        rows.addWidget(self.all)
        form = QFormLayout()
        form.addRow(self.tr("F&orm:"), self.form)
        form.addRow(QLabel(), self.about)
        form.addRow(self.tr("Rows:"), rows)
        form.addRow(QLabel(), self.gateways)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("&Save as …"))
        self.buttons.accepted.connect(self._ask_where)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(chars(self, 80))
        self._say()
        self.form.currentIndexChanged.connect(self._form_changed)
        self._form_changed()

    def wish(self) -> Wish:
        """Return what the user wants."""
        form = self.chosen()
        rows = None if self.all.isChecked() else self._rows
        return Wish(form, rows, self._eni.id if self._eni else None, self.gateways.isChecked())

    def chosen(self) -> Format:
        """Return the form chosen."""
        return Format(str(self.form.currentData()))

    def save(self, path: Path) -> bool:
        """Write ``path`` in a worker, after a question where it exists; return whether it was begun."""
        connection, inventory = self._session.connection, self._facts.now.inventory
        if connection is None or inventory is None or (path.exists() and not self.may_replace(path)):
            return False
        wish = self.wish()
        catalog, gateways = self._session.parts.catalog, dict(self._facts.gateways)
        source = Source(connection.cloud, inventory, catalog, gateways, connection.journal_dir)
        count = len(self._facts.now.rows if wish.rows is None else wish.rows) if wish.form is not Format.SCRIPT else 0
        # The window outlives the dialog, and tells how it ended.
        well, failed = self.done_well, self.failed
        self._session.jobs.run(lambda: write(wish, source, path), lambda written: well(written, count), failed)
        self.accept()
        return True

    def may_replace(self, path: Path) -> bool:
        """Ask whether the file ``path`` may be replaced."""
        question = self.tr("{path} exists already. Replace it?").format(path=path)
        answer = QMessageBox.question(self, self.tr("Replace the file?"), question)
        return answer is QMessageBox.StandardButton.Yes

    def ask_path(self, proposed: str) -> str:
        """Ask for the file's name; empty when the user thinks again."""
        # We ask ourselves before a file is replaced: the ending may be added only after the dialog has closed.
        option = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), proposed, self._file_types(), options=option)
        return name

    def _ask_where(self) -> None:
        inventory, form = self._facts.now.inventory, self.chosen()
        about = self._eni.id if form is Format.SCRIPT and self._eni else inventory.region if inventory else ""
        name = self.ask_path(f"eip-mappings-{about}.{form.value}")
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(f".{form.value}"))

    def _say(self) -> None:
        self.setWindowTitle(self.tr("Export"))
        titles = {
            Format.CSV: self.tr("Table for spreadsheets (CSV)"),
            Format.JSON: self.tr("Data for programs (JSON)"),
            Format.MARKDOWN: self.tr("Report to read (Markdown)"),
            Format.TERRAFORM: self.tr("Terraform configuration with imports"),
            Format.SCRIPT: self.tr("Script for the aliyun CLI, of one interface"),
        }
        for form, title in titles.items():
            if form is not Format.SCRIPT or self._eni is not None:
                self.form.addItem(title, form.value)
        self.shown.setText(self.tr("Those that are s&hown (%n)", "", len(self._rows)))
        self.all.setText(self.tr("&All of the region (%n)", "", len(self._facts.now.rows)))

    def _form_changed(self) -> None:
        form = self.chosen()
        eni = (self._eni.name or self._eni.id) if self._eni else ""
        self.about.setText(
            {
                Format.CSV: self.tr("One row for each mapping, with the ids, states, gateways and masks."),
                Format.JSON: self.tr("The same with the findings; the schema comes with the program."),
                Format.MARKDOWN: self.tr(
                    "What there is, what is bound to what, what changed since the last plan, and what deserves a look."
                ),
                Format.TERRAFORM: self.tr("Takes the bindings that exist under Terraform's care."),
                Format.SCRIPT: self.tr("Makes the binding of interface {eni} again, after it was undone.").format(
                    eni=eni
                ),
            }[form]
        )
        self.gateways.setEnabled(form in WITH_GATEWAYS)
        for choice in (self.shown, self.all):
            choice.setEnabled(form is not Format.SCRIPT)

    def _file_types(self) -> str:
        return f"{self.form.currentText()} (*.{self.chosen().value});;{self.tr('All files')} (*)"
