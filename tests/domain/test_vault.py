"""States of a keyring."""

from gui.domain.accounts.keyring_state import VaultState
from gui.domain.cloud.errors import VaultErrorKind


def test_every_error_has_a_state() -> None:
    assert {state.value for state in VaultState} == {"ready", *(kind.value for kind in VaultErrorKind)}


def test_saving_is_offered_only_where_it_can_work() -> None:
    assert {state for state in VaultState if state.usable} == {
        VaultState.READY,
        VaultState.LOCKED,
        VaultState.DISMISSED,
    }
