"""What unbound EIPs cost, in sentences; and what is wrong with a file of prices."""

from datetime import UTC, datetime
from decimal import ROUND_HALF_UP, Decimal

from gui.domain.checks.cost import DAYS_AHEAD, IdleEip, Since, Sum
from gui.domain.checks.prices import CHARGE_TYPES, TRAFFIC_CHARGES, PriceFault, PriceFaultCode, PriceFileError
from gui.words import states
from gui.words.joining import facts
from gui.words.translation import QT_TRANSLATE_NOOP, translate

FAULTS = {
    PriceFaultCode.COLUMN_MISSING: QT_TRANSLATE_NOOP("Cost", "A price file needs the column {column}."),
    PriceFaultCode.COLUMN_UNKNOWN: QT_TRANSLATE_NOOP("Cost", "A price file has no column {column}. Remove it."),
    PriceFaultCode.COLUMN_TWICE: QT_TRANSLATE_NOOP("Cost", "The column {column} occurs twice. Remove one of them."),
    PriceFaultCode.CELLS_TOO_MANY: QT_TRANSLATE_NOOP("Cost", "There are {value} cells for {other} columns."),
    PriceFaultCode.CHARGE_TYPE: QT_TRANSLATE_NOOP("Cost", "Write {known}, not “{value}”."),
    PriceFaultCode.TRAFFIC_CHARGE: QT_TRANSLATE_NOOP("Cost", "Write {known}, or nothing for both, not “{value}”."),
    PriceFaultCode.BANDWIDTH: QT_TRANSLATE_NOOP(
        "Cost", "Write a bandwidth in Mbit/s as a whole number, or nothing for no limit, not “{value}”."
    ),
    PriceFaultCode.BAND: QT_TRANSLATE_NOOP("Cost", "The band ends at {value} and begins at {other}."),
    PriceFaultCode.PRICE: QT_TRANSLATE_NOOP(
        "Cost", "Write the price in digits with a point, such as 0.02, not “{value}”."
    ),
    PriceFaultCode.PER: QT_TRANSLATE_NOOP("Cost", "Write hour or day, not “{value}”."),
    PriceFaultCode.CURRENCY: QT_TRANSLATE_NOOP(
        "Cost", "Write the currency in three letters, such as CNY, not “{value}”."
    ),
    PriceFaultCode.OVERLAP: QT_TRANSLATE_NOOP(
        "Cost", "Line {other} has another price for the same EIPs. Remove one of the lines, or narrow its bandwidth."
    ),
    PriceFaultCode.LINES_TOO_MANY: QT_TRANSLATE_NOOP(
        "Cost", "There are more than {value} lines. Keep those for the regions and bandwidths that you have."
    ),
    PriceFaultCode.EMPTY: QT_TRANSLATE_NOOP("Cost", "There is no price in it."),
}
AT = QT_TRANSLATE_NOOP("Cost", "line {line}: {sentence}")
AT_COLUMN = QT_TRANSLATE_NOOP("Cost", "line {line}, {column}: {sentence}")
FILE_UNREAD = QT_TRANSLATE_NOOP("Cost", "{path} can't be read as prices. {reason}")
FILE_WRONG = QT_TRANSLATE_NOOP("Cost", "The price file {path} is not right. No sum was made. Correct it:")
MORE_FAULTS = QT_TRANSLATE_NOOP("Cost", "And {count} more errors.")
MOST_FAULTS = 20
"""So many errors of a file are told in one go."""

SINCE = {
    Since.UNBOUND: QT_TRANSLATE_NOOP("Cost", "unbound by this program on {day} ({days} d)"),
    Since.BOUND: QT_TRANSLATE_NOOP("Cost", "bound by this program on {day} ({days} d), and unbound elsewhere since"),
    Since.ALLOCATED: QT_TRANSLATE_NOOP("Cost", "allocated on {day} ({days} d)"),
    Since.UNKNOWN: QT_TRANSLATE_NOOP("Cost", "unbound for an unknown time"),
}
BANDWIDTH = QT_TRANSLATE_NOOP("Cost", "{bandwidth} Mbit/s")
BY_TRAFFIC = QT_TRANSLATE_NOOP("Cost", "traffic by volume")
BY_BANDWIDTH = QT_TRANSLATE_NOOP("Cost", "traffic by bandwidth")
PER_DAY = QT_TRANSLATE_NOOP("Cost", "{amount} {currency} a day")
SPENT = QT_TRANSLATE_NOOP("Cost", "at most {amount} {currency} so far")
NO_PRICE = QT_TRANSLATE_NOOP("Cost", "no price in the file")
REGION = QT_TRANSLATE_NOOP("Cost", "{region}, unbound EIPs: {count}")
REGION_UNREAD = QT_TRANSLATE_NOOP("Cost", "{region}: the EIPs could not be read ({reason}).")
REGION_IN_PART = QT_TRANSLATE_NOOP(
    "Cost", "{region}: the EIPs were read in part ({reason}). Others may exist, and are in no sum."
)
SUM = QT_TRANSLATE_NOOP(
    "Cost",
    "EIPs with a price: {count}. Together {day} {currency} a day, {ahead} {currency} in {days} days, and at most"
    " {spent} {currency} so far.",
)
TOGETHER = QT_TRANSLATE_NOOP("Cost", "Unbound EIPs: {count}.")
OLDEST = QT_TRANSLATE_NOOP("Cost", "Unbound EIPs: {count}, the first {since}.")
UNPRICED = QT_TRANSLATE_NOOP("Cost", "Without a price in the file: {count}.")
NO_PRICES = QT_TRANSLATE_NOOP("Cost", "Add --prices FILE with your own prices to sum up the costs.")
MOST = QT_TRANSLATE_NOOP(
    "Cost", "A time since the allocation is the longest possible one: the cloud does not say when an EIP was unbound."
)
RELEASE = QT_TRANSLATE_NOOP("Cost", "Release unused EIPs; a released address can't be recovered:")
JOURNAL_UNREAD = QT_TRANSLATE_NOOP(
    "Cost", "The journal of the runs could not be read, so times count from the allocation. {reason}"
)
TITLE = QT_TRANSLATE_NOOP("Cost", "Unbound EIPs")
HEADINGS = (
    QT_TRANSLATE_NOOP("Cost", "Region"),
    QT_TRANSLATE_NOOP("Cost", "EIP"),
    QT_TRANSLATE_NOOP("Cost", "Name"),
    QT_TRANSLATE_NOOP("Cost", "ID"),
    QT_TRANSLATE_NOOP("Cost", "Since"),
    QT_TRANSLATE_NOOP("Cost", "Charge"),
    QT_TRANSLATE_NOOP("Cost", "Cost"),
)


