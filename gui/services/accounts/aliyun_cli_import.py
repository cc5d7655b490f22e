"""Takes over profiles of the aliyun CLI, which keeps its secrets in clear text. Source: aliyun-cli, package ``config``.

The file is only read. Afterwards, and only when the user wants it, the secrets that were taken over can be removed from
it: whole or not at all, and without a copy, because a copy would keep the secret.
"""

import hashlib
import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from gui.domain.accounts.profile import DEFAULT_SESSION_NAME, Profile, ProfileKind
from gui.domain.accounts.profile_problems import ProfileError, ProfileFinding, ProfileProblem
from gui.domain.accounts.profile_rules import clean_credentials, key_findings, profile_findings
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials
from gui.services.accounts.settings import OWNER_ONLY
from gui.services.files import json_value, read_file, replace_file
from gui.words.plain_text import system_reason

KINDS: Mapping[str, ProfileKind] = {
    "AK": ProfileKind.ACCESS_KEY,
    "StsToken": ProfileKind.SESSION_TOKEN,
    "RamRoleArn": ProfileKind.RAM_ROLE,
    # After a login the CLI keeps key, token and expiry of these as it does those of StsToken.
    "CloudSSO": ProfileKind.SESSION_TOKEN,
    "OAuth": ProfileKind.SESSION_TOKEN,
}
"""What a mode of the CLI becomes here; the CLI itself takes a mode in capital or small letters."""

_BY_MODE = {mode.casefold(): kind for mode, kind in KINDS.items()}
SECRETS = ("access_key_secret", "sts_token")


class NotTaken(StrEnum):
    """Why a profile of the CLI can't be taken over."""

    MODE = "mode"
    INCOMPLETE = "incomplete"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class Candidate:
    """One profile of the CLI.

    Attributes:
        name: as in the file.
        mode: the CLI's word for its kind, for example ``AK``.
        profile: what it becomes here, None when it can't be taken over.
        credentials: with the secret, None when it can't be taken over.
        reason: why it can't be taken over, None when it can.
        findings: what is wrong or remarkable with its key.
        is_current: whether the CLI uses it by default.
    """

    name: str
    mode: str
    profile: Profile | None = None
    credentials: Credentials | None = None
    reason: NotTaken | None = None
    findings: tuple[ProfileFinding, ...] = ()
    is_current: bool = False


@dataclass(frozen=True, slots=True)
class CliFile:
    """The CLI's file as it was read.

    Attributes:
        path: where it lies.
        candidates: its profiles in their order.
        fingerprint: to notice that another program changes it.
    """

    path: Path
    candidates: tuple[Candidate, ...]
    fingerprint: str = field(repr=False)


def cli_path(environment: Mapping[str, str] = os.environ) -> Path:
    """Return where the CLI keeps its profiles: ``~/.aliyun/config.json``, home being what the CLI takes for it."""
    home = environment.get("HOME")
    if not home and environment.get("HOMEPATH"):
        home = environment.get("HOMEDRIVE", "") + environment["HOMEPATH"]
    return (Path(home) if home else Path.home()) / ".aliyun" / "config.json"


def read_cli_file(path: Path, now: datetime) -> CliFile | None:
    """Return the CLI's profiles in the file ``path``; None when there is no such file. Nothing is written.

    Args:
        path: usually ``cli_path()``.
        now: the time (aware), to see which tokens have expired.

    Raises:
        ProfileError: FILE_UNREADABLE, also when it is no file of the CLI.
    """
    try:
        raw = read_file(path)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise _problem(path, ProfileProblem.FILE_UNREADABLE, system_reason(error)) from None
    content = _parse(path, raw)
    current = content.get("current")
    profiles = [each for each in content["profiles"] if isinstance(each, dict)]
    return CliFile(path, tuple(_candidate(each, current, now) for each in profiles), _fingerprint(raw))


