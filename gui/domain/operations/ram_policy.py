"""What RAM policies can never allow: read from the documents that are attached to whoever signs.

Source: the policy language of RAM (Version "1"): Effect, Action or NotAction, Resource, Condition; ``*`` and ``?`` in
actions, which are compared without regard to capitals. Only what is certain counts: a statement for some resources, or
under a condition, may allow. What is not understood may allow, too.
"""

import re
from collections.abc import Collection, Iterable, Mapping

from gui.domain.operations.permissions import ApiAction

Document = Mapping[str, object]


def never_allowed(documents: Iterable[Document], answered: Collection[str]) -> frozenset[ApiAction]:
    """Return the calls that ``documents`` allow for no resource, or deny for all.

    Args:
        documents: every policy attached to the user, its groups, or the role.
        answered: permissions of calls that were not refused. Where ``documents`` would refuse one of them, something
            else allows it that was not read, and so nothing is known: the answer is empty.
    """
    statements = [each for document in documents for each in _statements(document)]
    if not all(_may(each, statements) for each in answered):
        return frozenset()
    return frozenset(action for action in ApiAction if not _may(action.value, statements))


def in_resource_groups(document: Document) -> Document:
    """Return what ``document`` comes to that is attached within resource groups: what it denies holds only there."""
    listed = _statements(document)
    return {**document, "Statement": [each for each in listed if each is None or each.get("Effect") != "Deny"]}


def _may(action: str, statements: list[Document | None]) -> bool:
    known = [each for each in statements if each is not None]
    if any(each.get("Effect") == "Deny" and _everywhere(each) and _names(each, action) for each in known):
        return False
    if len(known) < len(statements):
        return True
    return any(each.get("Effect") != "Deny" and _names(each, action, unknown=True) for each in known)


def _statements(document: Document) -> list[Document | None]:
    """Return the statements of ``document``, None for each that is none."""
    found = document.get("Statement")
    listed = found if isinstance(found, list) else [found]
    return [each if isinstance(each, Mapping) else None for each in listed]


def _everywhere(statement: Document) -> bool:
    """Return whether ``statement`` holds for every resource, and always."""
    return "*" in _texts(statement.get("Resource")) and not statement.get("Condition")


def _names(statement: Document, action: str, *, unknown: bool = False) -> bool:
    """Return whether ``statement`` is about ``action``; ``unknown`` where it does not say what it is about."""
    if "Action" in statement:
        texts = _texts(statement["Action"])
        return any(_matches(each, action) for each in texts) if texts else unknown
    if "NotAction" in statement:
        texts = _texts(statement["NotAction"])
        return not any(_matches(each, action) for each in texts) if texts else unknown
    return unknown


def _texts(value: object) -> tuple[str, ...]:
    listed = value if isinstance(value, list) else [value]
    return tuple(each for each in listed if isinstance(each, str))


def _matches(pattern: str, action: str) -> bool:
    parts = ("." if each == "?" else ".*" if each == "*" else re.escape(each) for each in pattern)
    return re.fullmatch("".join(parts), action, re.IGNORECASE) is not None
