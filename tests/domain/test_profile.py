"""Shapes of keys and profiles."""

from dataclasses import replace
from string import ascii_letters, digits

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.domain.accounts.profile import Profile, ProfileKind, Storage
from gui.domain.accounts.profile_problems import ProfileError, ProfileFinding, ProfileProblem
from gui.domain.accounts.profile_rules import clean_credentials, clean_key, key_findings, profile_findings
from gui.domain.cloud.region import RegionId
from gui.domain.contracts import Credentials

KEY = Credentials("LTAI5tShapeTestKey0001", "ShapeTestSecret000000000000001")
OTHER_ID = "LTAI4gOtherKeyOfMine01"
TOKEN = Credentials("STS.ShapeTestTemporary", "ShapeTestSecret00000000000000000000000000002", "CAISshape+test/token==")
ROLE = Profile("role", ProfileKind.RAM_ROLE, role_arn="acs:ram::1234567890123456:role/network-admin")


def problems(findings: tuple[ProfileFinding, ...]) -> list[ProfileProblem]:
    return [finding.problem for finding in findings]


@pytest.mark.parametrize(
    "pasted",
    [
        "key",
        " key ",
        "key\n",
        "\tk e y\r\n",
        "\ufeffkey",
        "k\u200be\u2060y",
        "\u00a0key\u3000",
        "k\u00ady",
        "\u202akey\u202c",
    ],
)
def test_a_paste_leaves_nothing_behind(pasted: str) -> None:
    assert clean_key(pasted) in {"key", "ky"}


@given(st.text(ascii_letters + digits + "+/=._-", min_size=1))
def test_no_character_of_a_key_is_lost(key: str) -> None:
    assert clean_key(f"\u200b {key}\n") == key


def test_all_parts_are_cleaned() -> None:
    pasted = Credentials(
        *(f" {part}\n" for part in (TOKEN.access_key_id, TOKEN.access_key_secret, TOKEN.security_token))
    )
    assert clean_credentials(pasted) == TOKEN
    assert clean_credentials(replace(KEY, security_token="")).security_token is None


@pytest.mark.parametrize(
    ("kind", "credentials"),
    [
        (ProfileKind.ACCESS_KEY, KEY),
        (ProfileKind.RAM_ROLE, KEY),
        (ProfileKind.SESSION_TOKEN, TOKEN),
        (ProfileKind.ENVIRONMENT, Credentials("", "")),
    ],
)
def test_good_keys_have_no_findings(kind: ProfileKind, credentials: Credentials) -> None:
    assert key_findings(kind, credentials) == ()


@pytest.mark.parametrize(
    ("kind", "credentials", "expected"),
    [
        (ProfileKind.ACCESS_KEY, Credentials("", ""), [ProfileProblem.KEY_ID_EMPTY, ProfileProblem.SECRET_EMPTY]),
        (ProfileKind.ACCESS_KEY, replace(KEY, access_key_id="LTAI5t?"), [ProfileProblem.KEY_ID_CHARACTERS]),
        (ProfileKind.ACCESS_KEY, replace(KEY, access_key_id="LTAI5tShort"), [ProfileProblem.KEY_ID_LENGTH]),
        (ProfileKind.ACCESS_KEY, replace(KEY, access_key_id="L" * 31), [ProfileProblem.KEY_ID_LENGTH]),
        (ProfileKind.RAM_ROLE, TOKEN, [ProfileProblem.KEY_ID_TEMPORARY]),
        (ProfileKind.SESSION_TOKEN, replace(KEY, security_token="CAIS"), [ProfileProblem.KEY_ID_NOT_TEMPORARY]),
        (ProfileKind.SESSION_TOKEN, replace(TOKEN, security_token=None), [ProfileProblem.TOKEN_EMPTY]),
        (ProfileKind.SESSION_TOKEN, replace(TOKEN, security_token="值"), [ProfileProblem.TOKEN_CHARACTERS]),
        (ProfileKind.ACCESS_KEY, replace(KEY, access_key_secret="sécret"), [ProfileProblem.SECRET_CHARACTERS]),
        (ProfileKind.ACCESS_KEY, replace(KEY, access_key_secret="tooShort1"), [ProfileProblem.SECRET_LENGTH]),
        (ProfileKind.ACCESS_KEY, replace(KEY, access_key_secret=KEY.access_key_id), [ProfileProblem.SECRET_IS_KEY_ID]),
        (ProfileKind.ACCESS_KEY, replace(KEY, access_key_secret=OTHER_ID), [ProfileProblem.SECRET_IS_KEY_ID]),
        (ProfileKind.SESSION_TOKEN, replace(TOKEN, access_key_secret="STS.Another"), [ProfileProblem.SECRET_IS_KEY_ID]),
    ],
)
def test_bad_keys_are_told_apart(kind: ProfileKind, credentials: Credentials, expected: list[ProfileProblem]) -> None:
    assert problems(key_findings(kind, credentials)) == expected


