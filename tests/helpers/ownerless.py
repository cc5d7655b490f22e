"""Widgets that nobody owns: each outlives the window it was made for, and follows languages and colours for ever."""

from PySide6.QtWidgets import QWidget


def ownerless(window: QWidget) -> list[str]:
    """Return the attributes of ``window`` and of everything in it that are widgets without an owner.

    Args:
        window: the one that owns what is in it, and that nobody has to own.
    """
    owners = (window, *window.findChildren(QWidget))
    return sorted(
        f"{type(owner).__name__}.{name}"
        for owner in owners
        for name, value in vars(owner).items()
        if isinstance(value, QWidget) and value is not window and value.parent() is None
    )
