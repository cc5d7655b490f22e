import pytest

from gui.domain.cloud.errors import (
    CloudError,
    CloudErrorKind,
    InputError,
    InstallationError,
    JournalError,
    JournalErrorKind,
    VaultError,
    VaultErrorKind,
    WizardError,
)
from gui.domain.contracts import Credentials


def test_a_refusal_reads_as_action_code_and_request_id() -> None:
    whole = CloudError(CloudErrorKind.CONFLICT, "TaskConflict", "AssociateEipAddress", request_id="R-1")
    assert str(whole) == "AssociateEipAddress TaskConflict request id R-1"
    assert str(CloudError(CloudErrorKind.NETWORK, action="DescribeVpcs")) == "DescribeVpcs network"
    assert str(CloudError(CloudErrorKind.NETWORK)) == "network"


@pytest.mark.parametrize("kind", CloudErrorKind)
def test_without_an_answer_the_effect_is_unknown(kind: CloudErrorKind) -> None:
    unanswered = {"timed_out", "network", "unavailable", "malformed"}
    assert CloudError(kind).answered is (kind.value not in unanswered)


def test_other_failures_read_as_what_failed_and_why() -> None:
    assert str(VaultError(VaultErrorKind.LOCKED)) == "keyring locked"
    assert str(VaultError(VaultErrorKind.LOCKED, "SecretService")) == "keyring locked (SecretService)"
    assert str(JournalError(JournalErrorKind.FULL, "runs")) == "journal runs: full"
    assert str(JournalError(JournalErrorKind.IN_USE, "runs", "process 7")) == "journal runs: in_use (process 7)"
    assert str(InstallationError("cryptography", "a file is missing")) == "not completely installed: cryptography"
    assert str(InstallationError("", "a file is missing")) == "not completely installed: a file is missing"


def test_all_are_told_to_the_user() -> None:
    assert all(issubclass(each, WizardError) for each in (CloudError, VaultError, JournalError, InputError))


def test_credentials_never_print_their_secrets() -> None:
    shown = repr(Credentials("LTAI-id", "the-secret", "the-token"))
    assert "LTAI-id" in shown
    assert "the-secret" not in shown
    assert "the-token" not in shown
