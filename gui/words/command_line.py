"""What only the command line says: errors on one line with all their facts, and how to go on without a window."""

from collections.abc import Iterator

from gui.domain.accounts.sign_in import SignInError
from gui.domain.cloud.errors import CloudError, JournalError, JournalErrorKind, VaultError
from gui.domain.cloud.problems import Problem
from gui.domain.engine.irreversible import irreversible
from gui.domain.operations.instance_eips import UnassociateFromInstance
from gui.domain.operations.networks import RemoveBlock
from gui.domain.operations.operation import DetachEni, Operation, UnassociateEips
from gui.domain.operations.power import StopInstance
from gui.domain.plans.plan import PlanBlockedError
from gui.words.accounts import sign_in_text
from gui.words.errors import error_text, vault_text
from gui.words.joining import paragraph, with_subject
from gui.words.problems import problem_text
from gui.words.translation import QT_TRANSLATE_NOOP, translate

JOURNAL = {
    JournalErrorKind.IN_USE: QT_TRANSLATE_NOOP(
        "CommandLine", "Another program writes the journal ({detail}); nothing was sent. Close it first."
    ),
    JournalErrorKind.READ_ONLY: QT_TRANSLATE_NOOP(
        "CommandLine",
        "The journal {path} can't be written ({detail}); nothing was sent. Make it writable, or name another folder "
        "with --state-dir.",
    ),
    JournalErrorKind.FULL: QT_TRANSLATE_NOOP(
        "CommandLine", "There is no room for the journal {path} ({detail}); nothing was sent. Free some space."
    ),
    JournalErrorKind.UNFINISHED: QT_TRANSLATE_NOOP(
        "CommandLine",
        "Run {detail} is not finished; nothing was sent. 'multi-eip resume' continues it, 'resume --undo' rolls it "
        "back where that is possible, 'resume --forget' leaves everything as it is.",
    ),
    JournalErrorKind.DAMAGED: QT_TRANSLATE_NOOP(
        "CommandLine", "The journal {path} is damaged ({detail}); nothing was sent. Move it away to begin anew."
    ),
    JournalErrorKind.NEWER: QT_TRANSLATE_NOOP(
        "CommandLine",
        "The journal {path} was written by a newer version of this program ({detail}). Use that version, or name "
        "another folder with --state-dir.",
    ),
}


def error_sentences(error: BaseException) -> tuple[str, ...]:
    """Return what to say about ``error``: one text for each thing that is wrong, what to do and all facts included."""
    if isinstance(error, PlanBlockedError):
        return tuple(map(problem_sentence, error.problems))
    return (paragraph(_parts(error)),)


def problem_sentence(problem: Problem) -> str:
    """Return what is wrong with which resource."""
    return with_subject(problem.subject, problem_text(problem))


def cloud_facts(error: CloudError) -> str:
    """Return in brackets what the support of Alibaba Cloud asks for: code, call, host, request id, message."""
    call = " at ".join(each for each in (error.action, error.endpoint) if each)
    facts = (
        error.code or error.kind.value.replace("_", " "),
        call,
        f"HTTP status {error.status}" if error.status else "",
        f"request id {error.request_id}" if error.request_id else "",
        *(f"{name.replace('_', ' ')} {value}" for name, value in error.details.items()),
        f'message "{error.message}"' if error.message else "",
    )
    return f"[{', '.join(each for each in facts if each)}]"


def interruption(operation: Operation) -> str:
    """Return what ``operation`` ends or loses, empty where it ends nothing."""
    match operation:
        case StopInstance(instance_id=instance):
            text = translate("CommandLine", "All services on {instance} stop until it is started again.")
            return text.format(instance=instance)
        case DetachEni(instance_id=instance):
            text = translate("CommandLine", "The traffic of {instance} over this interface stops.")
            return text.format(instance=instance)
        case UnassociateEips() | UnassociateFromInstance():
            return translate("CommandLine", "The traffic over these EIPs stops.")
        case RemoveBlock(block=block):
            text = translate("CommandLine", "The VPC loses the block {block}.")
            return text.format(block=block)
    if operation.may_cost:
        return translate("CommandLine", "This may change what it costs.")
    return translate("CommandLine", "This is permanent: it can't be undone.") if irreversible(operation) else ""


def _parts(error: BaseException) -> Iterator[str]:
    match error:
        case SignInError():
            yield sign_in_text(error.reason, error.profile)
            if error.cause is None:
                yield _without_window()
            else:
                yield from _parts(error.cause)
        case CloudError():
            text = error_text(error)
            yield from (text.what, text.fix, cloud_facts(error))
        case VaultError():
            yield from (*vault_text(error.kind), _without_window())
            yield f"[{error.backend}]" if error.backend else ""
        case JournalError():
            yield translate("CommandLine", str(JOURNAL[error.kind])).format(path=error.path, detail=error.detail)
        case _:
            text = error_text(error)
            yield from (text.what, text.fix)


def _without_window() -> str:
    return translate(
        "CommandLine",
        "Sign in with the window and save the secret in the keyring; or set ALIBABA_CLOUD_ACCESS_KEY_ID and "
        "ALIBABA_CLOUD_ACCESS_KEY_SECRET, and leave out --profile.",
    )