def remove_secrets(file: CliFile, names: Collection[str]) -> None:
    """Remove the clear-text secrets of the profiles ``names`` from the CLI's file, which stays a valid one.

    Call it only with the user's consent and after the secrets were saved elsewhere: no copy is kept.

    Raises:
        ProfileError: FILE_CHANGED (since it was read), FILE_UNREADABLE or FILE_NOT_WRITTEN; the file is as it was.
    """
    target = file.path.resolve()  # a link, as in a dotfiles folder, is to stay one
    try:
        raw = read_file(target)
    except OSError as error:
        raise _problem(file.path, ProfileProblem.FILE_UNREADABLE, system_reason(error)) from None
    if _fingerprint(raw) != file.fingerprint:
        raise _problem(file.path, ProfileProblem.FILE_CHANGED)
    content = _parse(file.path, raw)
    for each in content["profiles"]:
        if isinstance(each, dict) and each.get("name") in names:
            for secret in SECRETS:
                each.pop(secret, None)
    try:
        replace_file(target, (json.dumps(content, indent="\t", ensure_ascii=False) + "\n").encode(), OWNER_ONLY)
    except OSError as error:
        raise _problem(file.path, ProfileProblem.FILE_NOT_WRITTEN, system_reason(error)) from None


def _candidate(content: Mapping[str, Any], current: object, now: datetime) -> Candidate:
    name, mode = _text(content, "name"), _text(content, "mode") or "AK"
    is_current = bool(name) and name == current
    kind = _BY_MODE.get(mode.casefold())
    if kind is None:
        return Candidate(name, mode, reason=NotTaken.MODE, is_current=is_current)
    credentials = clean_credentials(
        Credentials(
            _text(content, "access_key_id"),
            _text(content, "access_key_secret"),
            _text(content, "sts_token") or None if kind is ProfileKind.SESSION_TOKEN else None,
            _expiry(content) if kind is ProfileKind.SESSION_TOKEN else None,
        )
    )
    profile = Profile(
        name=name,
        kind=kind,
        access_key_id=credentials.access_key_id,
        region=RegionId(_text(content, "region_id")) or None,
        role_arn=_text(content, "ram_role_arn"),
        role_session_name=_text(content, "ram_session_name") or DEFAULT_SESSION_NAME,
        external_id=_text(content, "external_id"),
        expires=credentials.expires,
    )
    findings = (*profile_findings(profile), *key_findings(kind, credentials))
    if any(finding.problem.blocks for finding in findings):
        return Candidate(name, mode, reason=NotTaken.INCOMPLETE, findings=findings, is_current=is_current)
    if credentials.expires is not None and credentials.expires <= now:
        return Candidate(name, mode, reason=NotTaken.EXPIRED, is_current=is_current)
    return Candidate(name, mode, profile, credentials, None, findings, is_current)


def _expiry(content: Mapping[str, Any]) -> datetime | None:
    seconds = content.get("sts_expiration")
    if not isinstance(seconds, int) or seconds <= 0:
        return None
    try:
        return datetime.fromtimestamp(seconds, UTC)
    except (OverflowError, OSError, ValueError):  # a year that no calendar has
        return None


def _text(content: Mapping[str, Any], name: str) -> str:
    value = content.get(name)
    return value.strip() if isinstance(value, str) else ""


def _parse(path: Path, raw: bytes) -> dict[str, Any]:
    try:
        content = json_value(raw)
    except ValueError:
        content = None
    if not isinstance(content, dict) or not isinstance(content.get("profiles"), list):
        raise _problem(path, ProfileProblem.FILE_UNREADABLE, "it is not a configuration of the aliyun CLI")
    return content


def _fingerprint(raw: bytes) -> str:
    return hashlib.sha256(raw).hexdigest()


def _problem(path: Path, problem: ProfileProblem, reason: str = "") -> ProfileError:
    return ProfileError(problem, (("path", str(path)), ("reason", reason)))
