"""The fine monitoring of EIPs: SetHighDefinitionMonitorLogStatus and its question.

Codes: the tables of sethighdefinitionmonitorlogstatus and describehighdefinitionmonitorlogattribute. Which log projects
exist is not known here, so any is taken.
"""

from gui.sandbox import lookups
from gui.sandbox.account import Account
from gui.sandbox.client_tokens import Answer
from gui.sandbox.errors import Refusal
from gui.sandbox.operation import Operation
from gui.sandbox.params import Params
from gui.sandbox.resources import Eip


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
    Operation("SetHighDefinitionMonitorLogStatus", set_high_definition_monitor_log_status),
    Operation("DescribeHighDefinitionMonitorLogAttribute", describe_high_definition_monitor_log_attribute),
)
