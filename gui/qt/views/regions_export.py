"""Asks how the rows of several regions are exported, then where; the work is done in the background."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import (
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from gui.domain.cloud.errors import CloudError, CloudErrorKind
from gui.domain.cloud.mapping import Mapping
from gui.domain.cloud.region import RegionId
from gui.domain.cloud.region_state import RegionState
from gui.qt.base.session import Session
from gui.qt.base.theme import chars
from gui.qt.views.many_regions import ManyRegions
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.containers import Dialog
from gui.services.exports.format_names import FORMATS, LIST, Format
from gui.services.exports.regions_export import RegionRows, RegionsSource, terraform_files, write_regions
from gui.services.files import is_there
from gui.words import labels
from gui.words.joining import listed
from gui.words.tone import Tone

_NOT_YET = CloudError(CloudErrorKind.UNKNOWN, "not_read_yet")
"""The reason where the answer of a region is still waited for."""
_WITH_GATEWAYS = frozenset({Format.CSV.value, Format.JSON.value, Format.MARKDOWN.value})


class RegionsExportDialog(Dialog):
    """The rows that are shown, or those selected, in one of the formats."""

    def __init__(
        self,
        session: Session,
        many: ManyRegions,
        shown: tuple[Mapping, ...],
        selected: tuple[Mapping, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Build the dialog.

        Args:
            session: connection, jobs.
            many: what was read of the regions.
            shown: the mappings that are shown, in their order.
            selected: those of them that are selected; they are exported where they are several.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._many = session, many
        # As the rows are: of a region that is read while the dialog is open none is among them.
        self._states = many.states()
        self.done_well: Callable[[Path, int], None] = lambda _path, _rows: None
        self.failed: Callable[[BaseException], None] = lambda _error: None
        self.form, self.about, self.count, self.unread = QComboBox(), QLabel(), QLabel(), Banner()
        self.about.setWordWrap(True)
        self.selected, self.gateways, self._form_label = CheckBox(), CheckBox(), QLabel()
        self._form_label.setBuddy(self.form)
        # Who marks several rows means them.
        self.selected.setVisible(len(selected) > 1)
        self.selected.setChecked(len(selected) > 1)
        self._rows = {False: shown, True: selected}
        self.gateways.setChecked(True)
        for form in FORMATS:
            self.form.addItem("", form)
        layout = QFormLayout()
        layout.addRow(self._form_label, self.form)
        layout.addRow(self.about)
        layout.addRow(self.count)
        layout.addRow(self.selected)
        layout.addRow(self.gateways)
        layout.addRow(self.unread)
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._ask_where)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addLayout(layout)
        column.addStretch(1)
        column.addWidget(self.buttons)
        self.setMinimumWidth(chars(self, 80))
        self.form.currentIndexChanged.connect(self._describe)
        self.selected.toggled.connect(self._describe)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(labels.text(labels.EXPORT))
        self._form_label.setText(labels.text(labels.EXPORT_FORMAT))
        for number, form in enumerate(FORMATS):
            self.form.setItemText(number, self._title(form))
        count = len(self._rows[True])
        self.selected.setText(self.tr("Only the s&elected rows ({count})").format(count=count))
        self.gateways.setText(labels.text(labels.ASK_GATEWAYS))
        self.buttons.button(QDialogButtonBox.StandardButton.Save).setText(labels.text(labels.SAVE_AS))
        self._describe()

    def chosen(self) -> str:
        """Return the format, one of FORMATS."""
        return str(self.form.currentData())

    def rows(self) -> tuple[Mapping, ...]:
        """Return the mappings that are exported."""
        return self._rows[self.selected.isChecked()]

    def save(self, path: Path) -> bool:
        """Write ``path`` in a worker, after a question where it exists; return whether it was begun."""
        connection = self._session.connection
        form, rows = self.chosen(), self.rows()
        if connection is None or (self._is_there(path) and not self.may_replace(path)):
            return False
        source = RegionsSource(
            connection.cloud if self.gateways.isChecked() and form in _WITH_GATEWAYS else None,
            self._regions(rows),
            {each.region: each.error or _NOT_YET for each in self._states if each.inventory is None},
            self._session.parts.catalog,
            connection.journal_dir,
            connection.account,
        )
        well, failed = self.done_well, self.failed
        self._session.jobs.run(
            lambda: write_regions(form, source, path),
            # A list has a line for each interface, not for each row.
            lambda written: well(written, len(rows) if form != LIST else 0),
            failed,
        )
        self.accept()
        return True

    def may_replace(self, path: Path) -> bool:
        """Ask whether the file ``path`` may be replaced, or those below it where it is a folder."""
        some = self.chosen() == Format.TERRAFORM
        question = labels.text(labels.REPLACE_SOME_QUESTION if some else labels.REPLACE_QUESTION).format(path=path)
        title = labels.text(labels.REPLACE_SOME_TITLE if some else labels.REPLACE_TITLE)
        answer = QMessageBox.question(self, title, question)
        return answer is QMessageBox.StandardButton.Yes

    def ask_path(self, proposed: str) -> str:
        """Ask for the file, or the folder; empty when the user thinks again."""
        if self.chosen() == Format.TERRAFORM:
            return QFileDialog.getExistingDirectory(self, self.form.currentText())
        option = QFileDialog.Option.DontConfirmOverwrite
        name, _ = QFileDialog.getSaveFileName(self, self.form.currentText(), proposed, options=option)
        return name

    def _ask_where(self) -> None:
        ending = "csv" if self.chosen() == LIST else self.chosen()
        name = self.ask_path(f"eip-mappings-regions.{ending}")
        if name:
            path = Path(name)
            folder = self.chosen() == Format.TERRAFORM
            self.save(path if path.suffix or folder else path.with_suffix(f".{ending}"))

    def _is_there(self, path: Path) -> bool:
        """Return whether something that would be written to ``path`` is there already."""
        if self.chosen() != Format.TERRAFORM:
            return is_there(path)
        return any(is_there(file) for file in terraform_files(self._regions(self.rows()), path))

    def _regions(self, rows: tuple[Mapping, ...]) -> tuple[RegionRows, ...]:
        """Return ``rows`` by their regions; one of which no row is wanted is left out."""
        found: dict[RegionId, list[Mapping]] = {}
        for row in rows:
            region = self._many.region_of(row)
            if region is not None:
                found.setdefault(region, []).append(row)
        known = {each.region: each.inventory for each in self._states}
        return tuple(
            RegionRows(inventory, tuple(some))
            for region, some in found.items()
            if (inventory := known.get(region)) is not None
        )

    def _dark(self) -> tuple[RegionState, ...]:
        return tuple(each for each in self._states if each.error is not None or each.inventory is None)

    def _title(self, form: str) -> str:
        return {
            Format.CSV.value: labels.text(labels.AS_CSV),
            Format.JSON.value: labels.text(labels.AS_JSON),
            Format.MARKDOWN.value: labels.text(labels.AS_MARKDOWN),
            Format.TERRAFORM.value: self.tr("Terraform configurations, a folder for each region"),
            LIST: self.tr("List of bindings to edit (CSV)"),
        }[form]

    def _describe(self) -> None:
        form = self.chosen()
        self.about.setText(
            {
                Format.TERRAFORM.value: self.tr(
                    "A configuration has one provider, so each region is in its own folder."
                ),
                LIST: self.tr("Interfaces with their EIPs, for a list of plans (multi-eip plan --from)."),
            }.get(form, self.tr("One file with the region of each row."))
        )
        self.gateways.setEnabled(form in _WITH_GATEWAYS)
        rows = self.rows()
        self.count.setText(
            self.tr("Rows: {rows}, regions: {regions}").format(rows=len(rows), regions=len(self._regions(rows)))
        )
        dark = listed(each.region for each in self._dark())
        if dark:
            self.unread.say(Tone.WARNING, self.tr("Not read, or not up to date: {regions}.").format(regions=dark))
        else:
            self.unread.clear()
