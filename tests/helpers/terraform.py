"""Reads a Terraform configuration back, with another library than the one that wrote it."""

import functools
import re
from typing import Any

import hcl2

_ESCAPE = re.compile(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))|(\$\$\{|%%\{)")


def unescaped(literal: str) -> str:
    """Return the text of a string literal without its quotes, as Terraform reads it."""

    def text_of(found: re.Match[str]) -> str:
        four, eight, one, template = found.groups()
        if template:
            return template[1:]
        return chr(int(four or eight, 16)) if four or eight else one

    return _ESCAPE.sub(text_of, literal)


def plain(value: Any) -> Any:
    """Take the reader's quotes off, and its marks of blocks away."""
    if isinstance(value, dict):
        return {plain(name): plain(each) for name, each in value.items() if not name.startswith("__")}
    if isinstance(value, list):
        return [plain(each) for each in value]
    return unescaped(value[1:-1]) if isinstance(value, str) and value[:1] == value[-1:] == '"' else value


@functools.lru_cache(maxsize=4)
def _read(content: bytes) -> Any:
    """Read what the caller must not change; a test looks at the same configuration several times."""
    return hcl2.loads(content.decode())


def parsed(content: bytes) -> Any:
    return plain(_read(content))


def resources(content: bytes, kind: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for block in parsed(content).get("resource", []):
        found.update(block.get(kind, {}))
    return found


def imports(content: bytes) -> dict[str, str]:
    found = parsed(content).get("import", [])
    return {each["to"].removeprefix("${").removesuffix("}"): each["id"] for each in found}
