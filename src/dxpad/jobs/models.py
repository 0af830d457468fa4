"""A speech model by name: downloaded, checked, and put where the engines look."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dxpad.jobs.download import HUB, RemoteFile, download, hub_files
from dxpad.speech.models import folder_of

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.jobs.job import Progress
    from dxpad.speech.models import KnownModel


def fetch_model(model: KnownModel, models: Path, progress: Progress, *, hub: str = HUB) -> Path:
    """The folder with the whole model; at once when it is there already.

    Args:
        model: what to fetch.
        models: where models lie.
        progress: told (bytes there, bytes in all).
        hub: the hub's address.

    Raises:
        DxpadError: as `download` and `hub_files`.
    """
    folder = folder_of(models, model.engine, model.name)
    if not folder.is_dir():
        listed = tuple(RemoteFile(name=f.name, url=f.url, size=f.size, digest=f.digest) for f in model.files)
        download(listed or hub_files(model.hub, model.hub_files, hub), folder, progress)
    return folder
