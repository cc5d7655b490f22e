"""The wizards and the pages that belong to one of them."""