def test_an_unusual_length_is_remarkable_but_allowed() -> None:
    (finding,) = key_findings(ProfileKind.ACCESS_KEY, replace(KEY, access_key_secret="tooShort1"))
    assert finding.values == (("length", 9),)
    assert not finding.problem.blocks
    assert ProfileProblem.SECRET_EMPTY.blocks


@pytest.mark.parametrize(
    "proxy", ["", "http://proxy:3128", "https://proxy.example.com", "http://10.0.0.1:80/", "http://[2001:db8::1]:8080"]
)
def test_good_profiles_have_no_findings(proxy: str) -> None:
    assert profile_findings(replace(ROLE, proxy=proxy)) == ()


@pytest.mark.parametrize(
    ("profile", "expected"),
    [
        (Profile(" "), [ProfileProblem.NAME_EMPTY]),
        (Profile("x" * 61), [ProfileProblem.NAME_TOO_LONG]),
        (replace(ROLE, role_arn=""), [ProfileProblem.ROLE_ARN_SHAPE]),
        (replace(ROLE, role_arn="acs:ram::x:role/y"), [ProfileProblem.ROLE_ARN_SHAPE]),
        (replace(ROLE, role_session_name="x"), [ProfileProblem.ROLE_SESSION_SHAPE]),
        (replace(ROLE, role_session_name="with space"), [ProfileProblem.ROLE_SESSION_SHAPE]),
        (Profile("x", proxy="http://me:pw@proxy:1"), [ProfileProblem.PROXY_HAS_PASSWORD]),
        (Profile("x", region=RegionId("cn-shanghai-finance-1")), []),
        (Profile("x", region=RegionId("China (Shanghai)")), [ProfileProblem.REGION_SHAPE]),
        (Profile("x", proxy="proxy:3128"), [ProfileProblem.PROXY_SHAPE]),
        (Profile("x", proxy="socks5://proxy:3128"), [ProfileProblem.PROXY_SHAPE]),
        (Profile("x", role_arn="only roles have one"), []),
    ],
)
def test_bad_profiles_are_told_apart(profile: Profile, expected: list[ProfileProblem]) -> None:
    assert problems(profile_findings(profile)) == expected


def test_temporary_keys_are_kept_in_memory_whatever_was_chosen() -> None:
    for kind in (ProfileKind.SESSION_TOKEN, ProfileKind.ENVIRONMENT):
        assert Profile("x", kind, storage=Storage.KEYRING).kept_in is Storage.SESSION_ONLY
    assert Profile("x", storage=Storage.KEYRING).kept_in is Storage.KEYRING
    assert Profile("x", storage=Storage.SESSION_ONLY).kept_in is Storage.SESSION_ONLY


def test_an_error_names_its_problem_and_values_for_the_log() -> None:
    assert str(ProfileError(ProfileProblem.NAME_TOO_LONG, (("limit", 64),))) == "name_too_long, limit 64"
