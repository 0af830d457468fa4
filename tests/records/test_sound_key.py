"""The key of the sound: made once, moved without touching the sound, and never guessed around."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from dxpad.domain.errors import BadInputError, MissingPartError, StorageError
from dxpad.records import sound_key
from dxpad.records.sound_key import NAME, Place, SystemKeychain, move_key, open_key

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WORDS = "correct horse battery"


class Chain:
    """A keychain in memory, in the place of the operating system's."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def read(self, account: str) -> str | None:
        return self.kept.get(account)

    def keep(self, account: str, secret: str) -> None:
        self.kept[account] = secret


def unasked() -> str:
    raise AssertionError


@pytest.fixture(autouse=True)
def _cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sound_key.COST, "n", 1 << 10)


def test_the_first_key_is_made_for_its_owner_only_and_stays(tmp_path: Path) -> None:
    made = open_key(tmp_path / "home", passphrase=unasked)
    assert (tmp_path / "home" / NAME).stat().st_mode & 0o077 == 0
    assert (tmp_path / "home").stat().st_mode & 0o077 == 0
    assert open_key(tmp_path / "home", passphrase=unasked) == made
    assert open_key(tmp_path / "other", passphrase=unasked).secret != made.secret


def test_under_a_passphrase_the_same_key_comes_back_and_does_not_lie_in_the_file(tmp_path: Path) -> None:
    before = open_key(tmp_path, passphrase=unasked)
    plain = json.loads((tmp_path / NAME).read_text())["key"]
    move_key(tmp_path, before, Place.PASSPHRASE, passphrase=lambda: WORDS)
    assert plain not in (tmp_path / NAME).read_text()
    after = open_key(tmp_path, passphrase=lambda: WORDS)
    assert (after.secret, after.place) == (before.secret, Place.PASSPHRASE)
    with pytest.raises(BadInputError, match="not the passphrase"):
        open_key(tmp_path, passphrase=lambda: WORDS + "!")


def test_a_short_passphrase_is_refused_and_the_key_stays_where_it_was(tmp_path: Path) -> None:
    before = open_key(tmp_path, passphrase=unasked)
    with pytest.raises(BadInputError, match="too short"):
        move_key(tmp_path, before, Place.PASSPHRASE, passphrase=lambda: "short")
    assert open_key(tmp_path, passphrase=unasked) == before


def test_in_the_keychain_the_file_holds_only_its_name(tmp_path: Path) -> None:
    before, chain = open_key(tmp_path, passphrase=unasked), Chain()
    move_key(tmp_path, before, Place.KEYCHAIN, passphrase=unasked, keychain=lambda: chain)
    assert set(json.loads((tmp_path / NAME).read_text())) == {"place", "account"}
    assert open_key(tmp_path, passphrase=unasked, keychain=lambda: chain).secret == before.secret
    with pytest.raises(StorageError, match="does not hold"):
        open_key(tmp_path, passphrase=unasked, keychain=Chain)


def test_without_keyring_the_message_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(sound_key, "import_module", missing)
    with pytest.raises(MissingPartError, match=r"pip install 'dxpad\[keychain\]'"):
        SystemKeychain()


@pytest.mark.parametrize("text", ["{", "[]", '{"place": "cloud", "key": ""}', '{"place": "file", "key": "YQ=="}', "{}"])
def test_a_key_file_that_cannot_be_read_is_never_replaced(tmp_path: Path, text: str) -> None:
    (tmp_path / NAME).write_text(text)
    with pytest.raises(StorageError, match="cannot be read"):
        open_key(tmp_path, passphrase=unasked)
    assert (tmp_path / NAME).read_text() == text


def test_each_consultation_has_a_browser_key_of_its_own(tmp_path: Path) -> None:
    key = open_key(tmp_path, passphrase=unasked)
    assert len({key.for_browser("ab"), key.for_browser("ac"), key.secret}) == 3
    assert key.for_browser("ab") == key.for_browser("ab")
    assert str(list(key.secret)) not in repr(key)
    assert repr(key.secret) not in repr(key)


@pytest.fixture
def _keyring_in_memory() -> Iterator[None]:
    """The package itself with a backend that keeps secrets in memory, where the package is installed."""
    keyring = pytest.importorskip("keyring")
    backend = pytest.importorskip("keyring.backend")

    class Memory(backend.KeyringBackend):  # type: ignore[misc,name-defined] # optional and looked up at run time
        priority = 1

        def __init__(self) -> None:
            super().__init__()
            self.kept: dict[tuple[str, str], str] = {}

        def get_password(self, service: str, username: str) -> str | None:
            return self.kept.get((service, username))

        def set_password(self, service: str, username: str, password: str) -> None:
            self.kept[service, username] = password

    before = keyring.get_keyring()
    keyring.set_keyring(Memory())
    yield
    keyring.set_keyring(before)


@pytest.mark.usefixtures("_keyring_in_memory")
def test_through_the_real_package_the_key_goes_to_the_keychain_and_comes_back(tmp_path: Path) -> None:
    before = open_key(tmp_path, passphrase=unasked)
    move_key(tmp_path, before, Place.KEYCHAIN, passphrase=unasked)
    text = (tmp_path / NAME).read_text()
    assert set(json.loads(text)) == {"place", "account"}
    after = open_key(tmp_path, passphrase=unasked)
    assert (after.secret, after.place) == (before.secret, Place.KEYCHAIN)
    (tmp_path / NAME).write_text(text.replace(json.loads(text)["account"], "0" * 16))
    with pytest.raises(StorageError, match="does not hold"):
        open_key(tmp_path, passphrase=unasked)


def test_a_keychain_that_is_shut_is_said_with_what_to_do(tmp_path: Path) -> None:
    keyring = pytest.importorskip("keyring")
    fail = pytest.importorskip("keyring.backends.fail")
    before, key = keyring.get_keyring(), open_key(tmp_path, passphrase=unasked)
    keyring.set_keyring(fail.Keyring())
    try:
        with pytest.raises(StorageError, match="keychain cannot be used"):
            move_key(tmp_path, key, Place.KEYCHAIN, passphrase=unasked)
    finally:
        keyring.set_keyring(before)
    assert open_key(tmp_path, passphrase=unasked) == key
