"""What the cloud says about EIPs: binding, disassociating, allocating and releasing them."""

from gui.words import error_parts
from gui.words.translation import QT_TRANSLATE_NOOP

_OTHER_WAY = QT_TRANSLATE_NOOP(
    "Errors",
    'Alibaba Cloud no longer accepts new applications for this mode. Use the method "Secondary CIDR block" instead.',
)

MODE_PERHAPS = (
    error_parts.UNKNOWN_CODE,
    QT_TRANSLATE_NOOP(
        "Errors",
        "The account may not be enabled for multi-EIP mode: then use a secondary CIDR block of "
        "the VPC instead. For support, give Alibaba Cloud the request id in the details.",
    ),
)
"""For an unknown code at an association: no page says for certain how an account without the mode is refused."""

GROUPS = (
    (
        ("Mode.NotSupport", "OperationDenied.Unauthorized", "OperationUnsupported.MultiIp"),
        QT_TRANSLATE_NOOP("Errors", "This account may not use multi-EIP to ENI mode."),
        _OTHER_WAY,
    ),
    (
        ("Invalid.Function.NotSupported",),
        QT_TRANSLATE_NOOP("Errors", "Multi-EIP to ENI mode is not open in this region, or not for this account."),
        _OTHER_WAY,
    ),
    (
        ("IncorrectEipStatus", "InvalidBindingStatus"),
        QT_TRANSLATE_NOOP("Errors", "An EIP is not in the state this needs: it is bound, free or changing by now."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and check its state. Another user may be changing it."),
    ),
    (
        ("InvalidAssociation.Duplicated",),
        QT_TRANSLATE_NOOP("Errors", "The target has an EIP already."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and check it. Another user may be changing it."),
    ),
    (
        ("InvalidAction.Denied",),
        QT_TRANSLATE_NOOP("Errors", "A change of the EIP's configuration is still under way."),
        error_parts.WAIT_AND_REFRESH,
    ),
    (
        ("OrderFailed.ConcurrentOperate",),
        QT_TRANSLATE_NOOP("Errors", "Another order of this account is still being placed."),
        error_parts.WAIT_AND_REFRESH,
    ),
    (
        ("Forbidden.FinancialLocked",),
        QT_TRANSLATE_NOOP("Errors", "The EIP is locked because of an overdue payment."),
        QT_TRANSLATE_NOOP("Errors", "Pay the outstanding bill in the billing console, then refresh."),
    ),
    (
        ("InvalidEIPStatus.BizDisabled", "NATGATEWAY_FINANCIALLOCKED"),
        QT_TRANSLATE_NOOP("Errors", "The EIP is locked because of an overdue payment or a security notice."),
        QT_TRANSLATE_NOOP("Errors", "Resolve it in the billing or security console, then refresh."),
    ),
    (
        ("InvalidAllocationId.NotFound",),
        QT_TRANSLATE_NOOP("Errors", "An EIP no longer exists in this region."),
        error_parts.REFRESH_RELEASED,
    ),
    (
        ("InvalidBindInstance.NotFound",),
        QT_TRANSLATE_NOOP("Errors", "The EIP is not bound to this interface."),
        error_parts.REFRESH_UNBOUND,
    ),
    (
        (
            "InvalidParameter.Mismatch",
            "OperationFailed.RegionNotMatch",
        ),
        QT_TRANSLATE_NOOP("Errors", "EIP and interface are in different regions."),
        QT_TRANSLATE_NOOP("Errors", "Choose both in the same region; an EIP can't leave its own."),
    ),
    (
        ("Mode.Conflict", "OperationFailed.EipBindModeConflict"),
        QT_TRANSLATE_NOOP("Errors", "The interface already carries an EIP in another mode."),
        QT_TRANSLATE_NOOP("Errors", "Disassociate that EIP first, or choose another interface."),
    ),
    (
        ("QuotaExceed.MultiBindedEip",),
        QT_TRANSLATE_NOOP("Errors", "The interface would carry more EIPs than the mode allows."),
        QT_TRANSLATE_NOOP("Errors", "Choose fewer EIPs, or another interface."),
    ),
    (
        ("InvalidEip.EipQuotaExceeded",),
        QT_TRANSLATE_NOOP("Errors", "Every private address of the interface has an EIP already."),
        QT_TRANSLATE_NOOP("Errors", "Assign another private address to the interface, or choose another interface."),
    ),
    (
        ("OperationUnsupported.EipBindModel",),
        QT_TRANSLATE_NOOP("Errors", "The instance family does not support the mode."),
        QT_TRANSLATE_NOOP("Errors", "Choose an instance of a listed family."),
    ),
    (
        ("Eni.HasSubIp", "OperationFailed.EniSubIp"),
        QT_TRANSLATE_NOOP(
            "Errors", "The interface has secondary private addresses, and the cloud refused it for that."
        ),
        QT_TRANSLATE_NOOP("Errors", "Choose an interface without them, or unassign them in the ECS console."),
    ),
    (
        ("OperationFailed.IpPrefixConflict", "UnsupportedFeature.EipBindPrefixIp"),
        QT_TRANSLATE_NOOP("Errors", "The interface has IP prefixes, which the mode does not allow."),
        QT_TRANSLATE_NOOP("Errors", "Choose an interface without prefixes."),
    ),
    (
        ("OperationDenied.Ipv4GatewayExist", "OperationDenied.VpcIpv4GatewayEnabled"),
        QT_TRANSLATE_NOOP("Errors", "The VPC has an IPv4 gateway, with which the mode does not work."),
        QT_TRANSLATE_NOOP("Errors", "Choose an interface and an instance in a VPC without one."),
    ),
    (
        (
            "BindInstance.NotSupported",
            "EipBatchBind.TypeNotSupport",
            "Invalid.DirectEip.BindType",
            "OperationDenied.UnsupportedEipBindMode",
            "InvalidInstanceType.ValueNotSupported",
            "InstanceType.NotSupport",
            "INSTANCE_TYPE_NOT_SUPPORT",
            "InvalidParameter.InstanceTypeNotSupport",
        ),
        QT_TRANSLATE_NOOP("Errors", "An EIP can't be bound to this kind of resource in this mode."),
        QT_TRANSLATE_NOOP("Errors", "Choose a secondary ENI as the target."),
    ),
    (
        ("InvalidStatus.NotAllow",),
        QT_TRANSLATE_NOOP("Errors", "The target does not take the change: its state, or its owner, does not allow it."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and check it. A resource managed by a cloud service can't be used."),
    ),
    (
        ("OperationDenied",),
        QT_TRANSLATE_NOOP(
            "Errors", "The cloud denies it: the target is not in a VPC, or the EIP belongs to a default VPC."
        ),
        QT_TRANSLATE_NOOP("Errors", "Choose another interface or EIP; the details hold the cloud's own words."),
    ),
    (
        (
            "OperationDenied.CloudBoxResourceExist",
            "OperationDenied.CloudBoxVSwitchExist",
        ),
        QT_TRANSLATE_NOOP("Errors", "CloudBox resources can't be mixed with those of the region."),
        QT_TRANSLATE_NOOP("Errors", "Choose EIP, interface and instance that are all outside the CloudBox."),
    ),
    (
        ("InvalidNexthop.DirectEni",),
        QT_TRANSLATE_NOOP("Errors", "A route of the VPC uses this interface as its next hop."),
        QT_TRANSLATE_NOOP("Errors", "Remove that route in the VPC console, or choose another interface."),
    ),
    (
        (
            "InvalidIpStatus.HasBeenUsedBySnatTable",
            "InvalidIpStatus.HasBeenUsedByForwardEntry",
            "InvalidStatus.SnatOrDnat",
            "DependencyViolation.SnatEntry",
        ),
        QT_TRANSLATE_NOOP("Errors", "SNAT or DNAT entries of a NAT gateway use the EIP."),
        QT_TRANSLATE_NOOP("Errors", "Delete those entries in the NAT gateway console first."),
    ),
    (
        ("TaskConflict.AssociateGlobalAccelerationInstance",),
        QT_TRANSLATE_NOOP("Errors", "The EIP takes part in Global Accelerator."),
        QT_TRANSLATE_NOOP("Errors", "Take it out there first, then try again."),
    ),
    (
        ("Forbidden.ReleaseSegmentEip",),
        QT_TRANSLATE_NOOP("Errors", "The EIP is one of a contiguous group and can't be released alone."),
        QT_TRANSLATE_NOOP("Errors", "Release the whole group in the EIP console."),
    ),
    (
        (
            "QuotaExceeded.Eip",
            "OperationFailed.QuotaNotEnough",
        ),
        QT_TRANSLATE_NOOP("Errors", "The account has as many EIPs as it may have."),
        QT_TRANSLATE_NOOP("Errors", "Release unused EIPs, or ask for a higher quota in the Quota Center."),
    ),
    (
        ("InsufficientBalance",),
        QT_TRANSLATE_NOOP("Errors", "The balance of the account is not sufficient."),
        QT_TRANSLATE_NOOP("Errors", "Top it up in the billing console, then try again."),
    ),
    (
        (
            "PAY.INSUFFICIENT_BALANCE",
            "AccountMoneyValidateError",
            "CreditPayInsufficientBalance",
            "OperationFailed.CreditPayInsufficientBalance",
            "PAYFOR.CREDIT_PAY_INSUFFICIENT_BALANCE",
            "OperationFailed.AccountMoneyInvalid",
            "SYSTEM.SALE_VALIDATE_UNEXPECTED_ERROR",
            "PAY.MAYI_WITHHOLDING_AGREEMENT_ILLEGAL",
        ),
        QT_TRANSLATE_NOOP("Errors", "The account's balance does not cover this purchase."),
        QT_TRANSLATE_NOOP(
            "Errors", "Top up the balance or pay outstanding bills in the billing console, then try again."
        ),
    ),
    (
        ("ReserveIpFail",),
        QT_TRANSLATE_NOOP("Errors", "The cloud could not reserve an address for the EIP."),
        error_parts.TRY_AGAIN_OR_ASK,
    ),
    (
        (
            "OperationFailed.ResourceNotEnough",
            "OperationFailed.InsufficientEIP",
            "ResourceNotEnough.PublicIpAddressPool",
        ),
        QT_TRANSLATE_NOOP("Errors", "The region has no address left to give at present."),
        QT_TRANSLATE_NOOP("Errors", "Try later, ask for fewer, or use EIPs that are allocated already."),
    ),
    (
        ("ORDER.QUANTITY_INVALID",),
        QT_TRANSLATE_NOOP("Errors", "The order is over the number of EIPs this account may buy."),
        QT_TRANSLATE_NOOP(
            "Errors", "Ask for fewer, release unused EIPs, or ask for a higher quota in the Quota Center."
        ),
    ),
    (
        ("FrequentPurchase.EIP",),
        QT_TRANSLATE_NOOP(
            "Errors", "Alibaba Cloud refuses new EIPs for up to seven days, because too many were allocated."
        ),
        QT_TRANSLATE_NOOP(
            "Errors", "Use EIPs that are allocated already. Each further attempt can prolong the refusal."
        ),
    ),
    (
        ("Forbidden.ChargeTypeIsPrepaid",),
        QT_TRANSLATE_NOOP("Errors", "A subscription EIP can't be released before its term ends."),
        QT_TRANSLATE_NOOP("Errors", "Leave it unbound, or ask for a refund in the billing console."),
    ),
    (
        ("InvalidOperation.DeletionProtection",),
        QT_TRANSLATE_NOOP("Errors", "Deletion protection is on for this EIP."),
        QT_TRANSLATE_NOOP("Errors", "Turn it off in the EIP console to release the EIP."),
    ),
    (
        (
            "OperationFailed.BasicInfoUncompleted",
            "OperationFailed.CompleteUserInfo",
        ),
        QT_TRANSLATE_NOOP("Errors", "The account can't buy an EIP before its owner's information is complete."),
        QT_TRANSLATE_NOOP(
            "Errors", "Complete the information and the real-name verification in the account console, then try again."
        ),
    ),
    (
        ("OperationFailed.RiskControl",),
        QT_TRANSLATE_NOOP("Errors", "The risk control of Alibaba Cloud stopped this purchase."),
        QT_TRANSLATE_NOOP(
            "Errors", "Use EIPs that are allocated already, or ask the support of Alibaba Cloud with the request id."
        ),
    ),
    (
        ("QuotaExceeded.LargeSpecEip",),
        QT_TRANSLATE_NOOP("Errors", "The account has as many EIPs of a large bandwidth as it may have."),
        QT_TRANSLATE_NOOP("Errors", "Choose a smaller bandwidth, or ask for a higher quota in the Quota Center."),
    ),
    (
        ("InvalidEipBandwidth.OutOfMaxValue",),
        QT_TRANSLATE_NOOP("Errors", "The bandwidth of the EIP is above the limit."),
        QT_TRANSLATE_NOOP("Errors", "Choose a smaller bandwidth."),
    ),
    (
        ("OperationFailed.PrivateIpAddressNotExist",),
        QT_TRANSLATE_NOOP("Errors", "The interface does not have the private address that the EIP is bound to."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and choose again; the address may have been unassigned."),
    ),
    (
        (
            "BIND_INSTANCE_HAVE_PORTMAP_OR_BIND_EIP",
            "EIP_CAN_NOT_ASSOCIATE_WITH_PUBLIC_IP",
            "Forbidden.InstanceBandwidthNotZero",
            "InvalidStatus.InstanceHasBandWidth",
        ),
        QT_TRANSLATE_NOOP("Errors", "The target has a public address already."),
        QT_TRANSLATE_NOOP(
            "Errors", "Remove its public address or its EIP in the console, or choose another interface."
        ),
    ),
    (
        ("Forbidden.EipCanNotBindGatgw",),
        QT_TRANSLATE_NOOP("Errors", "This EIP can't be bound to this kind of gateway or interface."),
        QT_TRANSLATE_NOOP("Errors", "Choose another EIP."),
    ),
)
