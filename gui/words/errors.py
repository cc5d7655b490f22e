"""The sentences of every error: what happened, why, what to do, and the facts to copy for the vendor."""

from dataclasses import dataclass

from gui.domain.accounts.keyring_state import VaultState
from gui.domain.accounts.profile_problems import ProfileError, ProfileFinding
from gui.domain.accounts.sign_in import SignInError
from gui.domain.checks.baseline import BaselineError
from gui.domain.checks.prices import PriceFileError
from gui.domain.cloud.account import AccountError
from gui.domain.cloud.errors import (
    CloudError,
    InstallationError,
    JournalError,
    JournalErrorKind,
    VaultError,
    VaultErrorKind,
    WizardError,
)
from gui.domain.delivery.permissions import GuestAction
from gui.domain.operations.permissions import ApiAction
from gui.domain.plans.plan import PlanBlockedError
from gui.guest.parts import StackRefusalError
from gui.guest.problems import GuestInputError
from gui.words import accounts, baseline, cost, guest
from gui.words.accounts import finding_text, mismatch_text, sign_in_fix, sign_in_text
from gui.words.cloud_codes import sentences
from gui.words.joining import paragraph, with_subject
from gui.words.plain_text import system_reason
from gui.words.problems import problem_text
from gui.words.translation import translate


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
                sign_in_fix(error.reason),
                _details(error.cause) if error.cause else "",
            )
        case CloudError():
            what, fix = _cloud(error)
            return ErrorText(what, fix, _details(error))
        case VaultError():
            return ErrorText(*_vault(error.kind), f"backend: {error.backend}" if error.backend else "")
        case JournalError():
            return ErrorText(*_journal(error.kind), "\n".join(each for each in (error.path, error.detail) if each))
        case OSError():
            what = translate("Errors", "A file could not be written or read: {reason}.").format(
                reason=system_reason(error)
            )
            return ErrorText(what, translate("Errors", "Check the folder and the free space, then try again."))
        case WizardError():
            return _told(error)
    return ErrorText(
        translate("Errors", "Something went wrong inside the program ({name}).").format(name=type(error).__name__),
        translate("Errors", "Nothing you entered is lost. Report the error with the log file."),
    )


def _told(error: WizardError) -> ErrorText:
    """Return the text of an error that says itself what is wrong and what would be right."""
    match error:
        case AccountError():
            return ErrorText(*mismatch_text(error))
        case ProfileError():
            return ErrorText(finding_text(ProfileFinding(error.problem, error.values)), "")
        case BaselineError() | PriceFileError():
            return ErrorText(_file(error), "")
        case GuestInputError():
            return ErrorText(paragraph(guest.problem_text(each) for each in error.problems), "")
        case PlanBlockedError():
            return ErrorText(
                translate("Errors", "This can't be done as chosen."),
                paragraph(with_subject(each.subject, problem_text(each)) for each in error.problems),
            )
        case InstallationError():
            what = translate("Errors", "The program is not completely installed: {name} can't be loaded.")
            fix = translate("Errors", "Install the program again. A virus scanner may have removed a file.")
            return ErrorText(what.format(name=error.missing or error.detail), fix, error.detail)
        case StackRefusalError():
            what = guest.missing_text(error.stack.title, error.missing)
            fix = translate("Errors", "Choose another network stack.")
            return ErrorText(what, fix)
    return ErrorText(str(error), "")


def _file(error: BaselineError | PriceFileError) -> str:
    return baseline.fault_text(error) if isinstance(error, BaselineError) else cost.file_text(error)


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
    what, fix = sentences(error)
    facts = {
        "action": error.action or "?",
        "code": error.code or "?",
        "host": error.endpoint or "?",
        **{name: error.details.get(name) or "?" for name in ("target", "reason", "records")},
        "permission": error.details.get("AuthAction") or _permission(error.action) or "?",
    }
    return translate("Errors", str(what)).format(**facts), translate("Errors", str(fix)).format(**facts)


def _permission(action: str) -> str:
    """Return the name that RAM policies use for the API call ``action``, or the call's own where it is not known."""
    return next((each.value for each in (*ApiAction, *GuestAction) if each.value.partition(":")[2] == action), action)


def _journal(kind: JournalErrorKind) -> tuple[str, str]:
    match kind:
        case JournalErrorKind.IN_USE:
            return (
                translate("Errors", "Another window of this program is running a plan."),
                translate("Errors", "Wait until it has ended, or close it, then try again."),
            )
        case JournalErrorKind.READ_ONLY:
            return (
                translate("Errors", "The record of runs can't be written, so nothing was started."),
                translate("Errors", "Make the folder writable, or start with another --state-dir."),
            )
        case JournalErrorKind.FULL:
            return (
                translate("Errors", "The record of runs can't be written: the disk is full or failing."),
                translate("Errors", "Free some space, then try again."),
            )
        case JournalErrorKind.UNFINISHED:
            return (
                translate("Errors", "An earlier run was interrupted and is not finished."),
                translate("Errors", "Resume it, roll it back or discard it before you start a new run."),
            )
        case JournalErrorKind.DAMAGED:
            return (
                translate("Errors", "The record of runs is damaged."),
                translate("Errors", "Move the file away, refresh, and check the state of EIPs and interface."),
            )
        case JournalErrorKind.NEWER:
            return (
                translate("Errors", "The record of runs was written by a newer version of this program."),
                translate("Errors", "Use that version, or start with another --state-dir."),
            )


def vault_text(kind: VaultErrorKind) -> tuple[str, str]:
    """Return why the keyring could not do it, and what to do about the keyring; empty where nothing can be done."""
    match kind:
        case VaultErrorKind.ABSENT:
            return accounts.vault_text(VaultState.ABSENT), ""
        case VaultErrorKind.LOCKED:
            return (
                translate("Errors", "The keyring is locked."),
                translate("Errors", "Unlock it in your desktop's password manager and try again."),
            )
        case VaultErrorKind.DISMISSED:
            return (
                translate("Errors", "The keyring's password prompt was dismissed."),
                translate("Errors", "Try again and answer the prompt."),
            )
        case VaultErrorKind.DENIED:
            return translate("Errors", "The keyring refused access to this program."), ""
        case VaultErrorKind.SLOW:
            return (
                translate("Errors", "The keyring did not answer in time."),
                translate("Errors", "A prompt may be waiting for you behind another window."),
            )
        case VaultErrorKind.UNSAFE:
            return (
                translate(
                    "Errors", "The keyring set up on this computer keeps secrets in clear text, so it is not used."
                ),
                "",
            )
        case VaultErrorKind.BROKEN:
            return accounts.vault_text(VaultState.BROKEN), ""


def _vault(kind: VaultErrorKind) -> tuple[str, str]:
    what, fix = vault_text(kind)
    session_only = translate("Errors", "You can keep the secret in memory for this session only.")
    return what, paragraph((fix, session_only))
