"""Refusals of profiles and keys that are not right."""

import ssl

from gui.domain.contracts import Credentials
from gui.domain.profile import Profile, ProfileKind
from gui.domain.profile_problems import Finding, ProfileError, ProfileProblem
from gui.domain.profile_rules import clean_credentials, key_findings, profile_findings


def refuse_blocking(findings: tuple[Finding, ...]) -> None:
    """Raise ProfileError for the first of ``findings`` that blocks."""
    for finding in findings:
        if finding.problem.blocks:
            raise ProfileError(finding.problem, finding.values)


def refuse_bad_ca_file(profile: Profile) -> None:
    """Raise ProfileError when the CA file of ``profile`` can't be read or holds no certificate."""
    if not profile.ca_file:
        return
    try:
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
