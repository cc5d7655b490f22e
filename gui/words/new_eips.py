"""EIPs that are to be allocated, in words: what speaks against it, and what it costs."""

from gui.domain.cloud.problems import Against
from gui.domain.operations.eips import TrafficCharge
from gui.domain.rules.new_eips import EipObjection
from gui.words.translation import QT_TRANSLATE_NOOP, translate

SENTENCES = {
    EipObjection.COUNT: QT_TRANSLATE_NOOP("NewEips", "Allocate 1 to {most} EIPs at a time."),
    EipObjection.BANDWIDTH: QT_TRANSLATE_NOOP("NewEips", "Charged {charge}, an EIP takes 1 to {most} Mbit/s."),
    EipObjection.NAME_LONG: QT_TRANSLATE_NOOP(
        "NewEips", "The name takes at most {most} characters, the number behind it included."
    ),
    EipObjection.NAME_LINK: QT_TRANSLATE_NOOP("NewEips", "The name must not begin with http:// or https://."),
}


def against_text(against: Against[EipObjection]) -> str:
    """Return the sentence for ``against``."""
    values = {
        name: charge_text(TrafficCharge(str(value))) if name == "charge" else value for name, value in against.values
    }
    return translate("NewEips", str(SENTENCES[against.objection])).format(**values)


def charge_text(charge: TrafficCharge) -> str:
    """Return what the traffic is charged by, to stand within a sentence."""
    match charge:
        case TrafficCharge.TRAFFIC:
            return translate("NewEips", "by traffic")
        case TrafficCharge.BANDWIDTH:
            return translate("NewEips", "by fixed bandwidth")


def cost_text(charge: TrafficCharge) -> str:
    """Return what an EIP costs that is charged so; no amounts, for only the vendor knows them.

    Source: the vendor's help "Pay-as-you-go" of EIP, billable items.
    """
    match charge:
        case TrafficCharge.TRAFFIC:
            traffic = translate("NewEips", "a data transfer fee for the traffic it sends to the Internet")
        case TrafficCharge.BANDWIDTH:
            traffic = translate("NewEips", "a bandwidth fee for the bandwidth given here, whether it is used or not")
    text = translate(
        "NewEips",
        "Pay-as-you-go only: a subscription can't be refunded. Until it is released each EIP "
        "costs a configuration (retention) fee for every hour started, unbound and on a "
        "secondary interface alike, and {traffic}. Prices: the EIP pricing page of Alibaba Cloud.",
    )
    return text.format(traffic=traffic)
