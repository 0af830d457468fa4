"""`dxpad sound-key`: where the key lies that seals recordings, and moving it."""

from __future__ import annotations

import click


@click.command("sound-key")
@click.option("--file", "place", flag_value="file", help="Keep it in a file of the data folder, for its owner only.")
@click.option("--keychain", "place", flag_value="keychain", help="Keep it in the keychain of this user.")
@click.option("--passphrase", "place", flag_value="passphrase", help="Keep it under a passphrase that is asked for.")
def sound_key(place: str | None) -> None:
    """Say where the key of the recordings lies, or move it. The recordings stay as they are."""
    from dxpad.cli.passphrases import asked, asked_twice
    from dxpad.records.sound_key import Place, move_key, open_key
    from dxpad.settings import settings

    chosen = settings()
    key = open_key(chosen.data, passphrase=asked(chosen))
    if place:
        key = move_key(chosen.data, key, Place(place), passphrase=asked_twice)
        click.echo("An older copy of sound.key, as in a backup, still opens the recordings: remove those copies.")
    where = {
        Place.FILE: "in the file sound.key of the data folder. Whoever can read this user's files can open the sound",
        Place.KEYCHAIN: "in the keychain of this user",
        Place.PASSPHRASE: "under a passphrase. Without it nobody can open the sound",
    }
    click.echo(f"The key of the recordings lies {where[key.place]}.")
