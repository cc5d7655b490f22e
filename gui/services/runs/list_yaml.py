"""A list of bindings as YAML: a sequence of mappings whose values are text, or sequences of text.

Read from the events of the parser: no object is ever made of a tag, every scalar is the text that was written (an
address never becomes a number), and each has its line and character. Aliases are followed; what
they come to is bounded.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

import yaml
from yaml.reader import Reader

from gui.domain.plans.binding_list import Cell, Fault, ListColumn, ListFault, Row, header_faults
from gui.words import plan_list as words

MOST_NODES: Final = 100_000
"""Texts, sequences and mappings of a list, those included that aliases stand for."""

_DEEPEST: Final = 4
"""Levels: the list, an entry, the values of one column, and one more to name the place that goes deeper."""

_NULL: Final = frozenset({"", "~", "null", "Null", "NULL"})
_PLAIN_TAGS: Final = frozenset({None, "!", *(f"tag:yaml.org,2002:{each}" for each in ("str", "seq", "map"))})
_SEVERAL: Final = frozenset({ListColumn.EIPS.value, ListColumn.STACK.value})


@dataclass(slots=True)
class _Node:
    """A text, a sequence or a mapping; of a mapping, keys and values take turns.

    Attributes:
        line: from 1.
        character: of the line, from 1.
        text: of a text, None otherwise.
        items: what is in it.
        mapping: whether it is a mapping.
        size: how many nodes it comes to, itself included.
    """

    line: int
    character: int
    text: str | None = None
    items: "list[_Node]" = field(default_factory=list)
    mapping: bool = False
    size: int = 1


def rows_of_yaml(text: str) -> tuple[list[Row], tuple[Fault, ...]]:
    """Return the rows of the list, and what is wrong with their columns.

    Raises:
        ValueError: it is no such list at all; the text names the line.
    """
    bad = Reader.NON_PRINTABLE.search(text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise ValueError(words.text(words.AT_LINE).format(line=line, sentence=words.text(words.CONTROL_CHARACTER)))
    try:
        root = _composed(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = error.problem or error.context or ""
        if "nesting depth" in problem:  # libyaml gives up before its events come to the fourth level here
            problem = words.text(words.TOO_DEEP)
        raise _wrong(mark.line + 1 if mark else 1, mark.column + 1 if mark else 1, problem) from error
    if root is None:
        return [], (Fault(ListFault.EMPTY),)
    if root.text is not None or root.mapping:
        raise _wrong(root.line, root.character, words.text(words.NO_OBJECTS))
    rows: list[Row] = []
    faults: list[Fault] = []
    for entry in root.items:
        wrong = [*_entry_faults(entry)]
        faults.extend(wrong)
        if not wrong:
            rows.append(dict(_cells(entry)))
    return rows, tuple(faults)


def _wrong(line: int, character: int, sentence: str) -> ValueError:
    return ValueError(words.text(words.AT_CHARACTER).format(line=line, character=character, sentence=sentence))


def _composed(text: str) -> _Node | None:
    """Return the one document of ``text``, None where there is none.

    Raises:
        ValueError: there are several, or it is deeper or larger than a list can be.
        yaml.MarkedYAMLError: it is no YAML.
    """
    composer = _Composer()
    for event in yaml.parse(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
        composer.take(event)
    roots = composer.roots
    return roots[0] if roots and roots[0].text != "" else None


class _Composer:
    """Makes nodes of events.

    Attributes:
        roots: the whole nodes so far: one, once it has ended.
    """

    def __init__(self) -> None:
        self.roots: list[_Node] = []
        self._open: list[tuple[_Node, str | None]] = []
        self._anchors: dict[str, _Node] = {}
        self._count = 0

    def take(self, event: yaml.Event) -> None:
        """Take the next event.

        Raises:
            ValueError: see ``_composed``.
        """
        mark = event.start_mark
        line, character = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        if isinstance(event, yaml.CollectionEndEvent):
            self._add(*self._open.pop())
        elif isinstance(event, yaml.AliasEvent):
            if event.anchor not in self._anchors:
                raise _wrong(line, character, words.text(words.ALIAS_UNKNOWN).format(name=event.anchor))
            # The place is that of the alias: there it can be found, and put right.
            node = _moved(self._anchors[event.anchor], line, character)
            self._counted(node.size, line, character)
            self._add(node, None)
        elif isinstance(event, yaml.ScalarEvent | yaml.CollectionStartEvent):
            self._begin(event, line, character)

    def _begin(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int, character: int) -> None:
        if event.tag not in _PLAIN_TAGS:
            raise _wrong(line, character, words.text(words.TAG_REFUSED).format(tag=event.tag))
        self._counted(1, line, character)
        node = _node(event, line, character)
        if isinstance(event, yaml.ScalarEvent):
            self._add(node, event.anchor)
        elif len(self._open) >= _DEEPEST:
            raise _wrong(line, character, words.text(words.TOO_DEEP))
        else:
            self._open.append((node, event.anchor))

    def _counted(self, nodes: int, line: int, character: int) -> None:
        self._count += nodes
        if self._count > MOST_NODES:
            raise _wrong(line, character, words.text(words.TOO_LARGE).format(most=MOST_NODES))

    def _add(self, node: _Node, anchor: str | None) -> None:
        if anchor is not None:
            self._anchors[anchor] = node
        if self._open:
            parent = self._open[-1][0]
            parent.items.append(node)
            parent.size += node.size
        elif self.roots:
            raise _wrong(node.line, node.character, words.text(words.SECOND_DOCUMENT))
        else:
            self.roots.append(node)


def _node(event: yaml.ScalarEvent | yaml.CollectionStartEvent, line: int, character: int) -> _Node:
    if isinstance(event, yaml.ScalarEvent):
        text = event.value.strip()
        return _Node(line, character, "" if event.implicit[0] and text in _NULL else text)
    return _Node(line, character, mapping=isinstance(event, yaml.MappingStartEvent))


def _moved(node: _Node, line: int, character: int) -> _Node:
    return _Node(line, character, node.text, node.items, node.mapping, node.size)


def _pairs(entry: _Node) -> Iterator[tuple[_Node, _Node]]:
    return zip(entry.items[::2], entry.items[1::2], strict=True)


def _entry_faults(entry: _Node) -> Iterator[Fault]:
    """Yield what keeps ``entry`` from being a row."""
    if not entry.mapping:
        yield Fault(ListFault.ENTRY_NOT_OBJECT, entry.line, character=entry.character)
        return
    names: list[str] = []
    for key, value in _pairs(entry):
        name = key.text
        if name not in {each.value for each in ListColumn}:
            yield Fault(ListFault.COLUMN_UNKNOWN, key.line, name or "", character=key.character)
            continue
        if name in names:
            yield Fault(ListFault.COLUMN_TWICE, key.line, name, character=key.character)
        names.append(name)
        yield from _value_faults(name, value)
    for fault in header_faults(dict.fromkeys(names), entry.line):
        yield Fault(fault.code, entry.line, fault.column, character=entry.character)


def _value_faults(name: str, value: _Node) -> Iterator[Fault]:
    several = value.text is None and not value.mapping and name in _SEVERAL
    texts: Sequence[_Node] = value.items if several else (value,)
    for each in texts:
        if each.text is None:
            yield Fault(ListFault.CELL_NOT_TEXT, each.line, name, character=each.character)
        elif several and not each.text:
            yield Fault(ListFault.CELL_EMPTY, each.line, name, character=each.character)


def _cells(entry: _Node) -> Iterator[tuple[str, Cell]]:
    for key, value in _pairs(entry):
        name = key.text or ""
        parts = tuple(Cell(each.text or "", each.line, name, each.character) for each in value.items)
        text = value.text if value.text is not None else ";".join(each.text for each in parts)
        yield name, Cell(text, value.line, name, value.character, parts)
