"""Taking profiles over from the aliyun CLI, and, with consent, its clear-text secrets out of its file."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from gui.qt.accounts.words import not_taken_text
from gui.qt.base.session import Session
from gui.qt.base.theme import chars, lines
from gui.qt.models.records import Column, Records
from gui.qt.widgets.banner import Banner
from gui.qt.widgets.check_boxes import CheckBox
from gui.qt.widgets.containers import Dialog
from gui.qt.widgets.record_table import RecordTable
from gui.services.accounts.aliyun_cli_import import Candidate, CliFile, read_cli_file, remove_secrets
from gui.words import labels
from gui.words.errors import error_text
from gui.words.plain_text import without_mnemonic
from gui.words.tone import Tone


class CliImportDialog(Dialog):
    """The CLI's profiles with ticks; those that can't be taken over stay visible with the reason."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._path = session, path
        self._file: CliFile | None = None
        self._ticked: frozenset[str] = frozenset()
        self.banner, self.note = Banner(), QLabel()
        self.note.setWordWrap(True)
        self.model = Records(self._columns(), lambda each: each.name, reason=_reason, tickable=True, parent=self)
        self.model.ticked.connect(self._tick)
        self.table = RecordTable(self.model)
        self.remove = CheckBox()
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.take_over)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        for part in (self.banner, self.note, self.table, self.remove, self.buttons):
            column.addWidget(part)
        self.resize(chars(self, 100), lines(self, 22))
        self.retranslate()
        session.jobs.run(lambda: read_cli_file(path, datetime.now(UTC)), self._read, self._refused, owner=self)
        self._show_ticks()

    def retranslate(self) -> None:
        """Set every text."""
        self.setWindowTitle(without_mnemonic(labels.text(labels.IMPORT_CLI)).removesuffix(" …"))
        self.note.setText(
            self.tr(
                "The aliyun CLI keeps its secrets in clear text in {path}. The file is not changed "
                "unless you select it below."
            ).format(path=self._path)
        )
        self.table.setAccessibleName(self.tr("Profiles of the aliyun CLI"))
        self.remove.setText(self.tr("Afterwards &remove their secrets from that file; no copy is kept"))
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setText(self.tr("&Import"))
        self.model.retitle(self._columns())

    def take_over(self) -> None:
        """Add the ticked profiles, then remove their secrets where that was asked for."""
        file, accounts, remove = self._file, self._session.parts.accounts, self.remove.isChecked()
        if file is None:
            return
        chosen = [each for each in file.candidates if each.name in self._ticked]

        def work() -> None:
            for each in chosen:
                if each.profile is not None:
                    name = accounts.free_name(each.profile.name)
                    accounts.add(replace(each.profile, name=name), each.credentials)
            if remove:
                remove_secrets(file, [each.name for each in chosen])

        self.buttons.setEnabled(False)
        self._session.jobs.run(work, lambda _none: self.accept(), self._refused, owner=self)

    def _columns(self) -> Sequence[Column[Candidate]]:
        return (
            Column("name", self.tr("Profile"), lambda each: each.name),
            Column("mode", self.tr("Kind"), lambda each: each.mode),
            Column("reason", self.tr("Importable"), lambda each: _reason(each) or self.tr("Yes")),
        )

    def _read(self, file: CliFile | None) -> None:
        self._file = file
        if file is None or not file.candidates:
            self.banner.say(Tone.WARNING, lambda: self.tr("There are no profiles of the aliyun CLI on this computer."))
            return
        self.model.show(file.candidates)
        self._ticked = frozenset(each.name for each in file.candidates if each.reason is None)
        self.table.fit_columns()
        self._show_ticks()

    def _tick(self, name: str, on: bool) -> None:
        self._ticked = self._ticked | {name} if on else self._ticked - {name}
        self._show_ticks()

    def _show_ticks(self) -> None:
        self.model.show_ticks(self._ticked)
        self.buttons.button(QDialogButtonBox.StandardButton.Ok).setEnabled(bool(self._ticked))

    def _refused(self, error: BaseException) -> None:
        self.buttons.setEnabled(True)
        self.banner.say_error(lambda: error_text(error))


def _reason(candidate: Candidate) -> str:
    return not_taken_text(candidate.reason, candidate.mode) if candidate.reason else ""
