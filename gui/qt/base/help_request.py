"""How a widget asks for help: by whoever shows it among the windows above."""

from typing import Protocol, runtime_checkable

from PySide6.QtWidgets import QWidget


@runtime_checkable
class HelpShower(Protocol):
    """A window that can show help."""

    def show_help(self, origin: QWidget | None) -> None:
        """Show the help about ``origin``, None for the contents."""


def help_shower(widget: QWidget | None) -> HelpShower | None:
    """Return the window above ``widget`` that shows help, None where there is none."""
    while widget is not None:
        if isinstance(widget, HelpShower):
            return widget
        widget = widget.parentWidget()
    return None


def ask_for_help(widget: QWidget) -> None:
    """Show the help about ``widget``, where a window above it can."""
    shower = help_shower(widget)
    if shower is not None:
        shower.show_help(widget)
