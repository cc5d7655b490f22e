"""What a screen reader sees and does: a program of its own, run by the system's Python, which has the AT-SPI bindings.

One JSON request a line on standard input, one JSON answer a line on standard output. It knows nothing of the program
it looks at but what the accessibility bus says.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402 - the version is chosen before the import

Told = dict[str, Any]
APPLICATION = "multi-eip-wizard"
STATES = ("SHOWING", "VISIBLE", "FOCUSED", "ENABLED", "CHECKED", "CHECKABLE", "SELECTED", "ACTIVE", "SENSITIVE")
ANSWER_MS = 30_000
"""So long the program may take to answer: with the usual 0.8 s a busy machine makes a button seem gone."""
MOST_CHILDREN = 200
"""No more children of one object are walked: the cells of a table are asked for by row."""


def application() -> Any:
    """Return the program's root, None while it is not on the bus."""
    desktop = Atspi.get_desktop(0)
    desktop.clear_cache()
    for number in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(number)
        if child is not None and child.get_name() == APPLICATION:
            child.clear_cache()
            return child
    return None


def walk(root: Any) -> Iterator[Any]:
    """Yield ``root`` and everything below it, hidden things and the cells of tables too."""
    if root is None:
        return
    yield root
    for number in range(root.get_child_count()):
        yield from walk(root.get_child_at_index(number))


def walk_showing(root: Any) -> Iterator[Any]:
    """Yield what is showing of ``root`` and below it; what is inside of hidden things or of tables is not looked at."""
    if root is None or not root.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield root
    if root.get_table_iface() is None:
        for number in range(min(root.get_child_count(), MOST_CHILDREN)):
            yield from walk_showing(root.get_child_at_index(number))


def states(found: Any) -> list[str]:
    """Return the states of an object that tests ask about."""
    known = found.get_state_set()
    return [name for name in STATES if known.contains(getattr(Atspi.StateType, name))]


def text(found: Any) -> str:
    """Return the text an object holds, empty for one without."""
    interface = found.get_text_iface()
    return interface.get_text(0, interface.get_character_count()) if interface is not None else ""


def labels(found: Any) -> list[str]:
    """Return the names of what labels an object."""
    names = []
    for relation in found.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            names += [relation.get_target(number).get_name() for number in range(relation.get_n_targets())]
    return names


def described(found: Any) -> Told:
    """Return what is told about an object."""
    return {
        "role": found.get_role_name(),
        "name": found.get_name() or "",
        "description": found.get_description() or "",
        "states": states(found),
        "text": text(found),
    }


def windows() -> list[Told]:
    """Return the windows that are showing, the active one marked by its state."""
    root = application()
    if root is None:
        return []
    found = (root.get_child_at_index(number) for number in range(root.get_child_count()))
    return [described(each) for each in found if each is not None and "SHOWING" in states(each)]


def window(title: str) -> Any:
    """Return the window of ``title``."""
    root = application()
    for number in range(root.get_child_count() if root else 0):
        found = root.get_child_at_index(number)
        if found is not None and found.get_name() == title:
            return found
    desktop = Atspi.get_desktop(0)
    there = [desktop.get_child_at_index(number).get_name() for number in range(desktop.get_child_count())]
    raise LookupError(f"no window {title!r}; programs on the bus: {there}")


def showing(title: str) -> Iterator[Any]:
    """Yield what is showing in the window of ``title``."""
    yield from walk_showing(window(title))


def matches(title: str, role: str, name: str) -> list[Any]:
    """Return what is showing with this role and name."""
    return [each for each in showing(title) if each.get_role_name() == role and each.get_name() == name]


def one(title: str, role: str, name: str) -> Any:
    """Return the only thing showing with this role and name."""
    found = matches(title, role, name)
    if len(found) != 1:
        raise LookupError(f"{len(found)} of {role} {name!r} in {title!r}")
    return found[0]


def find(title: str, role: str, name: str) -> list[Told]:
    """Return what is told about everything showing with this role and name."""
    return [described(each) | {"labels": labels(each)} for each in matches(title, role, name)]


def look(title: str) -> list[Told]:
    """Return everything showing in a window, table cells aside."""
    return [described(each) | {"labels": labels(each)} for each in showing(title)]


def focused(title: str) -> Told | None:
    """Return what has the keyboard's focus, None when nothing has."""
    for each in showing(title):
        if "FOCUSED" in states(each):
            return described(each)
    return None


def actions(title: str, role: str, name: str) -> list[str]:
    """Return the names of the actions of a thing."""
    interface = one(title, role, name).get_action_iface()
    return [interface.get_action_name(number) for number in range(interface.get_n_actions())] if interface else []


def act(title: str, role: str, name: str, action: str) -> bool:
    """Do the action of this name; return whether the program took it."""
    interface = one(title, role, name).get_action_iface()
    for number in range(interface.get_n_actions()):
        if interface.get_action_name(number) == action:
            return interface.do_action(number)
    raise LookupError(f"{role} {name!r} has no action {action!r}")


def table(title: str, name: str) -> Any:
    """Return the interface of the table of this name."""
    for each in showing(title):
        if each.get_table_iface() is not None and each.get_name() == name:
            return each.get_table_iface()
    raise LookupError(f"no table {name!r} in {title!r}")


def columns(title: str, name: str) -> list[str]:
    """Return the titles of the columns of a table."""
    found = table(title, name)
    return [found.get_column_description(number) for number in range(found.get_n_columns())]


def rows(title: str, name: str, numbers: list[int]) -> list[list[Told]]:
    """Return every row of a table, the cells of some columns: what is told about each."""
    found = table(title, name)
    return [
        [described(found.get_accessible_at(row, column)) for column in numbers] for row in range(found.get_n_rows())
    ]


def cell_actions(title: str, name: str, row: int) -> list[str]:
    """Return the names of the actions of the first cell of a row."""
    interface = table(title, name).get_accessible_at(row, 0).get_action_iface()
    return [interface.get_action_name(number) for number in range(interface.get_n_actions())]


def act_on_cell(title: str, name: str, row: int, action: str) -> bool:
    """Do an action of the first cell of a row."""
    interface = table(title, name).get_accessible_at(row, 0).get_action_iface()
    for number in range(interface.get_n_actions()):
        if interface.get_action_name(number) == action:
            return interface.do_action(number)
    raise LookupError(f"row {row} of {name!r} has no action {action!r}")


def focus_table(title: str, name: str) -> bool:
    """Give the keyboard's focus to a table."""
    for each in showing(title):
        if each.get_table_iface() is not None and each.get_name() == name:
            return each.get_component_iface().grab_focus()
    raise LookupError(f"no table {name!r} in {title!r}")


def everything() -> list[str]:
    """Return every name, description and text the program tells, of hidden things and of cells too."""
    found = set()
    for each in walk(application()):
        found |= {each.get_name() or "", each.get_description() or "", text(each)}
    return sorted(found)


_OF_WINDOWS = (windows, look, find, focused, actions, act, everything)
_OF_TABLES = (columns, rows, cell_actions, act_on_cell, focus_table)
REQUESTS = {each.__name__: each for each in _OF_WINDOWS + _OF_TABLES}


def main() -> None:
    """Answer until the input ends."""
    Atspi.set_timeout(ANSWER_MS, ANSWER_MS)
    for line in sys.stdin:
        request = json.loads(line)
        try:
            answer = {"answer": REQUESTS[request["ask"]](*request["of"])}
        except Exception as error:  # noqa: BLE001 - things vanish while they are looked at; the asker asks again
            answer = {"error": f"{type(error).__name__}: {error}"}
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
