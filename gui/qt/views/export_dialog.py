"""Asks what is to be exported and how, then where; the work is done in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QButtonGroup,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.domain.cloud.eni import EniId
from gui.domain.cloud.mapping import Mapping
from gui.qt.base.session import Session
from gui.qt.base.theme import chars
from gui.qt.views.facts import RegionFacts
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.check_boxes import CheckBox, RadioButton
from gui.qt.widgets.containers import Dialog
from gui.services.exports.format_names import Format
from gui.services.exports.formats import TABLES, ExportRequest, ExportSource, carriers, lacking, write
from gui.services.files import is_there
from gui.words import labels
from gui.words.joining import listed
from gui.words.names import short_name
from gui.words.problems import problem_text
from gui.words.tone import Tone
from gui.words.unread import unread_text

NAMED = 5
"""So many interfaces are named where a script is offered."""


class ExportDialog(Dialog):
    """One question each: which form, which rows, with the gateways or without."""

    def __init__(
        self,
        session: Session,
        facts: RegionFacts,
        shown: tuple[Mapping, ...],
        selected: tuple[Mapping, ...],
        parent: QWidget | None = None,
        *,
        marked: bool = False,
    ) -> None:
        """Build the dialog.

        Args:
            session: connection, inventory, jobs.
            facts: all rows, and the gateways at hand.
            shown: the mappings of the rows that are shown, in their order.
            selected: those of them that are selected, or about the current resource.
            parent: Qt's owner.
            marked: whether several rows are selected, which is more than where the cursor happens to be.
        """
        super().__init__(parent)
        self._session, self._facts, self._rows, self._selected = session, facts, shown, selected
        self.done_well: Callable[[Path, int], None] = lambda _path, _rows: None
        self.failed: Callable[[BaseException], None] = lambda _error: None
        self.form, self.about = QComboBox(), QLabel()
        self.unread = Banner()
        self.about.setWordWrap(True)
        self.selected, self.shown, self.all = RadioButton(), RadioButton(), RadioButton()
        self._which = QButtonGroup(self)
        self._marked, self._decided = marked, False
        self.gateways = CheckBox()
        self.gateways.setChecked(True)
        rows = QVBoxLayout()
        for choice in (self.selected, self.shown, self.all):
            self._which.addButton(choice)
            rows.addWidget(choice)
        self.selected.setEnabled(bool(selected))
        form = QFormLayout()
        self._form_label, self._rows_label = QLabel(), QLabel()
        self._form_label.setBuddy(self.form)
        for each in Format:
            self.form.addItem("", each.value)
        form.addRow(self._form_label, self.form)
        form.setWidget(form.rowCount(), QFormLayout.ItemRole.FieldRole, self.about)
        form.addRow(self.unread)
        form.addRow(self._rows_label, rows)
        form.setWidget(form.rowCount(), QFormLayout.ItemRole.FieldRole, self.gateways)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._ask_where)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(chars(self, 80))
        self._name()
        self.form.currentIndexChanged.connect(self._form_changed)
        self._which.buttonClicked.connect(self._rows_decided)
        self._form_changed()

    def request(self) -> ExportRequest:
        """Return what the user wants."""
        return ExportRequest(self.chosen(), self._wanted_rows(), self.gateways.isChecked())

    def interfaces(self) -> tuple[EniId, ...]:
        """Return the interfaces of the wanted rows that carry EIPs in multi-EIP mode: those of a script."""
        inventory = self._facts.now.inventory
        return carriers(self._wanted_rows(), inventory) if inventory else ()

    def _wanted_rows(self) -> tuple[Mapping, ...] | None:
        if self.all.isChecked():
            return None
        return self._selected if self.selected.isChecked() else self._rows

    def chosen(self) -> Format:
        """Return the form chosen."""
        return Format(str(self.form.currentData()))

    def save(self, path: Path) -> bool:
        """Write ``path`` in a worker, after a question where it exists; return whether it was begun."""
        connection, inventory = self._session.connection, self._facts.now.inventory
        if connection is None or inventory is None or (is_there(path) and not self.may_replace(path)):
            return False
        request = self.request()
        catalog, gateways = self._session.parts.catalog, dict(self._facts.gateways)
        source = ExportSource(
            connection.cloud, inventory, catalog, gateways, connection.journal_dir, connection.account
        )
        count = (
            len(self._facts.now.rows if request.rows is None else request.rows)
            if request.form not in {Format.SCRIPT, Format.LIST}
            else 0
        )
        # The window outlives the dialog, and tells how it ended.
        well, failed = self.done_well, self.failed
        self._session.jobs.run(lambda: write(request, source, path), lambda written: well(written, count), failed)
        self.accept()
        return True

    def may_replace(self, path: Path) -> bool:
        """Ask whether the file ``path`` may be replaced."""
        question = labels.text(labels.REPLACE_QUESTION).format(path=path)
        answer = QMessageBox.question(self, labels.text(labels.REPLACE_TITLE), question)
        return answer is QMessageBox.StandardButton.Yes

    def ask_path(self, proposed: str) -> str:
        """Ask for the file's name; empty when the user thinks again."""
        # We ask ourselves before a file is replaced: the ending may be added only after the dialog has closed.
        option = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(
            self, labels.text(labels.EXPORT), proposed, self._file_types(), options=option
        )
        return name

    def _ask_where(self) -> None:
        inventory, form, enis = self._facts.now.inventory, self.chosen(), self.interfaces()
        about = enis[0] if form is Format.SCRIPT and len(enis) == 1 else inventory.region if inventory else ""
        name = self.ask_path(f"eip-mappings-{about}.{form.value}")
        if name:
            path = Path(name)
            self.save(path if path.suffix else path.with_suffix(f".{form.value}"))

    def retranslate(self) -> None:
        """Set every text."""
        self._name()
        self._describe()

    def _name(self) -> None:
        self.setWindowTitle(labels.text(labels.EXPORT))
        self._form_label.setText(labels.text(labels.EXPORT_FORMAT))
        self._rows_label.setText(self.tr("Rows:"))
        self.gateways.setText(labels.text(labels.ASK_GATEWAYS))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(labels.text(labels.SAVE_AS))
        titles = {
            Format.CSV: labels.text(labels.AS_CSV),
            Format.JSON: labels.text(labels.AS_JSON),
            Format.MARKDOWN: labels.text(labels.AS_MARKDOWN),
            Format.TERRAFORM: self.tr("Terraform configuration with imports"),
            Format.SCRIPT: labels.text(labels.SCRIPT_FORM),
            Format.LIST: self.tr("List to edit and open again (CSV)"),
        }
        for form, title in titles.items():
            self.form.setItemText(self.form.findData(form.value), title)
        self.selected.setText(self.tr("Those that are se&lected (%n)", "", len(self._selected)))
        self.shown.setText(self.tr("Those that are s&hown (%n)", "", len(self._rows)))
        self.all.setText(self.tr("&All of the region (%n)", "", len(self._facts.now.rows)))

    def _form_changed(self) -> None:
        if not self._decided:
            # Who marks several rows means them; and to make all of a region again is seldom wanted.
            selected = bool(self._selected) and (self._marked or self.chosen() is Format.SCRIPT)
            (self.selected if selected else self.shown).setChecked(True)
        self._describe()

    def _rows_decided(self) -> None:
        self._decided = True
        self._describe()

    def _describe(self) -> None:
        form = self.chosen()
        self.about.setText(
            {
                Format.CSV: self.tr("One row for each mapping, with the ids, states, gateways and masks."),
                Format.JSON: self.tr("The same with the issues; the program includes the schema."),
                Format.MARKDOWN: self.tr("Resources, bindings, changes since the last plan, and issues."),
                Format.TERRAFORM: self.tr("Imports the existing bindings into Terraform."),
                Format.SCRIPT: self._of_script(),
                Format.LIST: self.tr(
                    "One line for each interface that carries EIPs. Edit it, then open it with File, Open a list."
                ),
            }[form]
        )
        self.gateways.setEnabled(form in TABLES and TABLES[form].shows_gateways)
        save = self.buttons.button(QDialogButtonBox.StandardButton.Save)
        save.setEnabled((form is not Format.SCRIPT or bool(self.interfaces())) and self._enough())

    def _enough(self) -> bool:
        """Say what of the region could not be read; return whether the form can do without it."""
        inventory = self._facts.now.inventory
        unread = inventory.unread_main if inventory else ()
        missing = lacking(self.chosen(), inventory) if inventory else ()
        if missing:
            what = self.tr(
                "This format needs every list of the region, and one could not be read. Refresh, then export again."
            )
            self.unread.say(Tone.BAD, what, "\n".join(problem_text(each) for each in missing))
        elif unread:
            text = unread_text(unread)
            what = self.tr("The file will name the lists that are missing.")
            self.unread.say(Tone.WARNING, what, text.fix, details=text.details)
        else:
            self.unread.clear()
        return not missing

    def _of_script(self) -> str:
        enis = self.interfaces()
        if not enis and self._facts.now.inventory and lacking(Format.SCRIPT, self._facts.now.inventory):
            return self.tr("Binds again what was unbound.")
        if not enis:
            return self.tr("None of these rows is of an interface that carries EIPs in multi-EIP mode.")
        named = listed(short_name(each, self._facts.now.inventory) for each in enis[:NAMED])
        more = " …" if len(enis) > NAMED else ""
        said = self.tr("Binds %n interface(s) and their EIPs again after an unbind: {names}.", "", len(enis))
        return said.format(names=named + more)

    def _file_types(self) -> str:
        return f"{self.form.currentText()} (*.{self.chosen().value});;{self.tr('All files')} (*)"
