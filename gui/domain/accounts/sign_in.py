"""That a profile must be signed in again, and why a sign-in failed, in the terms a user can act on.

Source of the codes: the vendor's common gateway errors.
"""

from enum import StrEnum

from gui.domain.cloud.errors import CloudError, CloudErrorKind

ENV_KEY_ID = "ALIBABA_CLOUD_ACCESS_KEY_ID"
ENV_SECRET = "ALIBABA_CLOUD_ACCESS_KEY_SECRET"
ENV_TOKEN = "ALIBABA_CLOUD_SECURITY_TOKEN"
"""The environment's variables that hold a key, by the vendor's names."""


class SignInReason(StrEnum):
    """Why a profile must be signed in again."""

    SIGNED_OUT = "SignIn.SignedOut"
    LOCKED = "SignIn.Locked"
    SECRET_MISSING = "SignIn.SecretMissing"
    TOKEN_EXPIRED = "SignIn.TokenExpired"
    ROLE_REFUSED = "SignIn.RoleRefused"
    ENVIRONMENT_EMPTY = "SignIn.EnvironmentEmpty"
    OTHER_ACCOUNT = "SignIn.OtherAccount"
    ACCOUNT_UNKNOWN = "SignIn.AccountUnknown"


class SignInError(CloudError):
    """There is nothing to sign a call with; no call was made. A run pauses, asks for a sign-in and goes on.

    It is a CloudError because it surfaces where calls are made, and of the kind that an expired token gives.

    Attributes:
        reason: why.
        profile: name of the profile.
        cause: the cloud's refusal of the role, for ROLE_REFUSED.
    """

    def __init__(self, reason: SignInReason, profile: str, cause: CloudError | None = None) -> None:
        super().__init__(
            kind=CloudErrorKind.EXPIRED_CREDENTIALS,
            code=reason.value,
            action=cause.action if cause else "",
            message=cause.message if cause else "",
            request_id=cause.request_id if cause else "",
        )
        self.reason = reason
        self.profile = profile
        self.cause = cause


class SignInFailure(StrEnum):
    """What to tell the user; ``gui.words`` has one sentence for each."""

    WRONG_SECRET = "wrong_secret"
    UNKNOWN_KEY = "unknown_key"
    DISABLED_KEY = "disabled_key"
    TOKEN_EXPIRED = "token_expired"
    TOKEN_WRONG = "token_wrong"
    CLOCK_SKEW = "clock_skew"
    REFUSED = "refused"


_BY_CODE = {
    "SignatureDoesNotMatch": SignInFailure.WRONG_SECRET,
    "IncompleteSignature": SignInFailure.WRONG_SECRET,
    "InvalidAccessKeyId.NotFound": SignInFailure.UNKNOWN_KEY,
    "InvalidAccessKeyId": SignInFailure.UNKNOWN_KEY,
    "InvalidAccessKeyId.Inactive": SignInFailure.DISABLED_KEY,
    "Forbidden.AccessKeyDisabled": SignInFailure.DISABLED_KEY,
    "InvalidSecurityToken.Expired": SignInFailure.TOKEN_EXPIRED,
    "MissingSecurityToken": SignInFailure.TOKEN_WRONG,
}
_BY_KIND = {
    CloudErrorKind.EXPIRED_CREDENTIALS: SignInFailure.TOKEN_EXPIRED,
    CloudErrorKind.CLOCK_SKEW: SignInFailure.CLOCK_SKEW,
    CloudErrorKind.BAD_CREDENTIALS: SignInFailure.REFUSED,
}


def failure_of(error: CloudError) -> SignInFailure | None:
    """Return what is wrong with the key that signed the refused call; None when the key is not to blame."""
    if isinstance(error, SignInError):
        own = SignInFailure.TOKEN_EXPIRED if error.reason is SignInReason.TOKEN_EXPIRED else None
        return failure_of(error.cause) if error.cause else own
    if error.code in _BY_CODE:
        return _BY_CODE[error.code]
    if error.code.startswith("InvalidSecurityToken"):
        return SignInFailure.TOKEN_WRONG
    return _BY_KIND.get(error.kind)
