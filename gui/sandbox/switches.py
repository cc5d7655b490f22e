"""Facts about the cloud that are not settled: which reading the sandbox follows. The default is the stricter one."""

from dataclasses import dataclass
from enum import StrEnum


class Choice(StrEnum):
    """Whether something is refused or let through."""

    REFUSED = "refused"
    ALLOWED = "allowed"


class Presence(StrEnum):
    """Whether a parameter must be sent."""

    OPTIONAL = "optional"
    REQUIRED = "required"


class Batch(StrEnum):
    """What AssociateEipAddressBatch does when one EIP of several is refused, or whether it does anything."""

    ATOMIC = "atomic"
    PARTIAL = "partial"
    UNSUPPORTED = "unsupported"


class Late(StrEnum):
    """How attaching to an unsupported family goes wrong."""

    REFUSED = "refused"
    FALLS_BACK = "falls-back"


class Statuses(StrEnum):
    """Which generation of pages gives the HTTP status of a code."""

    CURRENT = "current"
    OLDER = "older"


class Omitted(StrEnum):
    """What an omitted filter means."""

    ANY = "any"
    DOCUMENTED_DEFAULT = "documented-default"


class UnboundMode(StrEnum):
    """What ``Mode`` holds while an EIP is not bound."""

    EMPTY = "empty"
    NAT = "NAT"


class PublicIp(StrEnum):
    """What AssociatedPublicIp of an interface with several EIPs holds."""

    EMPTY = "empty"
    FIRST = "first"


class NoGateways(StrEnum):
    """What DescribeEipGatewayInfo answers for an interface without multi-mode EIPs."""

    EMPTY = "empty"
    NOT_FOUND = "not-found"


class UnknownId(StrEnum):
    """What a list answers to an id that does not exist, or does not exist any more."""

    EMPTY = "empty"
    NOT_FOUND = "not-found"


class BusyEip(StrEnum):
    """The code for an EIP that is in transition."""

    TASK_CONFLICT = "TaskConflict"
    INCORRECT_STATUS = "IncorrectEipStatus"
    BINDING_STATUS = "InvalidBindingStatus"


class NoHotPlug(StrEnum):
    """The code for attaching to, or detaching from, a running instance whose type takes no hot plug."""

    ATTACH = "InvalidOperation.HotPlugNotSupport"
    DETACH = "InvalidOperation.EniHotPlugNotSupported"
    STATE = "InvalidOperation.InvalidEcsState"


class NoMode(StrEnum):
    """The code for an account without the multi-EIP mode."""

    MODE = "Mode.NotSupport"
    UNAUTHORIZED = "OperationDenied.Unauthorized"
    FUNCTION = "Invalid.Function.NotSupported"
    MULTI_IP = "OperationUnsupported.MultiIp"


class Scalars(StrEnum):
    """How numbers and booleans travel: as JSON declares them, or as texts like in the vendor's samples."""

    TYPED = "typed"
    QUOTED = "quoted"


class Limits(StrEnum):
    """Whether the documented number of calls per minute is enforced."""

    ENFORCED = "enforced"
    OFF = "off"


class RefusedToken(StrEnum):
    """What becomes of a ClientToken whose request was refused."""

    REPLAYED = "replayed"
    FORGOTTEN = "forgotten"


class PrivateIp(StrEnum):
    """What PrivateIpAddress of an EIP in multi-EIP mode holds when nobody named one at the binding."""

    PRIMARY = "primary"
    EMPTY = "empty"


class NoGroup(StrEnum):
    """What ResourceGroupId of a resource of the VPC API holds when it was made without one."""

    EMPTY = "empty"
    DEFAULT_GROUP = "default-group"


class EndpointRegion(StrEnum):
    """Whether a regional endpoint stands in for an omitted RegionId where the page wants one."""

    FILLED_IN = "filled-in"
    REQUIRED = "required"


class OtherInstance(StrEnum):
    """What AllocateEipAddress makes of an InstanceId that is no EIP's."""

    REFUSED = "refused"
    IGNORED = "ignored"


class DryRunCommand(StrEnum):
    """What RunCommand with ``RepeatMode=DryRun`` answers: an invocation whose result tells, or an error as in VPC."""

    INVOCATION = "invocation"
    REFUSAL = "refusal"


class StoppedInstance(StrEnum):
    """What becomes of a command for an instance that does not run."""

    ABORTED = "aborted"
    REFUSED = "refused"


class LostResult(StrEnum):
    """The state that a command shows in the end when its result never arrived."""

    ERROR = "Error"
    TIMEOUT = "Timeout"


