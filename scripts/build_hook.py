"""Compiles the knowledge into the package whenever the package is built or installed in place."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class KnowledgeHook(BuildHookInterface[Any]):
    """Runs before the wheel's files are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 the hook's own signature
        """Build src/dxpad/knowledge/compiled/knowledge.sqlite from knowledge/."""
        root = Path(self.root)
        sys.path.insert(0, str(root / "src"))
        from dxpad.knowledge.build import build  # noqa: PLC0415 importable only from here on
        from dxpad.knowledge.store import default_path  # noqa: PLC0415 see above

        build(root / "knowledge", default_path())
