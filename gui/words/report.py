"""The words of the region report: titles, headings and sentences."""

from gui.words.translation import QT_TRANSLATE_NOOP, translate

ALLOCATION_ID = QT_TRANSLATE_NOOP("Report", "Allocation ID")
AS_OF = QT_TRANSLATE_NOOP("Report", "As read at {time}.")
BOUND = QT_TRANSLATE_NOOP("Report", "Bound EIPs")
BOUND_TO = QT_TRANSLATE_NOOP("Report", "Bound to")
CARRIERS = QT_TRANSLATE_NOOP("Report", "Interfaces with multi-mode EIPs")
CARRIERS_ATTACHED = QT_TRANSLATE_NOOP("Report", "of these attached to an instance")
CHARGE_TYPE = QT_TRANSLATE_NOOP("Report", "Charge type")
COUNT = QT_TRANSLATE_NOOP("Report", "Count")
DRIFT_UNKNOWN = QT_TRANSLATE_NOOP("Report", "Not known: the record of the runs could not be read ({reason}).")
EIP = QT_TRANSLATE_NOOP("Report", "EIP")
EIPS = QT_TRANSLATE_NOOP("Report", "EIPs")
EIPS_MULTI = QT_TRANSLATE_NOOP("Report", "EIPs in multi-EIP mode")
EIPS_UNBOUND = QT_TRANSLATE_NOOP("Report", "EIPs bound to nothing")
EXPOSED_MODE = QT_TRANSLATE_NOOP("Report", "NAT mode, visible in the guest OS")
GATEWAY = QT_TRANSLATE_NOOP("Report", "Gateway")
INSTANCE = QT_TRANSLATE_NOOP("Report", "Instance")
INSTANCES = QT_TRANSLATE_NOOP("Report", "Instances")
INTERFACE = QT_TRANSLATE_NOOP("Report", "Interface")
INTERFACES = QT_TRANSLATE_NOOP("Report", "Interfaces")
INTERFACES_FREE = QT_TRANSLATE_NOOP("Report", "Interfaces without EIPs")
INTERFACES_UNKNOWN = QT_TRANSLATE_NOOP("Report", "Interfaces of which it is not known whether they carry EIPs")
ISSUES = QT_TRANSLATE_NOOP("Report", "Issues")
MODE = QT_TRANSLATE_NOOP("Report", "Mode")
NAME = QT_TRANSLATE_NOOP("Report", "Name")
NETMASK = QT_TRANSLATE_NOOP("Report", "Netmask")
NONE = QT_TRANSLATE_NOOP("Report", "None.")
NOT_KNOWN = QT_TRANSLATE_NOOP("Report", "Not known.")
NO_DRIFT = QT_TRANSLATE_NOOP("Report", "Nothing has changed since the plan.")
NO_ISSUES = QT_TRANSLATE_NOOP("Report", "No issues were found.")
PARTIAL = QT_TRANSLATE_NOOP("Report", "This report is not complete:")
PRIVATE_ADDRESS = QT_TRANSLATE_NOOP("Report", "Private address")
REGION_UNKNOWN = QT_TRANSLATE_NOOP("Report", "Not known: this region could not be read ({reason}).")
STATUS = QT_TRANSLATE_NOOP("Report", "Status")
SUMMARY = QT_TRANSLATE_NOOP("Report", "Summary")
TITLE = QT_TRANSLATE_NOOP("Report", "EIP mappings in {region}")
TYPE = QT_TRANSLATE_NOOP("Report", "Type")
UNBOUND = QT_TRANSLATE_NOOP("Report", "Unbound EIPs")
UNKNOWN = QT_TRANSLATE_NOOP("Report", "not known")
WARNINGS = QT_TRANSLATE_NOOP("Report", "Warnings")


def text(sentence: str) -> str:
    """Return one of the texts above in the language in force."""
    return translate("Report", str(sentence))


def bound_headings() -> tuple[str, ...]:
    """Return the headings of the table of bound EIPs."""
    return tuple(map(text, (EIP, NAME, MODE, STATUS, BOUND_TO, PRIVATE_ADDRESS, INSTANCE, GATEWAY, NETMASK)))


def free_headings() -> tuple[str, ...]:
    """Return the headings of the table of unbound EIPs."""
    return tuple(map(text, (EIP, NAME, ALLOCATION_ID, STATUS, CHARGE_TYPE)))


def interface_headings() -> tuple[str, ...]:
    """Return the headings of the table of interfaces without EIPs."""
    return tuple(map(text, (INTERFACE, NAME, PRIVATE_ADDRESS, TYPE, STATUS, INSTANCE)))
