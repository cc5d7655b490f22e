"""Renders ``resources/templates``. Light: Jinja is loaded for the first template, which most commands never need."""

from importlib import import_module


def fill(template: str, **values: object) -> str:
    """Render ``template`` (a path below ``resources/templates``) with ``values``; lines end with LF.

    Raises:
        TypeError: the template prints a value that is not of a checked type.
        jinja2.UndefinedError: the template names a value that was not given.
    """
    return str(import_module("gui.guest.strict_jinja").render(template, values))
