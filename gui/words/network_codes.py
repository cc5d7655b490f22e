"""What the cloud says about VPCs, CIDR blocks and vSwitches, names and bandwidths of EIPs, and commands in a guest."""

from gui.words import error_parts
from gui.words.translation import QT_TRANSLATE_NOOP

IN_THE_VSWITCH = (
    QT_TRANSLATE_NOOP("Errors", "A resource in the vSwitch still uses it ({code})."),
    QT_TRANSLATE_NOOP("Errors", "Delete or move that resource in the console first. Waiting does not help."),
)
"""For the codes that are made of ``DependencyViolation`` and what is in the vSwitch, when it is to be deleted."""

GROUPS = (
    (
        ("InvalidEipAddressName.Malformed", "InvalidDescription.Malformed"),
        QT_TRANSLATE_NOOP("Errors", "The cloud does not take this name."),
        QT_TRANSLATE_NOOP(
            "Errors", "Begin it with a letter, and use letters, digits, dots, underscores and hyphens only."
        ),
    ),
    (
        ("Forbidden.InCommonBandwidthPackage",),
        QT_TRANSLATE_NOOP("Errors", "The EIP shares the bandwidth of an Internet Shared Bandwidth instance."),
        QT_TRANSLATE_NOOP("Errors", "Change the bandwidth of that instance in the EIP console."),
    ),
    (
        ("InvalidVpc.NotFound", "InvalidVpcId.NotFound", "InvalidVpcID.NotFound", "Forbidden.VpcNotFound"),
        QT_TRANSLATE_NOOP("Errors", "The VPC no longer exists in this region."),
        error_parts.REFRESH_AND_CHOOSE,
    ),
    (
        ("InvalidRouteTableId.NotFound", "InvalidRouteTable.NotFound"),
        QT_TRANSLATE_NOOP("Errors", "A route table of the VPC no longer exists."),
        QT_TRANSLATE_NOOP("Errors", "Refresh to read the route tables again."),
    ),
    (
        (
            "InvalidVSwitchId.NotFound",
            "ResourceNotFound.VSwitchId",
            "IncorrectVSwitchId",
            "InvalidVSwitchID.NotFound",
            "InvalidVswitchID.NotFound",
        ),
        QT_TRANSLATE_NOOP("Errors", "The vSwitch no longer exists in this region."),
        error_parts.REFRESH_AND_CHOOSE,
    ),
    (
        ("InvalidZoneId.NotFound", "ResourceNotAvailable"),
        QT_TRANSLATE_NOOP("Errors", "The region has no such zone, or not for this account."),
        QT_TRANSLATE_NOOP("Errors", "Choose the zone of the instance."),
    ),
    (
        (
            "IncorrectStatus.Vpc",
            "OperationDenied.OtherSubnetCreating",
            "OperationDenied.OtherSubnetProcessing",
            "IncorrectStatus.cbnStatus",
            "CreateVSwitch.IncorrectStatus.cbnStatus",
            "DeleteVSwitch.IncorrectStatus.cbnStatus",
            "IncorrectVpcStatus",
            "IncorrectVSwitchStatus",
            "IncorrectRouteEntryStatus",
            "InvalidStatus.RouteEntry",
            "OperationFailed.NotifyCenCreate",
        ),
        QT_TRANSLATE_NOOP("Errors", "A change of the VPC or of the vSwitch is still under way."),
        error_parts.WAIT_AND_REFRESH,
    ),
    (
        ("InvalidCidrBlock", "InvalidCidrBlock.Malformed", "InvalidCirdrBlock.MaskLength"),
        QT_TRANSLATE_NOOP("Errors", "The CIDR block is not valid here, or overlaps another one of the VPC."),
        QT_TRANSLATE_NOOP("Errors", "Choose another block: vSwitches take masks from /16 to /29, inside the VPC."),
    ),
    (
        ("InvalidCidrBlock.Overlapped", "Duplicated.SecondaryCidrBlock"),
        QT_TRANSLATE_NOOP("Errors", "The CIDR block overlaps an existing one."),
        QT_TRANSLATE_NOOP("Errors", "Choose another block, or use the existing one."),
    ),
    (
        (
            "IllegalParam.SecondaryCidrBlock",
            "InvalidSecondaryCidrBlock.NotFound",
            "MissingParam.SecondaryCidrOrIpv6Cidr",
            "MissingParam.SecondaryCidrBlockOrIpv6CidrBlock",
            "MissingParam.SecondaryCidrBlock",
        ),
        QT_TRANSLATE_NOOP("Errors", "The VPC has no such secondary CIDR block."),
        QT_TRANSLATE_NOOP("Errors", "Refresh: it may have been removed already."),
    ),
    (
        ("OperationDenied.CidrInExcludeCidrs", "OperationDenied.MaskOfCidrIsNotAllowed"),
        QT_TRANSLATE_NOOP("Errors", "The cloud does not allow this CIDR block as a secondary one."),
        QT_TRANSLATE_NOOP("Errors", "Choose another one, with a mask from /16 to /28, outside the reserved ranges."),
    ),
    (
        ("OperationFailed.ConflictWithEntry",),
        QT_TRANSLATE_NOOP("Errors", "The CIDR block overlaps a route of the VPC."),
        QT_TRANSLATE_NOOP("Errors", "Choose a smaller or another block, or check the routes in the VPC console."),
    ),
    (
        ("OperationFailed.CidrInUse",),
        QT_TRANSLATE_NOOP("Errors", "A vSwitch still uses the CIDR block."),
        QT_TRANSLATE_NOOP("Errors", "Delete the vSwitches in it first; that can take a few minutes to be noticed."),
    ),
    (
        ("DependencyViolation", "DependencyViolation.NetworkInterface"),
        QT_TRANSLATE_NOOP("Errors", "Something is still in the vSwitch."),
        QT_TRANSLATE_NOOP(
            "Errors", "Delete the interfaces in it first; a deleted one can count for some minutes more."
        ),
    ),
    (
        ("QuotaExceeded.VSwitch",),
        QT_TRANSLATE_NOOP("Errors", "The VPC has as many vSwitches as it may have."),
        QT_TRANSLATE_NOOP("Errors", "Delete unused ones, or ask for a higher quota in the Quota Center."),
    ),
    (
        ("QuotaExceeded.VpcMultiCidr",),
        QT_TRANSLATE_NOOP("Errors", "The VPC has as many secondary CIDR blocks as it may have."),
        QT_TRANSLATE_NOOP("Errors", "Use a block that covers the EIP, or remove an unused one."),
    ),
    (
        ("EntityNotExist.User", "EntityNotExist.Policy"),
        QT_TRANSLATE_NOOP("Errors", "The RAM user or policy no longer exists."),
        QT_TRANSLATE_NOOP("Errors", "Check the permissions again, or look them up in the RAM console."),
    ),
    (
        ("EntityNotExist.Role",),
        QT_TRANSLATE_NOOP("Errors", "The RAM role does not exist, or this user may not take it on."),
        QT_TRANSLATE_NOOP("Errors", "Check the role's ARN and whom its trust policy names."),
    ),
    (
        ("CmdContent.ExceedLimit", "CmdName.ExceedLimit", "CmdDesc.ExceedLimit", "Username.ExceedLimit"),
        QT_TRANSLATE_NOOP("Errors", "The command is too long for Cloud Assistant ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Copy the configuration into the guest by hand, or with scp."),
    ),
    (
        ("InvalidCmdType.NotFound", "InvalidInstance.NotMatch"),
        QT_TRANSLATE_NOOP("Errors", "The command does not fit the operating system of the instance."),
        QT_TRANSLATE_NOOP("Errors", "Choose the guest configuration of its own system."),
    ),
    (
        ("OperationUnsupported.VpcMultiCidr",),
        QT_TRANSLATE_NOOP("Errors", "This VPC takes no secondary CIDR block."),
        QT_TRANSLATE_NOOP("Errors", "Choose an instance in another VPC."),
    ),
    (
        (
            "Invocation.ExceedQuota",
            "CmdCount.ExceedQuota",
        ),
        QT_TRANSLATE_NOOP("Errors", "The account has sent as many commands as Cloud Assistant allows for now."),
        QT_TRANSLATE_NOOP("Errors", "Wait, or copy the configuration into the guest by hand."),
    ),
    (
        ("InstanceIds.ExceedLimit", "MissingParam.InstanceId"),
        QT_TRANSLATE_NOOP("Errors", "The call names no instance, or too many."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and choose one instance."),
    ),
)
