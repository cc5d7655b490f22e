"""Prices of EIPs as the user knows them: no price is in the program, since prices change by region, account and year.

Each line of a price file is a price for EIPs of one kind. Where several lines fit an EIP, the one that names more
of it counts. Pure: the file is read elsewhere.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Final

from gui.domain.cloud.eip import ElasticIp
from gui.domain.cloud.errors import InputError

CHARGE_TYPES: Final = ("PostPaid", "PrePaid")
"""The API's ChargeType: pay-as-you-go, and subscription."""
TRAFFIC_CHARGES: Final = ("PayByTraffic", "PayByBandwidth")
"""The API's InternetChargeType."""
_CURRENCY_LETTERS: Final = 3
_MOST_DIGITS: Final = 12
"""Of a price, before and after its point: more is a mistake, and no sum needs it."""
MOST_LINES: Final = 5000
"""So many lines tell thirty regions, both charges and a dozen bands apart; each EIP is held against all of them."""


class PriceColumn(StrEnum):
    """The columns of a price file."""

    REGION = "region"
    CHARGE_TYPE = "charge_type"
    TRAFFIC_CHARGE = "internet_charge_type"
    LOWEST = "bandwidth_from"
    HIGHEST = "bandwidth_to"
    PRICE = "price"
    PER = "per"
    CURRENCY = "currency"


REQUIRED: Final = (PriceColumn.CHARGE_TYPE, PriceColumn.PRICE, PriceColumn.PER, PriceColumn.CURRENCY)


class PriceFaultCode(StrEnum):
    """What is wrong with a price file."""

    COLUMN_MISSING = "column_missing"
    COLUMN_UNKNOWN = "column_unknown"
    COLUMN_TWICE = "column_twice"
    CELLS_TOO_MANY = "cells_too_many"
    CHARGE_TYPE = "charge_type"
    TRAFFIC_CHARGE = "traffic_charge"
    BANDWIDTH = "bandwidth"
    BAND = "band"
    PRICE = "price"
    PER = "per"
    CURRENCY = "currency"
    OVERLAP = "overlap"
    LINES_TOO_MANY = "lines_too_many"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class PriceFault:
    """One fault.

    Attributes:
        code: which.
        line: of the file, from 1; 0 for the whole file.
        column: name of the column, empty for the whole line.
        value: what was found there.
        other: what it is at odds with: another line, or a number.
    """

    code: PriceFaultCode
    line: int = 0
    column: str = ""
    value: str = ""
    other: str = ""


@dataclass(eq=False)
class PriceFileError(InputError):
    """A price file can't be used.

    Attributes:
        path: of the file.
        reason: why it can't be read; empty where it was read.
        faults: what is wrong in it.
    """

    path: str
    reason: str = ""
    faults: tuple[PriceFault, ...] = ()

    def __str__(self) -> str:
        return f"price file {self.path}: {self.reason or ', '.join(each.code for each in self.faults)}"


class Per(StrEnum):
    """The time that a price is for."""

    HOUR = "hour"
    DAY = "day"


_HOURS: Final = {Per.HOUR: Decimal(1), Per.DAY: Decimal(24)}


@dataclass(frozen=True, slots=True)
class Price:
    """The price of one kind of EIP.

    Attributes:
        line: of the file.
        charge_type: see CHARGE_TYPES.
        per_hour: in ``currency``.
        currency: three letters, such as CNY.
        region: where it holds; empty for everywhere.
        traffic_charge: see TRAFFIC_CHARGES; empty for both.
        lowest: Mbit/s of the band, itself included; None for no limit.
        highest: the same.
    """

    line: int
    charge_type: str
    per_hour: Decimal
    currency: str
    region: str = ""
    traffic_charge: str = ""
    lowest: int | None = None
    highest: int | None = None

    @property
    def exact(self) -> tuple[bool, bool, bool]:
        """How much of an EIP it names; of two that fit one, the greater counts."""
        return bool(self.region), bool(self.traffic_charge), self.lowest is not None or self.highest is not None

    def fits(self, eip: ElasticIp) -> bool:
        """Return whether it is the price of ``eip``."""
        return (
            self.charge_type == eip.charge_type
            and self.region in {"", eip.region}
            and self.traffic_charge in {"", eip.traffic_charge}
            and self._has(eip.bandwidth)
        )

    def _has(self, bandwidth: int | None) -> bool:
        if bandwidth is None:
            return self.lowest is None and self.highest is None
        return (self.lowest or 0) <= bandwidth and (self.highest is None or bandwidth <= self.highest)

    @property
    def kind(self) -> tuple[str, str, str, bool]:
        """What it says of an EIP besides the bandwidth, and whether it says something of that."""
        return self.charge_type, self.region, self.traffic_charge, self.exact[-1]

    def reaches(self, bandwidth: int) -> bool:
        """Return whether its band goes up to ``bandwidth`` at least."""
        return self.highest is None or self.highest >= bandwidth


def price_of(eip: ElasticIp, prices: Iterable[Price]) -> Price | None:
    """Return the price of ``eip``, None where none of ``prices`` fits."""
    return max((each for each in prices if each.fits(eip)), key=lambda each: each.exact, default=None)


