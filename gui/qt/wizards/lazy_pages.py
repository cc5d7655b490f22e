"""The pages of a wizard, each built when it is first asked for: all of them at once would hold the window up."""

from collections.abc import Callable, Iterator, Mapping

from gui.domain.wizards.steps import Page
from gui.qt.pages.base import WizardPage

Makers = Mapping[Page, Callable[[], WizardPage]]
"""What builds each page, in the order of the pages."""


class LazyPages(Mapping[Page, WizardPage]):
    """Gives the page that is asked for, and builds it where it is not built yet."""

    def __init__(self, makers: Makers, built: Callable[[Page, WizardPage], object]) -> None:
        """Build nothing yet.

        Args:
            makers: what builds each page.
            built: told of each page once, as soon as it is built.
        """
        self._makers, self._built = makers, built
        self._pages: dict[Page, WizardPage] = {}

    def __getitem__(self, page: Page) -> WizardPage:
        if page not in self._pages:
            self._pages[page] = self._makers[page]()
            self._built(page, self._pages[page])
        return self._pages[page]

    def __iter__(self) -> Iterator[Page]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)
