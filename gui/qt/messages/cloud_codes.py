"""Codes of the cloud that have a sentence of their own: what happened, what to do."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from gui.domain.errors import CloudErrorKind

BY_CODE = {
    "SignatureDoesNotMatch": (
        QT_TRANSLATE_NOOP("Errors", "The AccessKey secret is wrong."),
        QT_TRANSLATE_NOOP("Errors", "Paste it again, or create a new AccessKey in the RAM console."),
    ),
    "IncompleteSignature": (
        QT_TRANSLATE_NOOP("Errors", "The AccessKey secret is wrong."),
        QT_TRANSLATE_NOOP("Errors", "Paste it again, or create a new AccessKey in the RAM console."),
    ),
    "InvalidAccessKeyId.NotFound": (
        QT_TRANSLATE_NOOP("Errors", "The cloud does not know this AccessKey ID."),
        QT_TRANSLATE_NOOP("Errors", "Check it for missing characters; it may have been deleted."),
    ),
    "InvalidAccessKeyId.Inactive": (
        QT_TRANSLATE_NOOP("Errors", "This AccessKey is disabled."),
        QT_TRANSLATE_NOOP("Errors", "Enable it in the RAM console, or use another one."),
    ),
    "Forbidden.AccessKeyDisabled": (
        QT_TRANSLATE_NOOP("Errors", "This AccessKey is disabled."),
        QT_TRANSLATE_NOOP("Errors", "Enable it in the RAM console, or use another one."),
    ),
    "Mode.NotSupport": (
        QT_TRANSLATE_NOOP("Errors", "This account may not use multi-EIP to ENI mode."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The vendor takes no new applications for it. The other way is to expose EIPs through a "
            "secondary CIDR block of the VPC.",
        ),
    ),
    "OperationDenied.Unauthorized": (
        QT_TRANSLATE_NOOP("Errors", "This account may not use multi-EIP to ENI mode."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The vendor takes no new applications for it. The other way is to expose EIPs through a "
            "secondary CIDR block of the VPC.",
        ),
    ),
    "Invalid.Function.NotSupported": (
        QT_TRANSLATE_NOOP("Errors", "This account may not use multi-EIP to ENI mode."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The vendor takes no new applications for it. The other way is to expose EIPs through a "
            "secondary CIDR block of the VPC.",
        ),
    ),
    "OperationUnsupported.MultiIp": (
        QT_TRANSLATE_NOOP("Errors", "This account may not use multi-EIP to ENI mode."),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The vendor takes no new applications for it. The other way is to expose EIPs through a "
            "secondary CIDR block of the VPC.",
        ),
    ),
    "Eni.Attached": (
        QT_TRANSLATE_NOOP("Errors", "The interface is bound to an instance."),
        QT_TRANSLATE_NOOP("Errors", "Unbind it first; EIPs are associated with a free interface."),
    ),
    "Mode.Conflict": (
        QT_TRANSLATE_NOOP("Errors", "The interface already carries an EIP in another mode."),
        QT_TRANSLATE_NOOP("Errors", "Disassociate that EIP first, or choose another interface."),
    ),
    "OperationFailed.EipBindModeConflict": (
        QT_TRANSLATE_NOOP("Errors", "The interface already carries an EIP in another mode."),
        QT_TRANSLATE_NOOP("Errors", "Disassociate that EIP first, or choose another interface."),
    ),
    "QuotaExceed.MultiBindedEip": (
        QT_TRANSLATE_NOOP("Errors", "The interface would carry more EIPs than the mode allows."),
        QT_TRANSLATE_NOOP("Errors", "Choose fewer EIPs, or another interface."),
    ),
    "IncorrectEipStatus": (
        QT_TRANSLATE_NOOP("Errors", "An EIP is no longer free: it is bound, or its state is changing."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and look at its state; somebody else may be working on it."),
    ),
    "InvalidAssociation.Duplicated": (
        QT_TRANSLATE_NOOP("Errors", "An EIP is no longer free: it is bound, or its state is changing."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and look at its state; somebody else may be working on it."),
    ),
    "InvalidBindingStatus": (
        QT_TRANSLATE_NOOP("Errors", "An EIP is no longer free: it is bound, or its state is changing."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and look at its state; somebody else may be working on it."),
    ),
    "OperationUnsupported.EipBindModel": (
        QT_TRANSLATE_NOOP("Errors", "The instance family does not support the mode."),
        QT_TRANSLATE_NOOP("Errors", "Choose an instance of a listed family."),
    ),
    "InvalidOperation.AvailabilityZoneMismatch": (
        QT_TRANSLATE_NOOP("Errors", "Interface and instance are not in the same zone and VPC."),
        QT_TRANSLATE_NOOP("Errors", "Choose an instance in the zone and VPC of the interface."),
    ),
    "InvalidOperation.VpcMismatch": (
        QT_TRANSLATE_NOOP("Errors", "Interface and instance are not in the same zone and VPC."),
        QT_TRANSLATE_NOOP("Errors", "Choose an instance in the zone and VPC of the interface."),
    ),
    "EniPerInstanceLimitExceeded": (
        QT_TRANSLATE_NOOP("Errors", "The instance has no free slot for another interface."),
        QT_TRANSLATE_NOOP("Errors", "Unbind one of its interfaces, or choose a larger instance type."),
    ),
    "MaxEniCountExceeded": (
        QT_TRANSLATE_NOOP("Errors", "The account has reached its quota of network interfaces."),
        QT_TRANSLATE_NOOP("Errors", "Delete unused interfaces, or ask for a higher quota in the Quota Center."),
    ),
    "Forbidden.FinancialLocked": (
        QT_TRANSLATE_NOOP("Errors", "The EIP is locked because of an overdue payment or a security notice."),
        QT_TRANSLATE_NOOP("Errors", "Settle it in the billing or security console, then refresh."),
    ),
    "InvalidEIPStatus.BizDisabled": (
        QT_TRANSLATE_NOOP("Errors", "The EIP is locked because of an overdue payment or a security notice."),
        QT_TRANSLATE_NOOP("Errors", "Settle it in the billing or security console, then refresh."),
    ),
}

BY_KIND = {
    CloudErrorKind.DENIED: (
        QT_TRANSLATE_NOOP("Errors", "This account has no permission for {action}."),
        QT_TRANSLATE_NOOP("Errors", "Ask its administrator for that action in a RAM policy."),
    ),
    CloudErrorKind.BAD_CREDENTIALS: (
        QT_TRANSLATE_NOOP("Errors", "The cloud does not accept these credentials."),
        QT_TRANSLATE_NOOP("Errors", "Check AccessKey ID, secret and token."),
    ),
    CloudErrorKind.EXPIRED_CREDENTIALS: (
        QT_TRANSLATE_NOOP("Errors", "The session token has expired."),
        QT_TRANSLATE_NOOP("Errors", "Get a new one and sign in again; nothing chosen is lost."),
    ),
    CloudErrorKind.CLOCK_SKEW: (
        QT_TRANSLATE_NOOP("Errors", "The clock of this computer is more than 15 minutes off."),
        QT_TRANSLATE_NOOP("Errors", "Set the clock right, then try again. The details show both times."),
    ),
    CloudErrorKind.THROTTLED: (
        QT_TRANSLATE_NOOP("Errors", "The cloud asks for fewer calls at a time."),
        QT_TRANSLATE_NOOP("Errors", "Wait a little, then try again."),
    ),
    CloudErrorKind.TIMED_OUT: (
        QT_TRANSLATE_NOOP("Errors", "The cloud did not answer {action} in time."),
        QT_TRANSLATE_NOOP("Errors", "Whether it took effect is not known. Refresh to see, then try again."),
    ),
    CloudErrorKind.NETWORK: (
        QT_TRANSLATE_NOOP("Errors", "{host} could not be reached."),
        QT_TRANSLATE_NOOP("Errors", "Check the network connection, proxy and name resolution, then try again."),
    ),
    CloudErrorKind.UNAVAILABLE: (
        QT_TRANSLATE_NOOP("Errors", "The cloud has trouble of its own with {action}."),
        QT_TRANSLATE_NOOP("Errors", "Try again in a minute; the request id helps the vendor to look it up."),
    ),
    CloudErrorKind.MALFORMED: (
        QT_TRANSLATE_NOOP("Errors", "The answer to {action} was not the cloud's own format."),
        QT_TRANSLATE_NOOP("Errors", "A proxy or a sign-in page of the network may be in between."),
    ),
    CloudErrorKind.NOT_FOUND: (
        QT_TRANSLATE_NOOP("Errors", "Something that {action} needs no longer exists."),
        QT_TRANSLATE_NOOP("Errors", "Refresh and choose again."),
    ),
    CloudErrorKind.CONFLICT: (
        QT_TRANSLATE_NOOP("Errors", "Another task is at work on the same resource."),
        QT_TRANSLATE_NOOP("Errors", "Wait until it has ended, refresh, then try again."),
    ),
    CloudErrorKind.LIMIT: (
        QT_TRANSLATE_NOOP("Errors", "A quota of the account or of the resource is used up ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Free some, or ask for more in the Quota Center."),
    ),
    CloudErrorKind.UNSUPPORTED: (
        QT_TRANSLATE_NOOP("Errors", "The cloud does not support this here ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Choose other resources; the details say more."),
    ),
    CloudErrorKind.LOCKED: (
        QT_TRANSLATE_NOOP("Errors", "The resource is locked ({code})."),
        QT_TRANSLATE_NOOP("Errors", "Settle the bill or the security notice first."),
    ),
    CloudErrorKind.BAD_REQUEST: (
        QT_TRANSLATE_NOOP("Errors", "The cloud refused {action} ({code})."),
        QT_TRANSLATE_NOOP("Errors", "The details hold the request id to quote to the vendor."),
    ),
    CloudErrorKind.UNKNOWN: (
        QT_TRANSLATE_NOOP("Errors", "The cloud refused {action} with a code this program does not know ({code})."),
        QT_TRANSLATE_NOOP("Errors", "The details hold the request id to quote to the vendor."),
    ),
}
