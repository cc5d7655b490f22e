"""What the cloud says about network interfaces and the instances that take them."""

from gui.words import error_parts
from gui.words.translation import QT_TRANSLATE_NOOP

GROUPS = (
    (
        ("Eni.Attached",),
        QT_TRANSLATE_NOOP("Errors", "The interface is attached to an instance."),
        QT_TRANSLATE_NOOP("Errors", "Unbind it first; EIPs are associated with a free interface."),
    ),
    (
        (
            "InvalidEniId.NotFound",
            "InvalidInstanId.NotFound",
            "InvalidNetworkInterface.NotFound",
            "InvalidParameter.EniInstanceId",
            "InvalidParams.EniId",
            "InvalidParams.NotFound",
            "Instance.NotExist",
        ),
        QT_TRANSLATE_NOOP("Errors", "The interface does not exist in this region, or has no EIP in the mode."),
        error_parts.REFRESH_AND_CHOOSE,
    ),
    (
        (
            "InvalidEcsId.NotFound",
            "InvalidInstanceID.Malformed",
            "InvalidNicOrVm.NotFound",
            "InvalidInstance.NotExist",
            "InvalidInstance.NotFound",
            "InvalidInstanceId.NotFound",
            "OperationFailed.InstanceNotExist",
        ),
        error_parts.INSTANCE_GONE,
        error_parts.REFRESH_RELEASED,
    ),
    (
        ("InvalidStatus.EniStatusNotSupport", "InvalidOperation.InvalidEniState"),
        QT_TRANSLATE_NOOP("Errors", "The state of the interface does not allow {action} now."),
        QT_TRANSLATE_NOOP("Errors", "Wait a moment, refresh, and check its state."),
    ),
    (
        ("InvalidOperation.InvalidEniType",),
        QT_TRANSLATE_NOOP("Errors", "Only a secondary interface can be attached, detached or deleted by itself."),
        QT_TRANSLATE_NOOP("Errors", "Choose a secondary interface."),
    ),
    (
        ("InvalidOperation.DetachPrimaryEniNotAllowed",),
        QT_TRANSLATE_NOOP("Errors", "The primary interface of an instance can't be detached."),
        QT_TRANSLATE_NOOP("Errors", "Choose a secondary interface."),
    ),
    (
        ("InvalidOperation.EniServiceManaged",),
        QT_TRANSLATE_NOOP("Errors", "A cloud service manages this interface and alone may change it."),
        QT_TRANSLATE_NOOP("Errors", "Choose another interface."),
    ),
    (
        ("InvalidParameter.EniNotBelongEcs",),
        QT_TRANSLATE_NOOP("Errors", "The interface is not attached to this instance."),
        error_parts.REFRESH_UNBOUND,
    ),
    (
        ("InvalidOperation.AvailabilityZoneMismatch",),
        QT_TRANSLATE_NOOP("Errors", "Interface and instance are not in the same zone."),
        QT_TRANSLATE_NOOP("Errors", "Choose an instance in the zone and VPC of the interface."),
    ),
    (
        ("InvalidOperation.VpcMismatch",),
        QT_TRANSLATE_NOOP("Errors", "The resources are not in the same VPC."),
        QT_TRANSLATE_NOOP("Errors", "Choose instance, vSwitch and security group in the VPC of the interface."),
    ),
    (
        (
            "IncorrectInstanceStatus",
            "IncorrectStatus",
            "InvalidOperation.InvalidEcsState",
            "InvalidStatus.EcsStatusNotSupport",
        ),
        QT_TRANSLATE_NOOP("Errors", "The state of the instance does not allow {action} now."),
        QT_TRANSLATE_NOOP(
            "Errors", "Wait until it is running or stopped, and refresh. Some types must be stopped for it."
        ),
    ),
    (
        ("InvalidOperation.HotPlugNotSupport", "InvalidOperation.EniHotPlugNotSupported"),
        QT_TRANSLATE_NOOP(
            "Errors", "The instance type supports attaching and detaching interfaces only while stopped."
        ),
        QT_TRANSLATE_NOOP("Errors", "Stop the instance, refresh, then try again."),
    ),
    (
        ("InvalidOperation.InvalidGeneration",),
        QT_TRANSLATE_NOOP("Errors", "The instance has not been restarted for years and takes no interface yet."),
        QT_TRANSLATE_NOOP("Errors", "Restart it in the ECS console, then try again."),
    ),
    (
        (
            "InvalidOperation.EniLinked",
            "InvalidOperation.HasMemberEniAttached",
        ),
        QT_TRANSLATE_NOOP("Errors", "Other interfaces depend on this one."),
        QT_TRANSLATE_NOOP("Errors", "Detach the member interfaces first, or choose another interface."),
    ),
    (
        ("InvalidOperation.Ipv6NotSupport",),
        QT_TRANSLATE_NOOP("Errors", "The interface has IPv6 addresses, which the instance type does not take."),
        QT_TRANSLATE_NOOP("Errors", "Choose another interface or instance type."),
    ),
    (
        ("InstanceLockedForSecurity",),
        QT_TRANSLATE_NOOP("Errors", "The instance is locked for security reasons."),
        QT_TRANSLATE_NOOP("Errors", "Resolve the notice in the security console, then refresh."),
    ),
    (
        ("OperationFailed.EcsMigrating",),
        QT_TRANSLATE_NOOP("Errors", "The cloud is moving the instance to another host."),
        QT_TRANSLATE_NOOP("Errors", "Wait until it has ended, then try again."),
    ),
    (
        ("EniPerInstanceLimitExceeded",),
        QT_TRANSLATE_NOOP("Errors", "The instance has no free slot for another interface."),
        QT_TRANSLATE_NOOP("Errors", "Detach one of its interfaces, or choose a larger instance type."),
    ),
    (
        ("InvalidOperation.Ipv4CountExceeded",),
        QT_TRANSLATE_NOOP("Errors", "The interface has more private addresses than the instance type takes."),
        QT_TRANSLATE_NOOP("Errors", "Unassign some in the ECS console, or choose another interface or instance."),
    ),
    (
        ("MaxEniCountExceeded",),
        QT_TRANSLATE_NOOP("Errors", "The account has reached its quota of network interfaces."),
        QT_TRANSLATE_NOOP("Errors", "Delete unused interfaces, or ask for a higher quota in the Quota Center."),
    ),
    (
        ("SecurityGroupInstanceLimitExceed",),
        QT_TRANSLATE_NOOP("Errors", "The security group of the interface is full."),
        QT_TRANSLATE_NOOP("Errors", "Give the interface another security group, then try again."),
    ),
    (
        ("InvalidSecurityGroupId.NotFound", "InvalidSecurityGroupId.NotVpc"),
        QT_TRANSLATE_NOOP("Errors", "The security group no longer exists in this VPC."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and choose another one."),
    ),
    (
        ("InvalidIp.IpRepeated", "InvalidPrivateIpAddress.Duplicated"),
        QT_TRANSLATE_NOOP("Errors", "The private address is taken already."),
        QT_TRANSLATE_NOOP("Errors", "Choose another one, or let the cloud choose."),
    ),
    (
        ("InvalidIp.Address", "InvalidVSwitchId.IpInvalid", "Mismatch.VSwitchAndPrivateIpAddress"),
        QT_TRANSLATE_NOOP("Errors", "The private address does not lie in the vSwitch, or is reserved there."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Choose another address, or let the cloud choose. Alibaba Cloud reserves the first and "
            "the last three addresses of a vSwitch.",
        ),
    ),
    (
        ("InvalidVSwitchId.IpNotEnough", "OperationDenied.NoAvailablePrivateIp"),
        QT_TRANSLATE_NOOP("Errors", "The vSwitch has no free address left."),
        QT_TRANSLATE_NOOP("Errors", "Choose another vSwitch of the same zone, or create one."),
    ),
    (
        ("InvalidOperation.EniCountExceeded",),
        QT_TRANSLATE_NOOP("Errors", "The security group has as many interfaces as it may have."),
        QT_TRANSLATE_NOOP("Errors", "Choose another security group."),
    ),
    (
        ("InvalidOperation.MultiGroupType",),
        QT_TRANSLATE_NOOP("Errors", "The security groups are of different types."),
        QT_TRANSLATE_NOOP("Errors", "Choose security groups of one type, basic or advanced."),
    ),
    (
        ("InvalidOperation.ResourceManagedByCloudProduct",),
        QT_TRANSLATE_NOOP("Errors", "A cloud service manages this resource, and only the service may change it."),
        QT_TRANSLATE_NOOP("Errors", "Choose another vSwitch or security group."),
    ),
    (
        (
            "InvalidOperation.InvalidTrunkEniStatus",
            "InvalidOperation.TrunkingIsNotAllowed",
            "InvalidOperation.InstanceTypeNotSupportEniTrunking",
            "InvalidOperation.EniTypeNotSupportTrunking",
            "InvalidParameter.EniNotBelongTrunk",
        ),
        QT_TRANSLATE_NOOP(
            "Errors", "The interface is a trunk or a member of a trunk, which does not allow {action} ({code})."
        ),
        QT_TRANSLATE_NOOP("Errors", "Choose a secondary interface without a trunk."),
    ),
)
