"""`dxpad serve`: the app and the API on this machine."""

from __future__ import annotations

import errno
import socket
from typing import TYPE_CHECKING

import click

from dxpad.domain.errors import BadInputError

if TYPE_CHECKING:
    from pathlib import Path

PORT = 8321
LOCAL = ("127.0.0.1", "localhost", "::1")


@click.command()
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for the network."
)
@click.option("--port", default=PORT, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option(
    "--tls", is_flag=True, help="Serve https with a certificate made here; browsers ask once whether to trust it."
)
def serve(host: str, port: int, tls: bool) -> None:
    """Start the app. It listens on this machine only, unless --host says otherwise."""
    import uvicorn

    from dxpad.cli.passphrases import asked
    from dxpad.records.sound_key import open_key
    from dxpad.settings import settings
    from dxpad.web import create_app
    from dxpad.web.logs import keep_values_out
    from dxpad.web.security import ANY_HOST, LOOPBACK

    chosen = settings()
    certificate = _certificate(chosen.data, host) if tls else None
    listener = _listener(host, port)
    key = open_key(chosen.data, passphrase=asked(chosen))
    app = create_app(chosen, hosts=LOOPBACK if host in LOCAL else ANY_HOST, key=key)
    shown = f"[{host}]" if ":" in host else host
    click.echo(f"Diagnosis Pad: {'https' if tls else 'http'}://{shown}:{listener.getsockname()[1]}")
    if host not in LOCAL and not tls:
        click.echo(
            "Other machines need https: browsers keep the microphone and every change back without it. Use --tls.",
            err=True,
        )
    click.echo("Stop with Ctrl+C.")
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False,
        ssl_certfile=certificate[0] if certificate else None, ssl_keyfile=certificate[1] if certificate else None,
        timeout_graceful_shutdown=3,
    )  # fmt: skip
    with listener:
        keep_values_out()
        uvicorn.Server(config).run(sockets=[listener])


def _certificate(data: Path, host: str) -> tuple[Path, Path]:
    from dxpad.web.tls import certificate

    return certificate(data / "tls", host)


def _listener(host: str, port: int) -> socket.socket:
    """A listening socket.

    Raises:
        BadInputError: the port is taken, may not be used, or the address is not this machine's.
    """
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        if error.errno == errno.EADDRINUSE:
            raise BadInputError(f"port {port} is taken", where="serve", mend="Use another: --port N") from None
        raise BadInputError(
            f"cannot listen on {host}:{port}: {error.strerror}",
            where="serve",
            mend="Use --host and --port of this machine",
        ) from None
    return listener