class RestartedStatus(StrEnum):
    """The state that goes with ``ClientRestarted`` and ``InstanceRestarted``."""

    ERROR = "Error"
    ABORTED = "Aborted"


class TimeoutCode(StrEnum):
    """The code that goes with the state Timeout, if one does."""

    EXECUTION_TIMEOUT = "ExecutionTimeout"
    NONE = "none"


class StopOfRunning(StrEnum):
    """What StopInvocation does to a command that runs already."""

    IGNORED = "ignored"
    KILLED = "killed"


class FailedRecord(StrEnum):
    """The older word (``InvokeRecordStatus``) for a command that ended with another exit code than 0."""

    FAILED = "Failed"
    FINISHED = "Finished"


class CommandName(StrEnum):
    """What becomes of a command's name with blanks or characters of a shell, which the agent puts into a path."""

    REFUSED = "refused"
    KEPT = "kept"
    CLEANED = "cleaned"


class ShortTimeout(StrEnum):
    """What becomes of a timeout below ten seconds."""

    REFUSED = "refused"
    RAISED = "raised"


class Installed(StrEnum):
    """When an agent that was installed by InstallCloudAssistant works."""

    AT_ONCE = "at-once"
    AFTER_RESTART = "after-restart"


@dataclass(slots=True, kw_only=True)
class Switches:
    """One member per unsettled fact; the README of the sandbox explains each."""

    private_ip_for_multi_eip: Presence = Presence.OPTIONAL
    secondary_ips_with_multi_eip: Choice = Choice.REFUSED
    changes_while_attached: Choice = Choice.REFUSED
    ipv4_gateway_with_multi_eip: Choice = Choice.REFUSED
    possibly_supported_families: Choice = Choice.REFUSED
    attach_to_unsupported_family: Late = Late.REFUSED
    batch: Batch = Batch.ATOMIC
    busy_eip_code: BusyEip = BusyEip.TASK_CONFLICT
    no_hot_plug_code: NoHotPlug = NoHotPlug.ATTACH
    no_mode_code: NoMode = NoMode.MODE
    no_gateways: NoGateways = NoGateways.EMPTY
    mode_while_unbound: UnboundMode = UnboundMode.EMPTY
    associated_public_ip: PublicIp = PublicIp.EMPTY
    associated_type_when_omitted: Omitted = Omitted.DOCUMENTED_DEFAULT
    default_vpc_when_omitted: Omitted = Omitted.ANY
    delete_interface_with_eip: Choice = Choice.REFUSED
    secondary_cidr_wider_than_16: Choice = Choice.REFUSED
    instance_types_per_page: int = 100
    http_statuses: Statuses = Statuses.CURRENT
    scalars: Scalars = Scalars.TYPED
    tab_after_request_id: bool = False
    rate_limits: Limits = Limits.ENFORCED
    refused_token_busy: RefusedToken = RefusedToken.FORGOTTEN
    refused_token_state: RefusedToken = RefusedToken.REPLAYED
    refused_token_other: RefusedToken = RefusedToken.REPLAYED
    private_ip_of_multi_eip: PrivateIp = PrivateIp.PRIMARY
    resource_group_when_none_given: NoGroup = NoGroup.EMPTY
    region_by_endpoint: EndpointRegion = EndpointRegion.FILLED_IN
    allocate_with_other_instance_id: OtherInstance = OtherInstance.REFUSED
    eip_lag: str = "0 s"
    eni_lag: str = "0 s"
    instance_lag: str = "0 s"
    vpc_lag: str = "0 s"
    vswitch_lag: str = "0 s"
    unknown_id: UnknownId = UnknownId.EMPTY
    purchases: Choice = Choice.ALLOWED
    dry_run_command: DryRunCommand = DryRunCommand.INVOCATION
    stopped_instance_command: StoppedInstance = StoppedInstance.ABORTED
    lost_result: LostResult = LostResult.ERROR
    restarted_status: RestartedStatus = RestartedStatus.ERROR
    timeout_code: TimeoutCode = TimeoutCode.EXECUTION_TIMEOUT
    stop_of_running: StopOfRunning = StopOfRunning.IGNORED
    username_root: Choice = Choice.REFUSED
    failed_record_status: FailedRecord = FailedRecord.FAILED
    command_name: CommandName = CommandName.REFUSED
    command_timeout_below_10: ShortTimeout = ShortTimeout.REFUSED
    installed_assistant: Installed = Installed.AT_ONCE
