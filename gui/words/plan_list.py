"""What is wrong with a list of bindings, and how a set of plans ended, in sentences."""

from gui.domain.cloud.errors import JournalError
from gui.domain.cloud.problems import Problem
from gui.domain.engine.progress import Outcome
from gui.domain.plans.binding_list import Fault, ListFault
from gui.domain.plans.from_list import Rule
from gui.words.command_line import error_sentences, problem_sentence
from gui.words.interfaces import against_text
from gui.words.joining import paragraph, with_subject
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
    ListFault.CELL_NOT_TEXT: QT_TRANSLATE_NOOP(
        "PlanList", "The value is not text. Only eips and stack may be lists of texts."
    ),
    ListFault.CELL_NOT_FOR_NEW: QT_TRANSLATE_NOOP(
        "PlanList", "A new interface is attached to nothing. Leave the cell empty, or name an existing interface."
    ),
    ListFault.CELL_ONLY_FOR_NEW: QT_TRANSLATE_NOOP(
        "PlanList", "This is for new interfaces only. Leave the cell empty, or write new in the column eni."
    ),
    ListFault.CELL_ONLY_FOR_CREATED: QT_TRANSLATE_NOOP(
        "PlanList",
        "A security group is for interfaces that the plan creates. Leave the cell empty, or write new in the column "
        "eni.",
    ),
    ListFault.CELL_NOT_FOR_CIDR: QT_TRANSLATE_NOOP(
        "PlanList", "The method secondary-cidr creates one interface for each EIP. Leave the cell empty."
    ),
    ListFault.METHOD_UNKNOWN: QT_TRANSLATE_NOOP(
        "PlanList", "The method {value} is not known. Write multi-eip or secondary-cidr."
    ),
    ListFault.STACK_UNKNOWN: QT_TRANSLATE_NOOP(
        "PlanList", "The network stack {value} is not known. Choose from {other}."
    ),
    ListFault.STACK_OTHER_SYSTEM: QT_TRANSLATE_NOOP(
        "PlanList", "The network stack {value} does not fit the instance, which runs {other}. Choose another stack."
    ),
    ListFault.ENTRY_NOT_OBJECT: QT_TRANSLATE_NOOP(
        "PlanList", "The entry is no mapping. Write the columns as keys: region, eni, instance, eips."
    ),
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
    ListFault.ENI_TWICE: QT_TRANSLATE_NOOP(
        "PlanList", "Line {other} has the same interface under another name. Name it alike in both lines."
    ),
    ListFault.BLOCK_TWICE: QT_TRANSLATE_NOOP(
        "PlanList",
        "The EIP {value} needs an address block that the plan of line {other} adds. Apply that plan first, then make "
        "this one from a list of its own.",
    ),
    ListFault.NETWORK_UNREAD: QT_TRANSLATE_NOOP(
        "PlanList", "The security groups and routes of VPC {other} could not be read. Try again."
    ),
    ListFault.LIST_UNREAD: QT_TRANSLATE_NOOP(
        "PlanList", "Whether {value} exists is not known, because a list of the region could not be read. Try again."
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
    ListFault.VSWITCH_UNKNOWN: QT_TRANSLATE_NOOP("PlanList", "No vSwitch of the region is {value}."),
    ListFault.VSWITCH_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "PlanList", "Several vSwitches are called {value}: {other}. Name one by its id."
    ),
    ListFault.GROUP_UNKNOWN: QT_TRANSLATE_NOOP("PlanList", "No security group of the VPC is {value}."),
    ListFault.GROUP_AMBIGUOUS: QT_TRANSLATE_NOOP(
        "PlanList", "Several security groups are called {value}: {other}. Name one by its id."
    ),
}
AT_CELL = QT_TRANSLATE_NOOP("PlanList", "Line {line}, column {column}: {sentence}")
AT_CHARACTER = QT_TRANSLATE_NOOP("PlanList", "Line {line}, column {character}: {sentence}")
AT_KEY = QT_TRANSLATE_NOOP("PlanList", "Line {line}, column {character} ({column}): {sentence}")
AT_LINE = QT_TRANSLATE_NOOP("PlanList", "Line {line}: {sentence}")
PLANS_WRITTEN = QT_TRANSLATE_NOOP("PlanList", "{count} plans written to {path}. Unchanged interfaces: {settled}.")
NOTHING_WRITTEN = QT_TRANSLATE_NOOP("PlanList", "No plan was written. Correct the list and try again.")
LIST_UNREADABLE = QT_TRANSLATE_NOOP("PlanList", "The list can't be read from {path}: {reason}.")
NO_LIST = QT_TRANSLATE_NOOP("PlanList", "{path} can't be read as a list. {reason}")
ZERO_BYTE = QT_TRANSLATE_NOOP("PlanList", "Line {line}: It holds a zero byte. Save the file as CSV in UTF-8.")
OTHER_ENCODING = QT_TRANSLATE_NOOP("PlanList", "Line {line}: It is not {encoding} text. Save the file as UTF-8.")
CONTROL_CHARACTER = QT_TRANSLATE_NOOP("PlanList", "It holds a control character. Remove it.")
NO_OBJECTS = QT_TRANSLATE_NOOP("PlanList", "It holds no list of objects, one for each interface.")
ENTRY_NOT_TEXT = QT_TRANSLATE_NOOP("PlanList", "Entry {number}: {column} is not text.")
ALIAS_UNKNOWN = QT_TRANSLATE_NOOP("PlanList", "The alias {name} refers to no value that is complete above it.")
TAG_REFUSED = QT_TRANSLATE_NOOP("PlanList", "The tag {tag} is not allowed. Write plain text.")
TOO_DEEP = QT_TRANSLATE_NOOP("PlanList", "It is nested deeper than a list of interfaces.")
TOO_LARGE = QT_TRANSLATE_NOOP("PlanList", "The list has more than {most} values. Divide it into several lists.")
SECOND_DOCUMENT = QT_TRANSLATE_NOOP("PlanList", "The file holds a second document. Keep one list in it.")
FOLDER_NOT_EMPTY = QT_TRANSLATE_NOOP("PlanList", "The folder {path} is not empty. Name a new folder.")
NO_PLANS = QT_TRANSLATE_NOOP("PlanList", "The folder {path} holds no plans.")
PLANS_OVERLAP = QT_TRANSLATE_NOOP(
    "PlanList", "{first} and {second} both change {resource}. Nothing was sent. Make the plans from one list."
)
LIST_NOT_WITH = QT_TRANSLATE_NOOP("PlanList", "--from takes everything from the list. Leave out {arguments}.")
REPORT_TITLE = QT_TRANSLATE_NOOP("PlanList", "Plans applied side by side")
REPORT_WRITTEN = QT_TRANSLATE_NOOP("PlanList", "Report written to {path}.")
ABOUT = QT_TRANSLATE_NOOP("PlanList", "{region}: interface {eni}, instance {instance}, EIPs {eips}")
ABOUT_NEW = QT_TRANSLATE_NOOP("PlanList", "{region}: new interface, instance {instance}, EIPs {eips}")
GUEST_WRITTEN = QT_TRANSLATE_NOOP("PlanList", "Guest OS files: {folder}")
GUEST_NOT_WRITTEN = QT_TRANSLATE_NOOP(
    "PlanList", "The guest OS files were not written. {reason} Write them with 'multi-eip guest files'."
)
APPLIED = QT_TRANSLATE_NOOP("PlanList", "{name}: applied and verified.")
NOT_BEGUN = QT_TRANSLATE_NOOP("PlanList", "{name}: not started. Nothing was changed.")
ROLLED_BACK = QT_TRANSLATE_NOOP("PlanList", "{name}: not applied. Its changes were rolled back.")
NOT_ROLLED_BACK = QT_TRANSLATE_NOOP(
    "PlanList",
    "{name}: applied and not rolled back, because the journal {path} could not be used. Its changes are in force;"
    " reverse them with 'multi-eip reverse {run}', or by hand.",
)
CHANGED = QT_TRANSLATE_NOOP(
    "PlanList", "{name}: not started, because the resources have changed since the plan was made."
)
OPEN = QT_TRANSLATE_NOOP("PlanList", "{name}: not finished. Run 'multi-eip resume' (run {run}).")
SUMMARY = QT_TRANSLATE_NOOP("PlanList", "Plans applied: {applied} of {count}.")

