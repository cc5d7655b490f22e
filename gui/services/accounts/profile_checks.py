"""Refusals of profiles and keys that are not right."""

import ssl
from pathlib import Path

from gui.domain.accounts.profile import Profile, ProfileKind
from gui.domain.accounts.profile_problems import ProfileError, ProfileFinding, ProfileProblem
from gui.domain.accounts.profile_rules import clean_credentials, key_findings, profile_findings
from gui.domain.contracts import Credentials
from gui.services.files import read_file

_LARGEST_BUNDLE = 16 * 1024 * 1024
"""Bytes; the certificates of all authorities in the world are a fraction of that."""


def refuse_blocking(findings: tuple[ProfileFinding, ...]) -> None:
    """Raise ProfileError for the first of ``findings`` that blocks."""
    for finding in findings:
        if finding.problem.blocks:
            raise ProfileError(finding.problem, finding.values)


def refuse_bad_ca_file(profile: Profile) -> None:
    """Raise ProfileError when the CA file of ``profile`` can't be read or holds no certificate."""
    if not profile.ca_file:
        return
    try:
        read_file(Path(profile.ca_file), _LARGEST_BUNDLE)  # a device or a pipe would keep TLS reading for ever
        ssl.create_default_context(cafile=profile.ca_file)
    except ssl.SSLError:
        raise ProfileError(ProfileProblem.CA_FILE_SHAPE, (("path", profile.ca_file),)) from None
    except OSError:
        raise ProfileError(ProfileProblem.CA_FILE_MISSING, (("path", profile.ca_file),)) from None


def checked(profile: Profile, credentials: Credentials | None) -> Credentials:
    """Return ``credentials`` cleaned; raise ProfileError when they or ``profile`` are not right."""
    refuse_blocking(profile_findings(profile))
    refuse_bad_ca_file(profile)
    if profile.kind is ProfileKind.ENVIRONMENT:
        return Credentials("", "")
    given = clean_credentials(credentials or Credentials(profile.access_key_id, ""))
    refuse_blocking(key_findings(profile.kind, given))
    return given
