"""Resources that exist, in Terraform's configuration language: each as a resource block and its import block.

Source: the language's pages of expressions (strings and templates), ``lifecycle`` and ``import``, which Terraform
reads since 1.5.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from gui.words.plain_text import encodable, one_line

Value = str | tuple[str, ...] | Mapping[str, str]
"""A text, a list of texts, or a map of texts."""
Arguments = Mapping[str, Value]

LIFECYCLE: Final = """
  lifecycle {
    ignore_changes  = all
    prevent_destroy = true
  }
"""
"""What keeps a resource as it is, whatever the provider reads back.

``all`` and no list of attributes: later versions of the provider read back more than earlier ones know, and a name that
a version does not know is an error.
"""


@dataclass(frozen=True, slots=True)
class Resource:
    """One resource that exists.

    Attributes:
        kind: the provider's name for it.
        identifier: its id in the cloud, from which its label is made.
        imported: what Terraform imports it by.
        arguments: names and values; an empty value is not written.
        name: what a person calls it, for a comment.
        after: kind and identifier of each resource that must be there first.
    """

    kind: str
    identifier: str
    imported: str
    arguments: Arguments
    name: str = ""
    after: tuple[tuple[str, str], ...] = ()


def blocks(resources: Iterable[Resource]) -> Iterator[str]:
    """Yield the resource block and the import block of each of ``resources``."""
    labels = _Labels()
    for each in resources:
        yield _resource(each, labels)
        address = f"{each.kind}.{labels.of(each.identifier)}"
        yield f"import {{\n  to = {address}\n  id = {quoted(each.imported)}\n}}\n"


def _resource(resource: Resource, labels: "_Labels") -> str:
    arguments = {name: value for name, value in resource.arguments.items() if value}
    width = max(map(len, arguments))
    body = "".join(f"  {name:{width}} = {_value(value)}\n" for name, value in arguments.items())
    if resource.after:
        addresses = (f"    {kind}.{labels.of(identifier)},\n" for kind, identifier in resource.after)
        body += f"\n  depends_on = [\n{''.join(addresses)}  ]\n"
    name = one_line(resource.name).strip()
    comment = f"# {name}\n" if name else ""
    return f'{comment}resource "{resource.kind}" "{labels.of(resource.identifier)}" {{\n{body}{LIFECYCLE}}}\n'


def _value(value: Value) -> str:
    if isinstance(value, str):
        return quoted(value)
    if isinstance(value, tuple):
        return f"[{', '.join(map(quoted, value))}]"
    return "{\n" + "".join(f"    {quoted(key)} = {quoted(each)}\n" for key, each in value.items()) + "  }"


def quoted(text: str) -> str:
    """Return ``text`` as an HCL string.

    Nothing in it ends the string or begins a template. A character that a reader could not see is written as an escape:
    the string is what the cloud has, character for character. Only lone surrogates, which UTF-8 can't hold, are lost.
    """
    inner = "".join(map(_escaped, encodable(text)))
    return '"' + inner.replace("${", "$${").replace("%{", "%%{") + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return f"\\{character}"
    if character.isprintable():
        return character
    code = ord(character)
    return f"\\u{code:04x}" if code <= _LAST_OF_FOUR_DIGITS else f"\\U{code:08x}"


_LAST_OF_FOUR_DIGITS: Final = 0xFFFF


class _Labels:
    """Gives every resource a label that HCL allows, and none twice."""

    def __init__(self) -> None:
        self._given: dict[str, str] = {}

    def of(self, identifier: str) -> str:
        """Return the label of ``identifier``."""
        label = re.sub(r"[^A-Za-z0-9_-]", "_", identifier)
        label = label if label[:1].isalpha() else f"id_{label}"
        while self._given.setdefault(label, identifier) != identifier:
            label += "_"
        return label
