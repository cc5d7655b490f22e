"""Write an answer as XML: what ``Format=XML`` asks for.

The names of the elements are the names of JSON's members, the root is the operation's name with ``Response`` behind it,
or ``Error``; a list is its element once for each member (the XML samples of the vendor's pages).
"""

import re
from collections.abc import Mapping
from typing import Final
from xml.sax.saxutils import escape

_HEAD: Final = "<?xml version='1.0' encoding='UTF-8'?>"
# What XML 1.0 cannot hold at all, whatever it is escaped to.
_IMPOSSIBLE: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write(root: str, content: Mapping[str, object]) -> bytes:
    """Return ``content`` as an XML document with the element ``root``, in UTF-8."""
    parts = [_HEAD]
    _element(root, content, parts)
    return "".join(parts).encode("utf-8")


def _element(name: str, value: object, parts: list[str]) -> None:
    if isinstance(value, list | tuple):
        for member in value:
            _element(name, member, parts)
        return
    parts.append(f"<{name}>")
    if isinstance(value, Mapping):
        for key, member in value.items():
            _element(key, member, parts)
    elif isinstance(value, bool):
        parts.append("true" if value else "false")
    elif value is not None:
        parts.append(escape(_IMPOSSIBLE.sub("?", str(value))))
    parts.append(f"</{name}>")