def prices_of(
    header: Sequence[str], lines: Iterable[tuple[int, Sequence[str]]]
) -> tuple[tuple[Price, ...], tuple[PriceFault, ...]]:
    """Return the prices of a file, and every fault; with a fault there is no price.

    Args:
        header: the names of the columns.
        lines: number and cells of each further line; those without any text are passed over.
    """
    names = tuple(each.strip().casefold() for each in header)
    faults = [*_header_faults(names)]
    if faults:
        return (), tuple(faults)
    prices: list[Price] = []
    for number, (line, cells) in enumerate(lines, 1):
        if number > MOST_LINES:
            return (), (PriceFault(PriceFaultCode.LINES_TOO_MANY, value=str(MOST_LINES)),)
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            faults.append(PriceFault(PriceFaultCode.CELLS_TOO_MANY, line, "", str(len(cells)), str(len(names))))
            continue
        row = dict(zip(names, (cell.strip() for cell in cells), strict=False))
        found = [*_row_faults(row, line)]
        faults += found
        if not found:
            prices.append(_price(row, line))
    if not prices and not faults:
        return (), (PriceFault(PriceFaultCode.EMPTY),)
    faults += _overlaps(prices)
    return (() if faults else tuple(prices)), tuple(faults)


def _header_faults(names: Sequence[str]) -> Iterator[PriceFault]:
    known = {each.value for each in PriceColumn}
    for each in dict.fromkeys(names):
        if each not in known:
            yield PriceFault(PriceFaultCode.COLUMN_UNKNOWN, 1, each)
        elif names.count(each) > 1:
            yield PriceFault(PriceFaultCode.COLUMN_TWICE, 1, each)
    for column in REQUIRED:
        if column.value not in names:
            yield PriceFault(PriceFaultCode.COLUMN_MISSING, 1, column.value)


def _row_faults(row: Mapping[str, str], line: int) -> Iterator[PriceFault]:
    right = {
        PriceColumn.CHARGE_TYPE: (PriceFaultCode.CHARGE_TYPE, row.get(PriceColumn.CHARGE_TYPE) in CHARGE_TYPES),
        PriceColumn.TRAFFIC_CHARGE: (
            PriceFaultCode.TRAFFIC_CHARGE,
            row.get(PriceColumn.TRAFFIC_CHARGE, "") in {"", *TRAFFIC_CHARGES},
        ),
        PriceColumn.LOWEST: (PriceFaultCode.BANDWIDTH, _is_bandwidth(row.get(PriceColumn.LOWEST, ""))),
        PriceColumn.HIGHEST: (PriceFaultCode.BANDWIDTH, _is_bandwidth(row.get(PriceColumn.HIGHEST, ""))),
        PriceColumn.PRICE: (PriceFaultCode.PRICE, _amount(row.get(PriceColumn.PRICE, "")) is not None),
        PriceColumn.PER: (PriceFaultCode.PER, row.get(PriceColumn.PER) in {*Per}),
        PriceColumn.CURRENCY: (PriceFaultCode.CURRENCY, _is_currency(row.get(PriceColumn.CURRENCY, ""))),
    }
    wrong = {column: code for column, (code, fine) in right.items() if not fine}
    for column, code in wrong.items():
        yield PriceFault(code, line, column.value, row.get(column, ""))
    lowest, highest = row.get(PriceColumn.LOWEST, ""), row.get(PriceColumn.HIGHEST, "")
    in_order = PriceColumn.LOWEST not in wrong and PriceColumn.HIGHEST not in wrong
    if in_order and lowest and highest and int(lowest) > int(highest):
        yield PriceFault(PriceFaultCode.BAND, line, PriceColumn.HIGHEST.value, highest, lowest)


def _is_bandwidth(text: str) -> bool:
    return not text or (text.isascii() and text.isdecimal() and len(text) <= _MOST_DIGITS)


def _is_currency(text: str) -> bool:
    return len(text) == _CURRENCY_LETTERS and text.isascii() and text.isalpha() and text.isupper()


def _amount(text: str) -> Decimal | None:
    """Return the price ``text``: digits with or without a point, nothing that a spreadsheet would calculate."""
    digits = text.replace(".", "", 1)
    if not (digits.isascii() and digits.isdecimal() and len(digits) <= _MOST_DIGITS):
        return None
    return Decimal(text)


def _price(row: Mapping[str, str], line: int) -> Price:
    lowest, highest = row.get(PriceColumn.LOWEST, ""), row.get(PriceColumn.HIGHEST, "")
    return Price(
        line,
        row[PriceColumn.CHARGE_TYPE],
        Decimal(row[PriceColumn.PRICE]) / _HOURS[Per(row[PriceColumn.PER])],
        row[PriceColumn.CURRENCY],
        row.get(PriceColumn.REGION, ""),
        row.get(PriceColumn.TRAFFIC_CHARGE, ""),
        int(lowest) if lowest else None,
        int(highest) if highest else None,
    )


def _overlaps(prices: Iterable[Price]) -> Iterator[PriceFault]:
    """Yield which lines are for EIPs of another line, without naming more of them; each names one such line."""
    found: dict[int, int] = {}
    highest: dict[object, Price] = {}
    for each in sorted(prices, key=lambda price: price.lowest or 0):
        below = highest.get(each.kind)
        if below is not None and below.reaches(each.lowest or 0):
            first, second = sorted((below.line, each.line))
            found.setdefault(second, first)
        if below is None or (below.highest is not None and each.reaches(below.highest)):
            highest[each.kind] = each
    yield from (PriceFault(PriceFaultCode.OVERLAP, line, "", "", str(found[line])) for line in sorted(found))
