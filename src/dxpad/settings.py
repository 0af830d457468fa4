"""What the environment says: the only place that reads it."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from dxpad.knowledge.store import default_path


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Where things lie on this machine."""

    data: Path
    """Consultations and audio (DXPAD_HOME)."""
    knowledge: Path
    """The compiled knowledge file (DXPAD_KNOWLEDGE)."""
    database: str
    """SQLAlchemy address of the records (DXPAD_DATABASE); a SQLite file in `data` by default."""
    passphrase: str = field(default="", repr=False)
    """The passphrase of the sound key, where nobody can be asked for it (DXPAD_PASSPHRASE)."""
    llm_url: str = ""
    """Address of an OpenAI-compatible language model (DXPAD_LLM_URL); empty: what the settings page says, else none."""
    llm_model: str = ""
    """The model's name there (DXPAD_LLM_MODEL)."""
    llm_key: str = field(default="", repr=False)
    """The key it wants (DXPAD_LLM_KEY); never written down."""

    @property
    def models(self) -> Path:
        """Downloaded speech models, a folder for each engine."""
        return self.data / "models"

    @property
    def voices(self) -> Path:
        """Models of voices, which tell speakers of one channel apart: any `.onnx` file for sherpa-onnx."""
        return self.models / "voices"

    @property
    def terms(self) -> Path:
        """The user's own terms, one a line."""
        return self.data / "terms.txt"


def settings() -> Settings:
    """Read the environment now."""
    home = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    data = Path(os.environ.get("DXPAD_HOME") or Path(home) / "dxpad")
    return Settings(
        data=data,
        knowledge=Path(os.environ.get("DXPAD_KNOWLEDGE") or default_path()),
        database=os.environ.get("DXPAD_DATABASE") or f"sqlite:///{data / 'records.sqlite'}",
        passphrase=os.environ.get("DXPAD_PASSPHRASE", ""),
        llm_url=os.environ.get("DXPAD_LLM_URL", ""),
        llm_model=os.environ.get("DXPAD_LLM_MODEL", ""),
        llm_key=os.environ.get("DXPAD_LLM_KEY", ""),
    )
