"""The kinds of the issues of a region, each with a count."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gui.domain.checks.drift import WORDS
from gui.domain.checks.issue import Issue, IssueCode, Weight
from gui.domain.checks.weight import by_kind, order, weight
from gui.qt.models.column import Column
from gui.qt.models.shared_columns import word_icon
from gui.words import labels
from gui.words.finding_labels import finding_label, weight_word
from gui.words.findings import drift_word, finding_advice

translate = QCoreApplication.translate

ALL_KINDS = "all"
"""Key of the row that stands for every kind."""


@dataclass(frozen=True, slots=True)
class IssueKind:
    """One kind.

    Attributes:
        code: None for all of them.
        issues: those of this kind; never empty.
    """

    code: IssueCode | None
    issues: tuple[Issue, ...]


def kinds_of(issues: Sequence[Issue]) -> tuple[IssueKind, ...]:
    """Return the kinds of ``issues``, and first all of them as one; nothing where there is no issue."""
    kinds = tuple(IssueKind(code, some) for code, some in by_kind(tuple(issues)))
    return (IssueKind(None, tuple(issues)), *kinds) if kinds else ()


def kind_key(kind: IssueKind) -> str:
    """Return what names ``kind``."""
    return kind.code.value if kind.code else ALL_KINDS


def kind_columns(
    since_plan: Callable[[Issue], bool], since_baseline: Callable[[Issue], bool]
) -> tuple[Column[IssueKind], ...]:
    """Return the columns of the kinds.

    Args:
        since_plan: whether an issue is a difference from the last applied plans.
        since_baseline: whether it is one from the baseline.
    """
    return (
        Column(
            "severity",
            translate("Columns", "Severity"),
            lambda kind: weight_word(weight(kind.code)).text if kind.code else "",
            _order,
            icon=lambda kind: word_icon(weight_word(weight(kind.code))) if kind.code else None,
            whole=tuple(weight_word(each).text for each in Weight),
            uncut=True,
        ),
        Column(
            "kind",
            translate("Columns", "Kind of issue"),
            lambda kind: finding_label(kind.code) if kind.code else translate("Columns", "All issues"),
        ),
        Column(
            "count",
            translate("Columns", "Count"),
            lambda kind: str(len(kind.issues)),
            lambda kind: len(kind.issues),
            numeric=True,
        ),
        Column("drift", labels.text(labels.SINCE_LAST_PLAN), lambda kind: _drift(kind, since_plan)),
        Column("baseline", labels.text(labels.SINCE_BASELINE), lambda kind: _drift(kind, since_baseline)),
        Column(
            "advice",
            translate("Columns", "What to do"),
            lambda kind: finding_advice(kind.issues[0]) if kind.code else "",
            sentence=True,
        ),
    )


def _order(kind: IssueKind) -> tuple[object, ...]:
    return (True, *order(kind.code)) if kind.code else (False,)


def _drift(kind: IssueKind, since: Callable[[Issue], bool]) -> str:
    word = WORDS.get(kind.code) if kind.code else None
    return drift_word(word).text if word and any(map(since, kind.issues)) else ""
