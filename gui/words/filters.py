"""What is wrong with a filter, in words."""

from collections.abc import Sequence

from gui.domain.filters.language import FaultCode, FilterFault
from gui.words.joining import listed
from gui.words.translation import translate


def fault_text(fault: FilterFault, titles: Sequence[str]) -> str:
    """Return what is wrong with a filter and how it is written instead.

    Args:
        fault: the first one.
        titles: of the columns of the table, which can be asked for like fields.
    """
    match fault.code:
        case FaultCode.OPEN_QUOTE:
            text = translate("Filters", "A quotation mark is not closed: {text}. Add a second one.")
        case FaultCode.UNKNOWN_FIELD:
            text = translate(
                "Filters", "There is no field “{text}” in this table. Use one of: {fields}. Or put the text in quotes."
            )
        case FaultCode.MISSING_VALUE:
            text = translate("Filters", "A value is missing after “{text}:”. Write it without a space.")
        case FaultCode.INVALID_NETWORK:
            text = translate("Filters", "{text} is not an IPv4 network. Write it like 10.0.0.0/24.")
    fields = ("state", "ip", "tag", "group", "region", *(title.replace(" ", "") for title in titles if title))
    return text.format(text=fault.text, fields=listed(dict.fromkeys(each.casefold() for each in fields)))
