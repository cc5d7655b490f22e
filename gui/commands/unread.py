"""Says on standard error what could not be read of a region."""

import sys

from gui.domain.inventory import Inventory
from gui.services.unread import unread_sentences


def say_unread(inventory: Inventory) -> None:
    """Print a sentence for each list that could not be read: nobody shall take what follows for the whole."""
    for sentence in unread_sentences(inventory):
        print(sentence, file=sys.stderr)
