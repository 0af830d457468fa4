"""A certificate of our own, for a clinic's network: browsers give the microphone to https pages only."""

from __future__ import annotations

import socket
from datetime import UTC, datetime, timedelta
from importlib import import_module
from ipaddress import ip_address
from typing import TYPE_CHECKING, Any

from dxpad.domain.errors import MissingPartError

if TYPE_CHECKING:
    from pathlib import Path

DAYS = 397
"""Browsers refuse certificates that last longer."""

RENEWED = timedelta(days=7)


def certificate(folder: Path, host: str) -> tuple[Path, Path]:
    """Certificate and key for this machine's names and `host`, made when they are missing or about to end.

    Raises:
        MissingPartError: the package that makes them is not installed.
    """
    try:
        x509 = import_module("cryptography.x509")
    except ImportError as error:
        raise MissingPartError("https needs cryptography", where="--tls", mend="pip install 'dxpad[tls]'") from error
    paths = folder / f"{host.replace(':', '_')}.crt", folder / f"{host.replace(':', '_')}.key"
    if not all(path.exists() for path in paths) or _ends_soon(x509, paths[0]):
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        _make(x509, paths, host)
    return paths


def _ends_soon(x509: Any, path: Path) -> bool:  # noqa: ANN401 an optional package, imported by name
    end: datetime = x509.load_pem_x509_certificate(path.read_bytes()).not_valid_after_utc
    return end < datetime.now(UTC) + RENEWED


def _make(x509: Any, paths: tuple[Path, Path], host: str) -> None:  # noqa: ANN401 see above
    hashes = import_module("cryptography.hazmat.primitives.hashes")
    forms = import_module("cryptography.hazmat.primitives.serialization")
    key = import_module("cryptography.hazmat.primitives.asymmetric.ec").generate_private_key(
        import_module("cryptography.hazmat.primitives.asymmetric.ec").SECP256R1()
    )
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "Diagnosis Pad on this network")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(days=DAYS))
        .add_extension(x509.SubjectAlternativeName(_names(x509, host)), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    for path in paths:
        path.touch(mode=0o600)
    paths[0].write_bytes(made.public_bytes(forms.Encoding.PEM))
    paths[1].write_bytes(key.private_bytes(forms.Encoding.PEM, forms.PrivateFormat.PKCS8, forms.NoEncryption()))


def _names(x509: Any, host: str) -> list[Any]:  # noqa: ANN401 see above
    """Everything this machine may be called in an address."""
    names: list[Any] = []
    for text in dict.fromkeys(["localhost", "127.0.0.1", "::1", socket.gethostname(), host]):
        try:
            names.append(x509.IPAddress(ip_address(text)))
        except ValueError:
            names.append(x509.DNSName(text))
    return names
