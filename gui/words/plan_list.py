"""What is wrong with a list of bindings, and how a set of plans ended, in sentences."""

from gui.domain.plans.binding_list import Fault, ListFault
from gui.words.translation import QT_TRANSLATE_NOOP, translate

FAULTS = {
    ListFault.COLUMN_MISSING: QT_TRANSLATE_NOOP("PlanList", "The column {column} is missing."),
    ListFault.COLUMN_UNKNOWN: QT_TRANSLATE_NOOP("PlanList", "The column {column} is not known. Remove it."),
    ListFault.COLUMN_TWICE: QT_TRANSLATE_NOOP("PlanList", "The column {column} is there twice. Remove one."),
    ListFault.CELLS_TOO_MANY: QT_TRANSLATE_NOOP(
        "PlanList", "The line has {value} cells, but there are {other} columns."
    ),
    ListFault.CELL_EMPTY: QT_TRANSLATE_NOOP("PlanList", "The cell is empty. Fill it in, or remove the line."),
    ListFault.CELL_FORMULA: QT_TRANSLATE_NOOP(
        "PlanList", "The cell holds a formula ({value}). Write the value that it stands for."
    ),
    ListFault.CELL_NOT_YES_OR_NO: QT_TRANSLATE_NOOP("PlanList", "{value} is neither yes nor no."),
    ListFault.EMPTY: QT_TRANSLATE_NOOP("PlanList", "The list has no lines. Add at least one interface with its EIPs."),
    ListFault.ROWS_TOO_MANY: QT_TRANSLATE_NOOP(
        "PlanList", "The list has {value} lines, more than {other}. Divide it into several lists."
    ),
    ListFault.UNLIKE: QT_TRANSLATE_NOOP(
        "PlanList", "The lines of one interface must agree. Line {other} of the same interface says something else."
    ),
    ListFault.EIP_TWICE: QT_TRANSLATE_NOOP(
        "PlanList", "The EIP {value} is in line {other}, too. Remove it from one of them."
    ),
    ListFault.REGION_UNREAD: QT_TRANSLATE_NOOP("PlanList", "The region {value} could not be read."),
    ListFault.EIP_UNKNOWN: QT_TRANSLATE_NOOP("PlanList", "No EIP of the region is {value}."),
    ListFault.EIP_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "PlanList", "Several EIPs are called {value}: {other}. Name one by its id."
    ),
    ListFault.ENI_UNKNOWN: QT_TRANSLATE_NOOP("PlanList", "No interface of the region is {value}."),
    ListFault.ENI_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "PlanList", "Several interfaces are called {value}: {other}. Name one by its id."
    ),
    ListFault.INSTANCE_UNKNOWN: QT_TRANSLATE_NOOP("PlanList", "No instance of the region is {value}."),
    ListFault.INSTANCE_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "PlanList", "Several instances are called {value}: {other}. Name one by its id."
    ),
}
AT_CELL = QT_TRANSLATE_NOOP("PlanList", "Line {line}, column {column}: {sentence}")
AT_LINE = QT_TRANSLATE_NOOP("PlanList", "Line {line}: {sentence}")
PLANS_WRITTEN = QT_TRANSLATE_NOOP("PlanList", "{count} plans written to {path}. Unchanged interfaces: {settled}.")
NOTHING_WRITTEN = QT_TRANSLATE_NOOP("PlanList", "No plan was written. Correct the list and try again.")
FOLDER_NOT_EMPTY = QT_TRANSLATE_NOOP("PlanList", "The folder {path} is not empty. Name a new folder.")
NO_PLANS = QT_TRANSLATE_NOOP("PlanList", "The folder {path} holds no plans.")
PLANS_OVERLAP = QT_TRANSLATE_NOOP(
    "PlanList", "{first} and {second} both change {resource}. Nothing was sent. Make the plans from one list."
)
LIST_NOT_WITH = QT_TRANSLATE_NOOP("PlanList", "--from takes everything from the list. Leave out {arguments}.")
APPLIED = QT_TRANSLATE_NOOP("PlanList", "{name}: applied and verified.")
NOT_BEGUN = QT_TRANSLATE_NOOP("PlanList", "{name}: not started. Nothing was changed.")
ROLLED_BACK = QT_TRANSLATE_NOOP("PlanList", "{name}: not applied. Its changes were rolled back.")
CHANGED = QT_TRANSLATE_NOOP(
    "PlanList", "{name}: not started, because the resources have changed since the plan was made."
)
OPEN = QT_TRANSLATE_NOOP("PlanList", "{name}: not finished. Run 'multi-eip resume' (run {run}).")
SUMMARY = QT_TRANSLATE_NOOP("PlanList", "Plans applied: {applied} of {count}.")


def text(sentence: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("PlanList", str(sentence))


def fault_text(fault: Fault) -> str:
    """Return what is wrong, with the line and the column it is in."""
    values = {"column": fault.column, "value": fault.value, "other": fault.other}
    sentence = text(FAULTS[fault.code]).format(**values)
    if not fault.line:
        return sentence
    place = AT_CELL if fault.column else AT_LINE
    return text(place).format(line=fault.line, column=fault.column, sentence=sentence)
