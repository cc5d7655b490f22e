"""Price files: what EIPs cost by the user's own knowledge; CSV as spreadsheet programs write it."""

from pathlib import Path

from gui.domain.checks.prices import Price, PriceFileError, prices_of
from gui.services.csv_rows import numbered_rows
from gui.services.files import read_file
from gui.words.plain_text import system_reason


def load_prices(path: Path) -> tuple[Price, ...]:
    """Return the prices of the file ``path``.

    Raises:
        PriceFileError: it can't be read, or something in it is not right; each fault is named with its line.
    """
    try:
        content = read_file(path)
    except OSError as cause:
        raise PriceFileError(str(path), system_reason(cause)) from cause
    try:
        rows = numbered_rows(content)
    except ValueError as cause:
        raise PriceFileError(str(path), str(cause)) from cause
    (_, header), *lines = rows or [(1, [])]
    prices, faults = prices_of(header, lines)
    if faults:
        raise PriceFileError(str(path), faults=faults)
    return prices
