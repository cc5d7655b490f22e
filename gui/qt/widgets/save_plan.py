"""Saves a plan, or the run that has carried it out, as a document to hand over, as a plan file or as a script."""

from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QWidget

from gui.domain.plans.notes import PlanNote
from gui.domain.plans.plan import Plan
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.services.exports.cli_script import to_cli_script
from gui.services.exports.formats import names_of
from gui.services.exports.hand_over import Document, hand_over, summary, to_html, to_markdown, to_text
from gui.services.files import write_file
from gui.services.runs.guest_files import interfaces_of, noted_guest_files
from gui.services.runs.plan_files import save_plan
from gui.words import labels
from gui.words.errors import error_text
from gui.words.tone import Tone

translate = QCoreApplication.translate


class PlanForm(StrEnum):
    """How a plan is written; the value is the ending of the file's name."""

    MARKDOWN = "md"
    HTML = "html"
    PLAN = "json"
    SCRIPT = "sh"


def document_of(session: Session, plan: Plan, run_id: str = "") -> Document:
    """Return the document of ``plan``, or of the run ``run_id`` as the journal kept it. Blocking where it is a run.

    Raises:
        JournalError: the journal can't be read.
    """
    connection, written = session.connection, datetime.now(UTC)
    if not run_id or connection is None:
        return hand_over(plan, session.inventory, written)
    from gui.services.runs.journal import Journal  # noqa: PLC0415 - its database can wait until somebody asks

    with closing(Journal(connection.journal_dir, reading=True)) as journal:
        run = journal.run(run_id)
    enis = interfaces_of(run.plan, session.inventory)
    guest = noted_guest_files(connection.journal_dir, enis, run.began)
    return hand_over(run.plan, session.inventory, written, run, guest)


class SavePlan(QPushButton):
    """A menu with the forms. Disabled while there is no plan."""

    def __init__(
        self,
        session: Session,
        banner: Banner,
        plan: Callable[[], Plan | None],
        parent: QWidget | None = None,
        *,
        run_id: Callable[[], str] = str,
        notes: Callable[[], Sequence[PlanNote]] = tuple,
    ) -> None:
        """Build the button.

        Args:
            session: gives the names, and writes in a worker.
            banner: says where the file is, or why it could not be written.
            plan: gives what is saved.
            parent: Qt's owner.
            run_id: gives the name of the run that has carried the plan out, empty where none has.
            notes: gives what whoever runs the script must know first.
        """
        super().__init__(parent)
        self._session, self._banner, self._plan, self._run_id, self._notes = session, banner, plan, run_id, notes
        self.setAutoDefault(False)
        menu = QMenu(self)
        # Of the button, not of the menu: Python takes actions that a menu has made for gone while they are there.
        self.forms, self.copy = {form: QAction(self) for form in PlanForm}, QAction(self)
        menu.addActions(list(self.forms.values()))
        for form, action in self.forms.items():
            action.triggered.connect(lambda _checked=False, form=form: self.save(form))
        menu.addSeparator()
        menu.addAction(self.copy)
        self.copy.triggered.connect(lambda _checked=False: self.copy_summary())
        self.setMenu(menu)
        self._retranslate()

    def ask_path(self, form: PlanForm) -> str:
        """Ask where the file goes, and before a file is replaced; empty when the user thinks again."""
        plan = self._plan()
        chosen = plan.selection.eni if plan and plan.selection.eni else ""
        proposed = f"{'run' if self._run_id() else 'plan'}{f'-{chosen}' if chosen else ''}.{form.value}"
        title = translate("SavePlan", "Save the run") if self._run_id() else translate("SavePlan", "Save the plan")
        name, _ = QFileDialog.getSaveFileName(self, title, proposed, f"*.{form.value}")
        return name

    def show_plan(self) -> None:
        """Follow the plan."""
        plan = self._plan()
        self.setEnabled(plan is not None and bool(plan.operations))
        self._retranslate()

    def save(self, form: PlanForm) -> None:
        """Ask for a file and write it in a worker."""
        plan, name = self._plan(), self.ask_path(form)
        if plan is None or not name:
            return
        run_id, write = self._run_id(), self._writer(form, plan)

        def said() -> str:
            if form is PlanForm.SCRIPT:
                return labels.text(labels.SCRIPT_WRITTEN)
            if run_id:
                return translate("SavePlan", "The run was saved in {path}.")
            return translate("SavePlan", "The plan was saved in {path}.")

        self._session.jobs.run(
            lambda: write(Path(name)),
            lambda _none: self._banner.say(Tone.GOOD, lambda: said().format(path=name)),
            self._failed,
            owner=self,
        )

    def _writer(self, form: PlanForm, plan: Plan) -> Callable[[Path], object]:
        session, run_id = self._session, self._run_id()
        match form:
            case PlanForm.PLAN:
                return lambda path: save_plan(plan, path)
            case PlanForm.SCRIPT:
                connection, inventory = session.connection, session.inventory
                whose = replace(plan, account=connection.account) if connection is not None else plan
                text = to_cli_script(whose, names_of(inventory) if inventory else {}, self._notes())
                return lambda path: write_file(path, text, 0o755)
            case PlanForm.HTML:
                return lambda path: write_file(path, to_html(document_of(session, plan, run_id)))
            case PlanForm.MARKDOWN:
                return lambda path: write_file(path, to_markdown(document_of(session, plan, run_id)))

    def copy_summary(self) -> None:
        """Copy what fits into a ticket."""
        plan, run_id = self._plan(), self._run_id()
        if plan is None:
            return

        def copy(document: Document) -> None:
            QGuiApplication.clipboard().setText(to_text(summary(document)))
            self._banner.say(Tone.GOOD, lambda: translate("SavePlan", "The summary was copied."))

        self._session.jobs.run(lambda: document_of(self._session, plan, run_id), copy, self._failed, owner=self)

    def _failed(self, error: BaseException) -> None:
        self._banner.say_error(lambda: error_text(error))

    def _retranslate(self) -> None:
        run = bool(self._run_id())
        self.setText(translate("SavePlan", "Sa&ve run") if run else translate("SavePlan", "Sa&ve plan"))
        texts = {
            PlanForm.MARKDOWN: translate("SavePlan", "Document as &Markdown …"),
            PlanForm.HTML: translate("SavePlan", "Document as &HTML …"),
            PlanForm.PLAN: translate("SavePlan", "&Plan file for multi-eip apply …"),
            PlanForm.SCRIPT: f"{labels.text(labels.SCRIPT_FORM)} …",
        }
        for form, action in self.forms.items():
            action.setText(texts[form])
        self.copy.setText(translate("SavePlan", "&Copy summary"))
        self.setToolTip(translate("SavePlan", "As a document to hand over, as a plan file, or as a script"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
