"""Secrets in memory."""

import pytest

from gui.vault.session_store import SessionStore


@pytest.fixture
def store() -> SessionStore:
    store = SessionStore()
    store.write("a", "first secret")
    store.write("b", "s3cr3t-值")
    return store


def test_what_was_written_is_read(store: SessionStore) -> None:
    assert (store.read("a"), store.read("b"), store.read("c")) == ("first secret", "s3cr3t-值", None)
    assert len(store) == 2


def test_nothing_secret_is_shown(store: SessionStore) -> None:
    assert repr(store) == "SessionStore(2 secrets)"


@pytest.mark.parametrize("how", ["write", "delete", "clear"])
def test_what_is_forgotten_is_overwritten(store: SessionStore, how: str) -> None:
    memory = store._kept["a"]
    if how == "write":
        store.write("a", "other")
        assert store.read("a") == "other"
    elif how == "delete":
        store.delete("a")
        store.delete("a")
        assert store.read("a") is None
    else:
        store.clear()
        assert len(store) == 0
    assert memory == bytes(len("first secret"))
