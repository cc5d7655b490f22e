"""Profiles, keys and the keyring, in sentences."""

from gui.domain.accounts.keyring_state import VaultState
from gui.domain.accounts.profile_problems import ProfileFinding, ProfileProblem
from gui.domain.accounts.sign_in import SignInReason
from gui.domain.cloud.account import SANDBOX, Account, AccountError, CallerIdentity, Mismatch, PrincipalKind
from gui.words.translation import QT_TRANSLATE_NOOP, translate

FINDINGS = {
    ProfileProblem.NAME_EMPTY: QT_TRANSLATE_NOOP("Accounts", "Give the profile a name."),
    ProfileProblem.NAME_TOO_LONG: QT_TRANSLATE_NOOP(
        "Accounts", "The name of the profile is longer than {limit} characters."
    ),
    ProfileProblem.NAME_TAKEN: QT_TRANSLATE_NOOP(
        "Accounts", "There is already a profile named {name}. Choose another name."
    ),
    ProfileProblem.NAME_UNKNOWN: QT_TRANSLATE_NOOP("Accounts", "There is no profile named {name}."),
    ProfileProblem.KEY_ID_EMPTY: QT_TRANSLATE_NOOP("Accounts", "Enter the AccessKey ID."),
    ProfileProblem.KEY_ID_CHARACTERS: QT_TRANSLATE_NOOP("Accounts", "An AccessKey ID has only letters and digits."),
    ProfileProblem.KEY_ID_LENGTH: QT_TRANSLATE_NOOP(
        "Accounts", "An AccessKey ID has 16 to 30 characters; this one has {length}."
    ),
    ProfileProblem.KEY_ID_TEMPORARY: QT_TRANSLATE_NOOP(
        "Accounts", "This AccessKey ID is a temporary one (STS) and works only with its security token."
    ),
    ProfileProblem.KEY_ID_NOT_TEMPORARY: QT_TRANSLATE_NOOP(
        "Accounts", "A security token goes with a temporary AccessKey ID, which begins with STS."
    ),
    ProfileProblem.SECRET_EMPTY: QT_TRANSLATE_NOOP("Accounts", "Enter the AccessKey secret."),
    ProfileProblem.SECRET_CHARACTERS: QT_TRANSLATE_NOOP(
        "Accounts", "The AccessKey secret has characters that no secret has."
    ),
    ProfileProblem.SECRET_LENGTH: QT_TRANSLATE_NOOP(
        "Accounts", "An AccessKey secret has 30 characters; this one has {length}."
    ),
    ProfileProblem.SECRET_IS_KEY_ID: QT_TRANSLATE_NOOP("Accounts", "This is an AccessKey ID, not an AccessKey secret."),
    ProfileProblem.TOKEN_EMPTY: QT_TRANSLATE_NOOP("Accounts", "Enter the security token."),
    ProfileProblem.TOKEN_CHARACTERS: QT_TRANSLATE_NOOP(
        "Accounts", "The security token has characters that no token has."
    ),
    ProfileProblem.ROLE_ARN_SHAPE: QT_TRANSLATE_NOOP(
        "Accounts", "A role is written acs:ram::<account number>:role/<name>."
    ),
    ProfileProblem.ROLE_SESSION_SHAPE: QT_TRANSLATE_NOOP(
        "Accounts", "A role session name has 2 to 64 letters, digits or the characters . @ - _."
    ),
    ProfileProblem.REGION_SHAPE: QT_TRANSLATE_NOOP(
        "Accounts", "A region is written as its ID, for example cn-shanghai. Choose it from the list."
    ),
    ProfileProblem.PROXY_SHAPE: QT_TRANSLATE_NOOP("Accounts", "A proxy is written http://host:port."),
    ProfileProblem.PROXY_HAS_PASSWORD: QT_TRANSLATE_NOOP(
        "Accounts",
        "The proxy address contains a password. Passwords are not written to files: remove it from the address.",
    ),
    ProfileProblem.CA_FILE_MISSING: QT_TRANSLATE_NOOP("Accounts", "The certificate file {path} can't be read."),
    ProfileProblem.CA_FILE_SHAPE: QT_TRANSLATE_NOOP("Accounts", "The file {path} holds no certificate in PEM form."),
    ProfileProblem.FILE_DAMAGED: QT_TRANSLATE_NOOP(
        "Accounts", "The file {path} is damaged and has no good copy; it was set aside as {aside}."
    ),
    ProfileProblem.FILE_DAMAGED_COPY_USED: QT_TRANSLATE_NOOP(
        "Accounts", "The file {path} is damaged; the last good copy was used instead."
    ),
    ProfileProblem.FILE_UNREADABLE: QT_TRANSLATE_NOOP("Accounts", "The file {path} can't be read: {reason}."),
    ProfileProblem.FILE_NOT_WRITTEN: QT_TRANSLATE_NOOP("Accounts", "The file {path} can't be written: {reason}."),
    ProfileProblem.FILE_CHANGED: QT_TRANSLATE_NOOP(
        "Accounts", "Another program changed the file {path}. It was not overwritten."
    ),
}