_ENDS = {
    Outcome.APPLIED: APPLIED,
    Outcome.UNDONE: ROLLED_BACK,
    Outcome.CHANGED: CHANGED,
}


def end_text(name: str, outcome: Outcome | None, run_id: str, journal_error: JournalError | None) -> str:
    """Return how the plan ``name`` ended.

    Args:
        name: of the plan.
        outcome: of its run, None where it did not begin.
        run_id: of its run.
        journal_error: why it could not begin; of an applied one: why it was not rolled back.
    """
    if journal_error is not None:
        if outcome is Outcome.APPLIED:
            return text(NOT_ROLLED_BACK).format(name=name, path=journal_error.path, run=run_id)
        return with_subject(name, paragraph(error_sentences(journal_error)))
    sentence = NOT_BEGUN if outcome is None else _ENDS.get(outcome, OPEN)
    return text(sentence).format(name=name, run=run_id)


def text(sentence: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("PlanList", str(sentence))


def fault_text(fault: Fault) -> str:
    """Return what is wrong, with the line and the column it is in."""
    return placed(fault_sentence(fault), fault.line, fault.column, fault.character)


def fault_sentence(fault: Fault) -> str:
    """Return what is wrong, without its place."""
    values = {"column": fault.column, "value": fault.value, "other": fault.other}
    return text(FAULTS[fault.code]).format(**values)


def rule_sentence(rule: Rule) -> str:
    """Return which rule of the cloud is not met."""
    return problem_sentence(rule) if isinstance(rule, Problem) else against_text(rule)


def placed(sentence: str, line: int, column: str, character: int) -> str:
    """Return ``sentence`` with the place it is about; see ``Cell``."""
    if not line:
        return sentence
    place = AT_CELL if column else AT_LINE
    if character:
        place = AT_KEY if column else AT_CHARACTER
    return text(place).format(line=line, column=column, character=character, sentence=sentence)
