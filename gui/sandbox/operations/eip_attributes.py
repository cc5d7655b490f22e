"""ModifyEipAddressAttribute. Codes: the table of its page."""

import re
from typing import Final

from gui.sandbox import binding_rules, lookups
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Eip, EipStatus

_NAME: Final = re.compile(r"[^\W\d_][\w.-]{0,127}")
_DESCRIPTION: Final = re.compile(r"(?!https?://)[^\W\d_].{1,255}", re.DOTALL)
# Highest bandwidth in Mbit/s by traffic and by bandwidth.
_MOST: Final = {"PayByTraffic": 200, "PayByBandwidth": 500}


def modify_eip_address_attribute(account: Account, params: Params) -> Answer:
    """Give an EIP another bandwidth, name or description; all of them or none."""
    region = params.text("RegionId")
    if region and region not in account.regions:
        raise Refusal("Forbidden.RegionNotFound", "The specified region is not found.", 404)
    eip = lookups.eip(account, params.required("AllocationId"), region or None)
    binding_rules.check_unlocked(account, eip)
    if eip.status not in {EipStatus.AVAILABLE, EipStatus.IN_USE}:
        raise Refusal("IncorrectEipStatus", "The EIP is in a transitional state.")
    name, description = params.text("Name"), params.text("Description")
    if name and not _NAME.fullmatch(name):
        raise Refusal("InvalidEipAddressName.Malformed", "The specified Name is not valid.")
    if description and not _DESCRIPTION.fullmatch(description):
        raise Refusal("InvalidDescription.Malformed", "The specified Description is not valid.")
    bandwidth = _bandwidth(params, eip)
    eip.bandwidth, eip.name, eip.description = bandwidth, name or eip.name, description or eip.description
    return {}


def _bandwidth(params: Params, eip: Eip) -> int:
    wanted = params.integer("Bandwidth", eip.bandwidth, 1, _MOST[eip.internet_charge_type])
    if wanted != eip.bandwidth and eip.charge_type == "PrePaid":
        raise Refusal("Forbidden.ChargeTypeIsPrepaid", "The bandwidth of a subscription EIP is changed in the console.")
    if wanted != eip.bandwidth and eip.bandwidth_package:
        raise Refusal("Forbidden.InCommonBandwidthPackage", "The EIP is in an Internet Shared Bandwidth.", 404)
    return wanted


OPERATIONS = (Operation("ModifyEipAddressAttribute", modify_eip_address_attribute),)
