"""Saves a plan as a document to hand over, or as the file that ``multi-eip apply`` reads."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget

from gui.domain.plans.plan import Plan
from gui.qt.base.session import Session
from gui.qt.widgets.banner import Banner
from gui.services.exports.hand_over import hand_over, to_html, to_markdown
from gui.services.files import write_file
from gui.services.runs.plan_files import save_plan
from gui.words.errors import error_text
from gui.words.tone import Tone


class SavePlan(QPushButton):
    """Asks for a file; its suffix says which form. Disabled while there is no plan."""

    def __init__(
        self, session: Session, banner: Banner, plan: Callable[[], Plan | None], parent: QWidget | None = None
    ) -> None:
        """Build the button.

        Args:
            session: gives the names, and writes in a worker.
            banner: says where the file is, or why it could not be written.
            plan: gives what is saved.
            parent: Qt's owner.
        """
        super().__init__(parent)
        self._session, self._banner, self._plan = session, banner, plan
        self.setAutoDefault(False)
        self.clicked.connect(self._save)
        self._retranslate()

    def ask_path(self) -> str:
        """Ask where the file goes, and before a file is replaced; empty when the user thinks again."""
        forms = (self.tr("Markdown (*.md)"), self.tr("HTML (*.html)"), self.tr("Plan file (*.json)"))
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Save the plan"), "plan.md", ";;".join(forms))
        return name

    def show_plan(self) -> None:
        """Follow the plan."""
        plan = self._plan()
        self.setEnabled(plan is not None and bool(plan.operations))

    def _save(self) -> None:
        plan, name = self._plan(), self.ask_path()
        if plan is None or not name:
            return
        document = hand_over(plan, self._session.inventory, datetime.now(UTC))
        path = Path(name)

        def write() -> None:
            match path.suffix.lower():
                case ".json":
                    save_plan(plan, path)
                case ".html" | ".htm":
                    write_file(path, to_html(document))
                case _:
                    write_file(path, to_markdown(document))

        self._session.jobs.run(
            write,
            lambda _none: self._banner.say(
                Tone.GOOD, lambda: self.tr("The plan was saved in {path}.").format(path=name)
            ),
            lambda error: self._banner.say_error(lambda: error_text(error)),
            owner=self,
        )

    def _retranslate(self) -> None:
        self.setText(self.tr("Sa&ve plan …"))
        self.setToolTip(self.tr("As a document to hand over (Markdown or HTML), or as a plan file"))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)
