"""ModifyEipAddressAttribute, and the fine monitoring of EIPs: SetHighDefinitionMonitorLogStatus and its question.

Codes: the tables of modifyeipaddressattribute, sethighdefinitionmonitorlogstatus and
describehighdefinitionmonitorlogattribute. Which log projects exist is not known here, so any is taken.
"""

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


def _monitored(account: Account, params: Params) -> Eip:
    region = lookups.region(account, params).id
    eip = account.eips.get(params.required("InstanceId"), region)
    if eip is None:
        raise Refusal("InvalidAllocationId.NotFound", "The specified EIP does not exist.", 400)
    params.choice("InstanceType", ("EIP",), "EIP", "ParameterInvalid")
    return eip


def set_high_definition_monitor_log_status(account: Account, params: Params) -> Answer:
    """Begin to write an EIP's traffic of each second to a log, or end it."""
    project, store = params.required("LogProject"), params.required("LogStore")
    params.required("Status")
    status = params.choice("Status", ("ON", "OFF"), "", "ParameterInvalid")
    eip = _monitored(account, params)
    if status == "ON" and eip.monitored == "ON":
        raise Refusal("RuleExist", "The EIP is monitored already.")
    if status == "OFF" and (eip.monitored, eip.log_project, eip.log_store) != ("ON", project, store):
        raise Refusal("InvalidHdMonitorStatus", "The EIP is not monitored in this log.")
    eip.monitored, eip.log_project, eip.log_store = status, project, store
    return {"Success": "true"}


def describe_high_definition_monitor_log_attribute(account: Account, params: Params) -> Answer:
    """Tell to which log an EIP's traffic is written."""
    eip = _monitored(account, params)
    on = eip.monitored == "ON"
    return {
        "Success": "true",
        "InstanceId": eip.id,
        "InstanceType": "EIP",
        "LogProject": eip.log_project if on else "",
        "LogStore": eip.log_store if on else "",
    }


OPERATIONS = (
    Operation("ModifyEipAddressAttribute", modify_eip_address_attribute),
    Operation("SetHighDefinitionMonitorLogStatus", set_high_definition_monitor_log_status),
    Operation("DescribeHighDefinitionMonitorLogAttribute", describe_high_definition_monitor_log_attribute),
)
