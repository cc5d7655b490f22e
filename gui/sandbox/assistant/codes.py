"""Codes of the result of a command: the state that each ends in, and a sentence.

Sources: help page "Check execution results and troubleshoot common issues", DescribeInvocationResults, and
DescribeSendFileResults. Which state goes with which code is written nowhere; this is the likely one.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

_INVALID: Final[Mapping[str, str]] = {
    "CommandNotApplicable": "The command does not fit the operating system of the instance.",
    "AccountNotExists": "The user does not exist in the instance.",
    "DirectoryNotExists": "The working directory does not exist in the instance.",
    "DefaultWorkingDirectoryNotAvailable": "The home directory is not available in the instance.",
    "InvalidCommandText": "The command text is not valid.",
    "CommandContentDecodeError": "The command content is not Base64.",
    "InvalidSystemBuiltInParameter": "A built-in parameter of the command is not valid.",
    "BadCronExpression": "The schedule of the command is not valid.",
    "UserOrPasswordInvalid": "The user name or the password is not valid.",
    "QueryParameterStoreFailed": "The password could not be read from the parameter store.",
    "InstanceRoleInvalid": "The RAM role of the instance is not valid.",
    "FileNameInvalid": "The name of the file is not valid.",
    "FilePathInvalid": "The directory of the file is not valid.",
    "FileAuthorityInvalid": "The permissions of the file are not valid.",
    "UserGroupNotExists": "The owner or the group of the file does not exist in the instance.",
    "FileContentInvalid": "The content of the file is not valid.",
}
_ABORTED: Final[Mapping[str, str]] = {
    "InstanceNotExists": "The instance does not exist.",
    "InstanceReleased": "The instance was released.",
    "InstanceDeregistered": "The instance is not registered any more.",
    "InstanceNotRunning": "The instance is not in the running state.",
    "ClientNotRunning": "The Cloud Assistant agent does not run in the instance.",
    "ClientNotOnline": "The Cloud Assistant agent is not connected.",
    "ClientNotResponse": "The Cloud Assistant agent does not respond.",
    "ClientNetworkBlocked": "The network of the instance does not let the agent reach the service.",
    "SecurityGroupRuleDenied": "Outbound rules of security group sg-sandbox deny 100.100.0.0/16 port 443.",
    "ClientIsUpgrading": "The Cloud Assistant agent is being upgraded.",
    "ClientNeedUpgrade": "The Cloud Assistant agent is too old: 2.2.3.256 or later is needed.",
    "DeliveryTimeout": "The command was not delivered within a minute.",
    "TaskConcurrencyLimit": "Too many commands run in the instance.",
}
_ERROR: Final[Mapping[str, str]] = {
    "InstanceRestarted": "The instance was restarted while the command ran.",
    "ClientRestarted": "The Cloud Assistant agent was restarted while the command ran.",
    "ExecutionException": "The command could not be run.",
    "ExecutionInterrupted": "The command was interrupted.",
}
_FAILED: Final[Mapping[str, str]] = {
    "ExitCodeNonzero": "The exit code of the command is not 0.",
    "FileCreateFail": "The file could not be created.",
    "FileAlreadyExists": "A file of this name exists already.",
}
_TIMEOUT: Final[Mapping[str, str]] = {"ExecutionTimeout": "The command ran longer than its timeout."}
_STATES: Final = {
    "Invalid": _INVALID,
    "Aborted": _ABORTED,
    "Error": _ERROR,
    "Failed": _FAILED,
    "Timeout": _TIMEOUT,
}
_OF_CODES: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {code: (state, sentence) for state, codes in _STATES.items() for code, sentence in codes.items()}
)
KNOWN: Final = frozenset(_OF_CODES)
"""Every code of a result that the sandbox knows."""


def state_of(code: str) -> str:
    """Return the state that a result with ``code`` ends in; ``Error`` for a code that is not known."""
    return _OF_CODES.get(code, ("Error", ""))[0]


def sentence_of(code: str) -> str:
    """Return the ``ErrorInfo`` of ``code``; empty for none, and for no code."""
    return _OF_CODES.get(code, ("", "The sandbox was told to answer with this code." if code else ""))[1]