SIGN_IN = {
    SignInReason.SIGNED_OUT: QT_TRANSLATE_NOOP("Accounts", "The profile {name} is signed out."),
    SignInReason.LOCKED: QT_TRANSLATE_NOOP(
        "Accounts", "The session is locked. The secret of the profile {name} was removed from memory."
    ),
    SignInReason.SECRET_MISSING: QT_TRANSLATE_NOOP("Accounts", "There is no secret for the profile {name}."),
    SignInReason.TOKEN_EXPIRED: QT_TRANSLATE_NOOP("Accounts", "The security token of the profile {name} has expired."),
    SignInReason.ROLE_REFUSED: QT_TRANSLATE_NOOP("Accounts", "The cloud refused the role of the profile {name}."),
    SignInReason.ENVIRONMENT_EMPTY: QT_TRANSLATE_NOOP(
        "Accounts", "The environment has no ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET."
    ),
    SignInReason.ACCOUNT_UNKNOWN: QT_TRANSLATE_NOOP(
        "Accounts", "The AccessKey of the profile {name} was changed, and its account is not known. Nothing was sent."
    ),
    SignInReason.OTHER_ACCOUNT: QT_TRANSLATE_NOOP(
        "Accounts", "The profile {name} was changed and now signs in to another account. Nothing was sent there."
    ),
}

VAULT = {
    VaultState.READY: QT_TRANSLATE_NOOP("Accounts", "The keyring of this computer is ready."),
    VaultState.ABSENT: QT_TRANSLATE_NOOP("Accounts", "This computer has no keyring service."),
    VaultState.LOCKED: QT_TRANSLATE_NOOP(
        "Accounts", "The keyring is locked; the system will ask for its password when the secret is saved."
    ),
    VaultState.DISMISSED: QT_TRANSLATE_NOOP(
        "Accounts", "The keyring's password prompt was dismissed; it will ask again."
    ),
    VaultState.DENIED: QT_TRANSLATE_NOOP("Accounts", "The keyring refuses access to this program."),
    VaultState.SLOW: QT_TRANSLATE_NOOP(
        "Accounts", "The keyring does not answer; a prompt may be waiting behind another window."
    ),
    VaultState.UNSAFE: QT_TRANSLATE_NOOP(
        "Accounts", "The keyring set up here keeps secrets in clear text, so it is not used."
    ),
    VaultState.BROKEN: QT_TRANSLATE_NOOP("Accounts", "The keyring failed."),
}


def finding_text(finding: ProfileFinding) -> str:
    """Return what is wrong or remarkable about a profile or a key."""
    return translate("Accounts", str(FINDINGS[finding.problem])).format(**dict(finding.values))


def tried_text(identity: CallerIdentity) -> str:
    """Return that a profile was tried and accepted: whose account it is, and who signs."""
    sentences = {
        PrincipalKind.ACCOUNT: QT_TRANSLATE_NOOP(
            "Accounts", "The cloud accepts it: account {number}, the key of the account itself."
        ),
        PrincipalKind.RAM_USER: QT_TRANSLATE_NOOP("Accounts", "The cloud accepts it: account {number}, user {name}."),
        PrincipalKind.ASSUMED_ROLE: QT_TRANSLATE_NOOP(
            "Accounts", "The cloud accepts it: account {number}, role {name}."
        ),
        PrincipalKind.UNKNOWN: QT_TRANSLATE_NOOP("Accounts", "The cloud accepts it: account {number}, {name}."),
    }
    text = translate("Accounts", str(sentences[identity.kind]))
    return text.format(number=identity.account_id, name=identity.name)


def sign_in_text(reason: SignInReason, profile: str) -> str:
    """Return why a profile must be signed in again."""
    return translate("Accounts", str(SIGN_IN[reason])).format(name=profile)


def sign_in_fix(reason: SignInReason) -> str:
    """Return what to do where a profile must be signed in again."""
    if reason is SignInReason.LOCKED:
        return translate("Accounts", "Unlock it to read or change anything; nothing chosen is lost.")
    return translate("Accounts", "Sign in again; nothing chosen is lost.")


def account_name(account: Account) -> str:
    """Return how ``account`` is named on the screen: its number, its profile, and where it is."""
    if account.endpoint == SANDBOX:
        return translate("Accounts", "the built-in sandbox")
    if account.account_id:
        name = translate("Accounts", "account {number}").format(number=account.account_id)
    else:
        name = translate("Accounts", "AccessKey {key}").format(key=account.access_key_id or "?")
    if account.profile:
        name = translate("Accounts", "{account} (profile {name})").format(account=name, name=account.profile)
    if account.endpoint:
        name = translate("Accounts", "{account} at {endpoint}").format(account=name, endpoint=account.endpoint)
    return name


def mismatch_text(error: AccountError) -> tuple[str, str]:
    """Return that the account signed in is not that of the plan, naming both, and what to do."""
    planned, signed_in = account_name(error.planned), account_name(error.signed_in)
    if error.mismatch is Mismatch.UNKNOWN:
        what = translate(
            "Accounts",
            "The account could not be verified: the plan is for {planned}, and you are signed in to "
            "{signed_in}. Nothing was sent.",
        )
        fix = translate("Accounts", "Allow sts:GetCallerIdentity, or sign in with the AccessKey of the plan.")
    else:
        what = translate(
            "Accounts", "The plan is for {planned}, but you are signed in to {signed_in}. Nothing was sent."
        )
        fix = translate("Accounts", "Sign in with the account of the plan, or make a new plan for this account.")
    return what.format(planned=planned, signed_in=signed_in), fix


def other_account_text(error: AccountError) -> tuple[str, str]:
    """Return that a sign-in that was to be to the same account is not, naming both, and what to do."""
    planned, signed_in = account_name(error.planned), account_name(error.signed_in)
    if error.mismatch is Mismatch.UNKNOWN:
        return mismatch_text(error)
    what = translate(
        "Accounts", "You were signed in to {planned}, but this sign-in is to {signed_in}. Nothing was sent there."
    )
    fix = translate("Accounts", "Sign in to the same account. To change to another account, sign out first.")
    return what.format(planned=planned, signed_in=signed_in), fix


def vault_text(state: VaultState) -> str:
    """Return how the keyring stands."""
    return translate("Accounts", str(VAULT[state]))
