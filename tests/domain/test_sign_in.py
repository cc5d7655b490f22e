"""What a needed sign-in looks like, and what to tell a user whose key was refused."""

import pytest

from gui.domain.accounts.sign_in import SignInError, SignInFailure, SignInReason, failure_of
from gui.domain.cloud.errors import CloudError, CloudErrorKind


@pytest.mark.parametrize(
    ("kind", "code", "expected"),
    [
        (CloudErrorKind.BAD_CREDENTIALS, "SignatureDoesNotMatch", SignInFailure.WRONG_SECRET),
        (CloudErrorKind.BAD_CREDENTIALS, "IncompleteSignature", SignInFailure.WRONG_SECRET),
        (CloudErrorKind.BAD_CREDENTIALS, "InvalidAccessKeyId.NotFound", SignInFailure.UNKNOWN_KEY),
        (CloudErrorKind.BAD_CREDENTIALS, "InvalidAccessKeyId.Inactive", SignInFailure.DISABLED_KEY),
        (CloudErrorKind.BAD_CREDENTIALS, "Forbidden.AccessKeyDisabled", SignInFailure.DISABLED_KEY),
        (CloudErrorKind.EXPIRED_CREDENTIALS, "InvalidSecurityToken.Expired", SignInFailure.TOKEN_EXPIRED),
        (CloudErrorKind.BAD_CREDENTIALS, "InvalidSecurityToken.MismatchWithAccessKey", SignInFailure.TOKEN_WRONG),
        (CloudErrorKind.BAD_CREDENTIALS, "InvalidSecurityToken.Malformed", SignInFailure.TOKEN_WRONG),
        (CloudErrorKind.BAD_CREDENTIALS, "MissingSecurityToken", SignInFailure.TOKEN_WRONG),
        (CloudErrorKind.CLOCK_SKEW, "InvalidTimeStamp.Expired", SignInFailure.CLOCK_SKEW),
        (CloudErrorKind.BAD_CREDENTIALS, "SomethingNew", SignInFailure.REFUSED),
        (CloudErrorKind.DENIED, "Forbidden.RAM", None),
        (CloudErrorKind.NETWORK, "", None),
    ],
)
def test_each_code_has_its_sentence(kind: CloudErrorKind, code: str, expected: SignInFailure | None) -> None:
    assert failure_of(CloudError(kind, code)) is expected


def test_a_refused_role_is_explained_by_its_cause() -> None:
    cause = CloudError(CloudErrorKind.BAD_CREDENTIALS, "SignatureDoesNotMatch")
    assert failure_of(SignInError(SignInReason.ROLE_REFUSED, "role", cause)) is SignInFailure.WRONG_SECRET
    assert failure_of(SignInError(SignInReason.TOKEN_EXPIRED, "today")) is SignInFailure.TOKEN_EXPIRED
    assert failure_of(SignInError(SignInReason.LOCKED, "work")) is None


def test_a_needed_sign_in_looks_like_an_expired_token() -> None:
    error = SignInError(SignInReason.LOCKED, "work")
    assert (error.kind, error.code) == (CloudErrorKind.EXPIRED_CREDENTIALS, "SignIn.Locked")
    cause = CloudError(CloudErrorKind.DENIED, "NoPermission", "AssumeRole", "words", "REQ-1")
    error = SignInError(SignInReason.ROLE_REFUSED, "role", cause)
    assert (error.action, error.message, error.request_id, error.cause) == ("AssumeRole", "words", "REQ-1", cause)
    assert str(error) == "AssumeRole SignIn.RoleRefused request id REQ-1"
