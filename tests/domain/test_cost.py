"""Unbound EIPs: since when, and what they cost by prices of the user's."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any

from gui.domain.checks.cost import IdleEip, Noted, Since, idle_eips, releasable, sums
from gui.domain.checks.prices import Price
from gui.domain.cloud.inventory import Inventory
from gui.words.cost import amount, charge_text, cost_text, day_text, since_text, sum_text
from tests.helpers.toy_cloud import REGION, bound_eip, free_eip

NOW = datetime(2026, 11, 30, 12, tzinfo=UTC)
ALLOCATED = NOW - timedelta(days=40)
EIP = replace(free_eip(1), allocated=ALLOCATED, bandwidth=5, traffic_charge="PayByTraffic")
PRICE = Price(2, "PostPaid", Decimal("0.02"), "CNY")


def idle(*eips: Any, noted: Any = None, prices: Any = ()) -> tuple[IdleEip, ...]:
    return idle_eips(Inventory(REGION, NOW, eips), noted or {}, prices)


def since(noted: Noted | None = None, **changed: Any) -> tuple[datetime | None, Since]:
    eip = replace(EIP, **changed)
    (found,) = idle(eip, noted={eip.allocation_id: noted} if noted else {})
    assert since_text(found, NOW)
    return found.since, found.counted_from


def test_the_time_counts_from_our_unbinding_where_there_was_one() -> None:
    moment = NOW - timedelta(days=3)
    assert since(Noted(moment, bound=False)) == (moment, Since.UNBOUND)
    assert since(Noted(moment, bound=True)) == (moment, Since.BOUND)
    assert since() == (ALLOCATED, Since.ALLOCATED)
    assert since(allocated=None) == (None, Since.UNKNOWN)
    assert since(Noted(moment, bound=False), allocated=None) == (moment, Since.UNBOUND)


def test_a_note_from_before_the_allocation_is_about_something_else() -> None:
    assert since(Noted(ALLOCATED - timedelta(days=1), bound=False)) == (ALLOCATED, Since.ALLOCATED)


def test_what_is_bound_changing_or_a_services_is_not_idle() -> None:
    assert idle(bound_eip(1), replace(free_eip(2), service_managed=True)) == ()


def test_the_longest_unbound_come_first_and_those_of_unknown_age_last() -> None:
    young = replace(free_eip(2), allocated=NOW)
    unknown = replace(free_eip(3), allocated=None)
    assert [each.eip for each in idle(unknown, young, EIP)] == [EIP, young, unknown]


def test_cost_is_by_hours_begun_and_a_day_has_24() -> None:
    moment = NOW - timedelta(hours=2, minutes=1)
    (found,) = idle(EIP, noted={EIP.allocation_id: Noted(moment, bound=False)}, prices=(PRICE,))
    assert found.per_day == Decimal("0.48")
    assert found.spent(NOW) == Decimal("0.06")
    assert found.days(NOW) == 0
    assert cost_text(found, NOW) == "0.48 CNY a day, at most 0.06 CNY so far"
    assert since_text(found, NOW) == "unbound by this program on 2026-11-30 (0 d)"
    assert charge_text(found) == "Pay-as-you-go, traffic by volume, 5 Mbit/s"


def test_a_clock_that_is_behind_counts_nothing() -> None:
    (found,) = idle(EIP, prices=(PRICE,))
    assert found.days(ALLOCATED - timedelta(days=1)) == 0
    assert found.spent(ALLOCATED - timedelta(days=1)) == 0


def test_without_a_price_or_an_age_there_is_no_sum() -> None:
    (unpriced,) = idle(EIP)
    assert (unpriced.per_day, unpriced.spent(NOW)) == (None, None)
    assert cost_text(unpriced, NOW) == "no price in the file"
    (ageless,) = idle(replace(EIP, allocated=None, bandwidth=None), prices=(PRICE,))
    assert (ageless.days(NOW), ageless.spent(NOW)) == (None, None)
    assert cost_text(ageless, NOW) == "0.48 CNY a day"


def test_sums_are_made_by_currency_and_never_across() -> None:
    dollars = replace(free_eip(2), charge_type="PrePaid", allocated=NOW - timedelta(hours=1))
    unpriced = replace(free_eip(3), charge_type="Other")
    prices = (PRICE, Price(3, "PrePaid", Decimal(1), "USD"))
    found = idle(EIP, dollars, unpriced, replace(free_eip(4), allocated=None), prices=prices)
    yuan, dollar = sums(found, NOW)
    assert (yuan.currency, yuan.count, yuan.per_day, yuan.spent) == ("CNY", 2, Decimal("0.96"), Decimal("19.20"))
    assert (dollar.currency, dollar.count, dollar.ahead, dollar.spent) == ("USD", 1, Decimal(720), Decimal(1))
    assert sum_text(yuan) == (
        "EIPs with a price: 2. Together 0.96 CNY a day, 28.80 CNY in 30 days, and at most 19.20 CNY so far."
    )
    assert sums((), NOW) == ()


def test_what_the_cloud_would_not_release_is_not_offered() -> None:
    assert releasable(idle(EIP)[0])
    for changed in ({"charge_type": "PrePaid"}, {"locks": ("financial",)}, {"deletion_protection": True}):
        assert not releasable(idle(replace(EIP, **changed))[0])  # type: ignore[arg-type]


def test_amounts_have_two_digits_and_days_no_time() -> None:
    assert amount(Decimal("0.005")) == "0.01"
    assert day_text(NOW) == "2026-11-30"
    assert day_text(None) == ""
