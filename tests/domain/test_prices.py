"""Price files: which price fits which EIP, and every fault with its line."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from gui.domain.checks.prices import MOST_LINES, PriceFault, PriceFaultCode, PriceFileError, price_of, prices_of
from gui.words.cost import FAULTS, fault_text
from tests.helpers.toy_cloud import free_eip

HEADER = ("charge_type", "price", "per", "currency", "internet_charge_type", "bandwidth_from", "bandwidth_to", "region")
EIP = replace(free_eip(1), bandwidth=5, traffic_charge="PayByTraffic")


def read(*lines: str, header: Any = HEADER) -> Any:
    return prices_of(header, [(number, line.split(",")) for number, line in enumerate(lines, start=2)])


def only(*lines: str, header: Any = HEADER) -> Any:
    prices, faults = read(*lines, header=header)
    assert not prices
    assert all(fault_text(each) for each in faults)
    return [(each.code, each.line, each.column) for each in faults]


def test_a_price_per_hour_and_one_per_day_mean_the_same() -> None:
    (hour, day), faults = read("PostPaid,0.02,hour,CNY", "PrePaid,0.48,day,CNY")
    assert faults == ()
    assert hour.per_hour == day.per_hour == Decimal("0.02")


def test_blank_lines_are_nothing_and_names_are_taken_in_any_case() -> None:
    prices, faults = read("PostPaid, 1 ,hour,CNY", " ,,", header=(" Charge_Type", "PRICE", "per", "currency"))
    assert not faults
    assert len(prices) == 1


@pytest.mark.parametrize(
    ("line", "fits"),
    [
        ("PostPaid,1,hour,CNY", True),
        ("PrePaid,1,hour,CNY", False),
        ("PostPaid,1,hour,CNY,PayByTraffic", True),
        ("PostPaid,1,hour,CNY,PayByBandwidth", False),
        ("PostPaid,1,hour,CNY,,1,5", True),
        ("PostPaid,1,hour,CNY,,5,", True),
        ("PostPaid,1,hour,CNY,,6,", False),
        ("PostPaid,1,hour,CNY,,,4", False),
        (f"PostPaid,1,hour,CNY,,,,{EIP.region}", True),
        ("PostPaid,1,hour,CNY,,,,cn-elsewhere", False),
    ],
)
def test_a_line_fits_the_eips_that_it_names(line: str, fits: bool) -> None:
    prices, _ = read(line)
    assert (price_of(EIP, prices) is not None) is fits


def test_without_a_bandwidth_no_band_fits() -> None:
    unknown = replace(EIP, bandwidth=None)
    assert price_of(unknown, read("PostPaid,1,hour,CNY,,1,")[0]) is None
    assert price_of(unknown, read("PostPaid,1,hour,CNY,,,9")[0]) is None
    assert price_of(unknown, read("PostPaid,1,hour,CNY")[0]) is not None


def test_of_several_that_fit_the_one_that_names_more_counts() -> None:
    prices, faults = read(
        "PostPaid,1,hour,CNY",
        "PostPaid,2,hour,CNY,,1,10",
        "PostPaid,3,hour,CNY,PayByTraffic",
        f"PostPaid,4,hour,CNY,,,,{EIP.region}",
    )
    assert not faults
    found = price_of(EIP, prices)
    assert found is not None
    assert found.per_hour == 4
    elsewhere = price_of(replace(EIP, region="cn-beijing"), prices)
    assert elsewhere is not None
    assert elsewhere.per_hour == 3


def test_bands_that_touch_do_not_overlap_and_those_that_do_are_refused() -> None:
    assert not read("PostPaid,1,hour,CNY,,1,5", "PostPaid,2,hour,CNY,,6,")[1]
    assert not read("PostPaid,1,hour,CNY,,6,", "PostPaid,2,hour,CNY,,1,5")[1]
    assert only("PostPaid,1,hour,CNY,,1,5", "PostPaid,2,hour,CNY,,5,") == [(PriceFaultCode.OVERLAP, 3, "")]
    assert only("PostPaid,1,hour,CNY", "PrePaid,1,hour,CNY", "PostPaid,1,day,USD") == [(PriceFaultCode.OVERLAP, 4, "")]
    assert only("PostPaid,1,hour,CNY,,1,", "PostPaid,1,hour,CNY,,9,") == [(PriceFaultCode.OVERLAP, 3, "")]
    assert only("PostPaid,1,hour,CNY,,5,9", "PostPaid,1,hour,CNY,,1,99", "PostPaid,1,hour,CNY,,50,") == [
        (PriceFaultCode.OVERLAP, 3, ""),
        (PriceFaultCode.OVERLAP, 4, ""),
    ]


def test_many_lines_for_the_same_eips_are_one_fault_each() -> None:
    assert len(read(*["PostPaid,1,hour,CNY"] * 2000)[1]) == 1999
    bands = (f"PostPaid,1,hour,CNY,,{number * 10},{number * 10 + 9}" for number in range(2000))
    assert not read(*bands)[1]


def test_a_file_of_very_many_lines_is_refused() -> None:
    lines = [f"PostPaid,1,hour,CNY,,,,r-{number}" for number in range(MOST_LINES + 1)]
    assert len(read(*lines[:-1])[0]) == MOST_LINES
    assert only(*lines) == [(PriceFaultCode.LINES_TOO_MANY, 0, "")]


@pytest.mark.parametrize(
    ("line", "code", "column"),
    [
        ("postpaid,1,hour,CNY", PriceFaultCode.CHARGE_TYPE, "charge_type"),
        ("PostPaid,,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,=1+1,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,-1,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,1e9,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,NaN,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,.,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,1.2.3,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,1234567890123,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,１,hour,CNY", PriceFaultCode.PRICE, "price"),
        ("PostPaid,1,month,CNY", PriceFaultCode.PER, "per"),
        ("PostPaid,1,hour,yuan", PriceFaultCode.CURRENCY, "currency"),
        ("PostPaid,1,hour,元元元", PriceFaultCode.CURRENCY, "currency"),
        ("PostPaid,1,hour,CNY,PayByLuck", PriceFaultCode.TRAFFIC_CHARGE, "internet_charge_type"),
        ("PostPaid,1,hour,CNY,,1-5", PriceFaultCode.BANDWIDTH, "bandwidth_from"),
        ("PostPaid,1,hour,CNY,,1,many", PriceFaultCode.BANDWIDTH, "bandwidth_to"),
        ("PostPaid,1,hour,CNY,,6,5", PriceFaultCode.BAND, "bandwidth_to"),
    ],
)
def test_each_fault_names_line_and_column(line: str, code: PriceFaultCode, column: str) -> None:
    assert only("PrePaid,1,hour,CNY", line) == [(code, 3, column)]


def test_all_faults_come_at_once() -> None:
    assert len(only("x,y,z,w", "PostPaid,1,hour,CNY,,,,,,too,many")) == 5


def test_columns_that_are_missing_unknown_or_there_twice_are_named() -> None:
    assert only(header=("charge_type", "price", "price", "colour")) == [
        (PriceFaultCode.COLUMN_TWICE, 1, "price"),
        (PriceFaultCode.COLUMN_UNKNOWN, 1, "colour"),
        (PriceFaultCode.COLUMN_MISSING, 1, "per"),
        (PriceFaultCode.COLUMN_MISSING, 1, "currency"),
    ]


def test_a_file_without_a_price_is_refused() -> None:
    assert only(",,,") == [(PriceFaultCode.EMPTY, 0, "")]


def test_each_fault_has_its_sentence() -> None:
    assert {*FAULTS} == {*PriceFaultCode}


def test_a_file_that_is_refused_says_why_in_the_log() -> None:
    assert str(PriceFileError("p.csv", "No such file")) == "price file p.csv: No such file"
    assert str(PriceFileError("p.csv", faults=(PriceFault(PriceFaultCode.EMPTY),))) == "price file p.csv: empty"
