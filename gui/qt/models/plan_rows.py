"""The rows of the window on a list: what is wrong with it, or its plans."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gui.domain.cloud.inventory import Inventory
from gui.domain.engine.plan_progress import PlanProgress
from gui.domain.plans.plan import Plan
from gui.qt.base.theme import icon
from gui.qt.models.records import Column
from gui.services.runs.plan_list import ListIssue
from gui.words import plan_rows as words
from gui.words.joining import listed, paragraph
from gui.words.names import short_name
from gui.words.progress_lines import report_lines

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class PlanRow:
    """One plan.

    Attributes:
        place: among the plans, from 0.
        plan: which.
        inventory: of its region, as it was read with the list; names the resources.
        progress: how far it has come.
    """

    place: int
    plan: Plan
    inventory: Inventory | None
    progress: PlanProgress

    @property
    def consent(self) -> str:
        """What somebody has to agree to; empty where that is nothing."""
        return words.consent_text(self.plan, self.inventory)


def plan_key(row: PlanRow) -> str:
    """Return what a row is known by."""
    return str(row.place)


def plan_columns() -> tuple[Column[PlanRow], ...]:
    """Return the columns of the table of plans."""
    return (
        Column(
            "number",
            translate("PlanRows", "Plan"),
            lambda row: str(row.place + 1),
            lambda row: row.place,
            # The header has a box and an arrow besides its title.
            whole=("0" * 8,),
        ),
        Column("region", translate("PlanRows", "Region"), lambda row: row.plan.region),
        Column(
            "interface",
            translate("PlanRows", "Interface"),
            lambda row: words.interface_text(row.plan, row.inventory),
            below=lambda row: row.plan.selection.eni or "",
        ),
        Column(
            "instance",
            translate("PlanRows", "Instance"),
            lambda row: short_name(row.plan.selection.instance or "", row.inventory),
            below=lambda row: row.plan.selection.instance or "",
        ),
        Column(
            "eips",
            translate("PlanRows", "EIPs"),
            lambda row: listed(words.eip_texts(row.plan, row.inventory)[:1]),
            lambda row: len(row.plan.selection.eips),
            tip=lambda row: listed(words.eip_texts(row.plan, row.inventory)),
            below=lambda row: listed(words.eip_texts(row.plan, row.inventory)[1:]),
            uncut=True,
        ),
        Column(
            "interruption",
            translate("PlanRows", "Interruption"),
            lambda row: words.interruption_text(row.plan, row.inventory) or translate("PlanRows", "None"),
            sentence=True,
        ),
        Column("consent", translate("PlanRows", "Consent"), lambda row: row.consent, sentence=True),
        Column(
            "state",
            translate("PlanRows", "State"),
            lambda row: words.progress_word(row.progress).text,
            icon=_picture,
            uncut=True,
            tip=lambda row: paragraph(report_lines(row.progress.report)) if row.progress.report else "",
        ),
    )


def _picture(row: PlanRow) -> object:
    word = words.progress_word(row.progress)
    return icon(word.icon, word.tone)


def issue_key(issue: ListIssue) -> str:
    """Return what an issue is known by."""
    return f"{issue.line} {issue.character} {issue.column} {issue.sentence}"


def issue_columns() -> tuple[Column[ListIssue], ...]:
    """Return the columns of the table of what is wrong with a list."""
    return (
        Column(
            "line",
            translate("PlanRows", "Line"),
            lambda issue: str(issue.line) if issue.line else "",
            lambda issue: (issue.line, issue.character),
            numeric=True,
        ),
        Column("column", translate("PlanRows", "Column"), _column_of),
        Column("issue", translate("PlanRows", "Error"), lambda issue: issue.sentence, sentence=True),
    )


def _column_of(issue: ListIssue) -> str:
    if not issue.character:
        return issue.column
    return f"{issue.column} ({issue.character})" if issue.column else str(issue.character)