def text(sentence: str) -> str:
    """Return one of the sentences above in the language in force."""
    return translate("Cost", str(sentence))


def fault_text(fault: PriceFault) -> str:
    """Return what is wrong, with the line and the column it is in."""
    known = {PriceFaultCode.CHARGE_TYPE: CHARGE_TYPES, PriceFaultCode.TRAFFIC_CHARGE: TRAFFIC_CHARGES}
    sentence = text(FAULTS[fault.code]).format(
        column=fault.column, value=fault.value, other=fault.other, known=" / ".join(known.get(fault.code, ()))
    )
    if not fault.line:
        return sentence
    place = AT if fault.line == 1 or not fault.column else AT_COLUMN
    return text(place).format(line=fault.line, column=fault.column, sentence=sentence)


def file_text(error: PriceFileError) -> str:
    """Return why the price file can't be used: the first of its faults, and the number of the others."""
    if not error.faults:
        return text(FILE_UNREAD).format(path=error.path, reason=error.reason)
    said = [text(FILE_WRONG).format(path=error.path), *map(fault_text, error.faults[:MOST_FAULTS])]
    if len(error.faults) > MOST_FAULTS:
        said.append(text(MORE_FAULTS).format(count=len(error.faults) - MOST_FAULTS))
    return "\n".join(said)


def unread_text(region: str, reason: str, *, partly: bool) -> str:
    """Return that the EIPs of the region could not be read, or not all of them, and why."""
    return text(REGION_IN_PART if partly else REGION_UNREAD).format(region=region, reason=reason)


def since_text(idle: IdleEip, now: datetime) -> str:
    """Return since when the EIP is unbound, as far as it is known."""
    return text(SINCE[idle.counted_from]).format(day=day_text(idle.since), days=idle.days(now))


def charge_text(idle: IdleEip) -> str:
    """Return how the EIP is charged."""
    eip = idle.eip
    traffic = {"PayByTraffic": text(BY_TRAFFIC), "PayByBandwidth": text(BY_BANDWIDTH)}.get(eip.traffic_charge, "")
    bandwidth = text(BANDWIDTH).format(bandwidth=eip.bandwidth) if eip.bandwidth is not None else ""
    return facts((states.charge_type(eip.charge_type), traffic, bandwidth))


def cost_text(idle: IdleEip, now: datetime) -> str:
    """Return what the EIP costs by the prices in the file."""
    if idle.price is None or idle.per_day is None:
        return text(NO_PRICE)
    currency, spent = idle.price.currency, idle.spent(now)
    parts = [text(PER_DAY).format(amount=amount(idle.per_day), currency=currency)]
    if spent is not None:
        parts.append(text(SPENT).format(amount=amount(spent), currency=currency))
    return facts(parts)


def sum_text(found: Sum) -> str:
    """Return what some EIPs cost together."""
    return text(SUM).format(
        count=found.count,
        day=amount(found.per_day),
        ahead=amount(found.ahead),
        days=DAYS_AHEAD,
        spent=amount(found.spent),
        currency=found.currency,
    )


def together_text(count: int, oldest: IdleEip | None, now: datetime) -> str:
    """Return how many EIPs are unbound, and since when the first of them may be."""
    if oldest is None:
        return text(TOGETHER).format(count=count)
    return text(OLDEST).format(count=count, since=since_text(oldest, now))


def amount(value: Decimal) -> str:
    """Return ``value`` with two digits after the point."""
    return str(value.quantize(Decimal("0.01"), ROUND_HALF_UP))


def day_text(moment: datetime | None) -> str:
    """Return the day of ``moment`` in UTC, empty for none."""
    return moment.astimezone(UTC).date().isoformat() if moment else ""
