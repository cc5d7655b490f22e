"""The sentences of every error: what happened, why, what to do, and the facts to copy for the vendor."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from gui.domain.errors import CloudError, InputError, VaultError, VaultErrorKind
from gui.domain.profile import Finding, ProfileError, SignInError
from gui.qt.messages.accounts import finding_text, sign_in_text
from gui.qt.messages.cloud_codes import BY_CODE, BY_KIND

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ErrorText:
    """What a banner shows.

    Attributes:
        what: one sentence: what happened.
        fix: one or two sentences: what to do.
        details: lines to copy for a ticket, without any secret; empty when there are none.
    """

    what: str
    fix: str
    details: str = ""


def error_text(error: BaseException) -> ErrorText:
    """Return what to tell the user about ``error``."""
    match error:
        case SignInError():
            return ErrorText(
                sign_in_text(error.reason, error.profile),
                translate("Errors", "Sign in again; nothing chosen is lost."),
                _details(error.cause) if error.cause else "",
            )
        case CloudError():
            what, fix = _cloud(error)
            return ErrorText(what, fix, _details(error))
        case VaultError():
            return ErrorText(*_vault(error.kind), f"backend: {error.backend}" if error.backend else "")
        case ProfileError():
            return ErrorText(finding_text(Finding(error.problem, error.values)), "")
        case InputError():
            return ErrorText(str(error), "")
        case OSError():
            what = translate("Errors", "A file could not be written or read: {reason}.").format(
                reason=error.strerror or type(error).__name__
            )
            return ErrorText(what, translate("Errors", "Check the folder and the free space, then try again."))
    return ErrorText(
        translate("Errors", "Something went wrong inside the program ({name}).").format(name=type(error).__name__),
        translate("Errors", "Nothing you entered is lost. The log file says more; please report it."),
    )


def _details(error: CloudError) -> str:
    facts = {
        "code": error.code or error.kind.value,
        "action": error.action,
        "request id": error.request_id,
        "http status": str(error.status) if error.status else "",
        "endpoint": error.endpoint,
        "message": error.message,
        **error.details,
    }
    return "\n".join(f"{name}: {value}" for name, value in facts.items() if value)


def _cloud(error: CloudError) -> tuple[str, str]:
    what, fix = BY_CODE.get(error.code) or BY_KIND[error.kind]
    facts = {"action": error.action or "?", "code": error.code or "?", "host": error.endpoint or "?"}
    return translate("Errors", str(what)).format(**facts), translate("Errors", str(fix)).format(**facts)


def _vault(kind: VaultErrorKind) -> tuple[str, str]:
    session_only = translate("Errors", "You can go on with the secret in memory for this session only.")
    match kind:
        case VaultErrorKind.ABSENT:
            return translate("Errors", "This computer has no keyring service."), session_only
        case VaultErrorKind.LOCKED:
            return (
                translate("Errors", "The keyring is locked."),
                translate("Errors", "Unlock it in your desktop's password manager and try again.") + " " + session_only,
            )
        case VaultErrorKind.DISMISSED:
            return (
                translate("Errors", "The keyring's password prompt was dismissed."),
                translate("Errors", "Try again and answer the prompt.") + " " + session_only,
            )
        case VaultErrorKind.DENIED:
            return translate("Errors", "The keyring refused access to this program."), session_only
        case VaultErrorKind.SLOW:
            return (
                translate("Errors", "The keyring did not answer in time."),
                translate("Errors", "A prompt may be waiting for you behind another window.") + " " + session_only,
            )
        case VaultErrorKind.UNSAFE:
            return (
                translate(
                    "Errors", "The keyring set up on this computer keeps secrets in clear text, so it is not used."
                ),
                session_only,
            )
        case VaultErrorKind.BROKEN:
            return translate("Errors", "The keyring failed."), session_only
