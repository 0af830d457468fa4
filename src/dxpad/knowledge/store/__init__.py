"""The compiled knowledge file: written once by the compiler, read by every stage. Standard library only."""

from dxpad.knowledge.store.paths import default_path
from dxpad.knowledge.store.reader import Store

__all__ = ["Store", "default_path"]
