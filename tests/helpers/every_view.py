"""The views of the main window, those too that nobody has looked at yet."""

from PySide6.QtWidgets import QWidget

from gui.qt.views.home_views import KINDS, HomeViews
from gui.qt.views.inventory_view import AnyView


def every_view(home: HomeViews) -> tuple[AnyView, ...]:
    """Return the tables of resources in the order of their tabs, built where they are not."""
    return tuple(home.of_kind(kind) for kind in KINDS)


def every_page(home: HomeViews) -> tuple[QWidget, ...]:
    """Return the same and the activity."""
    return (*every_view(home), home.activity)
