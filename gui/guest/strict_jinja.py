"""Strict Jinja over ``resources/templates``: an undefined name or a value of an unchecked type is an error."""

from collections.abc import Mapping
from functools import cache

from jinja2 import BytecodeCache, Environment, FunctionLoader, StrictUndefined
from jinja2.bccache import Bucket

from gui import assets
from gui.guest.values import TYPED


def _typed(value: object) -> object:
    # Text from the cloud (names, descriptions) must never reach a guest; plain strings are how it would come.
    if isinstance(value, (*TYPED, StrictUndefined)):
        return value
    raise TypeError(f"a template printed a {type(value).__name__}: only checked values may be printed")


def _read(name: str) -> str:
    return assets.read_text(f"templates/{name}")


class _Compiled(BytecodeCache):
    """Keeps compiled templates: compiling all of them takes longer than all else that ``snippets`` does.

    Jinja compiles one anew where its text, Jinja or Python is another.
    """

    def load_bytecode(self, bucket: Bucket) -> None:
        if kept := assets.read_compiled(bucket.key):
            bucket.bytecode_from_string(kept)

    def dump_bytecode(self, bucket: Bucket) -> None:
        assets.keep_compiled(bucket.key, bucket.bytecode_to_string())


@cache
def _environment() -> Environment:
    return Environment(  # noqa: S701 - the output is not HTML, and only checked values are printed
        loader=FunctionLoader(_read),
        undefined=StrictUndefined,
        finalize=_typed,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        newline_sequence="\n",
        auto_reload=False,
        bytecode_cache=_Compiled(),
    )


def render(template: str, values: Mapping[str, object]) -> str:
    """Render ``template``, see ``gui.guest.templating.fill``."""
    return _environment().get_template(template).render(values)
