"""One call from authored files to the compiled file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from dxpad.domain.errors import BadInputError, KnowledgeError
from dxpad.knowledge.check import problems_of
from dxpad.knowledge.compile import compile_library
from dxpad.knowledge.load import load
from dxpad.knowledge.store.writer import write

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.knowledge.compiled import Compiled
    from dxpad.knowledge.load import Library

SHOWN = 5
MEASURED = "measured.json"
"""The release's own accuracy, written by benchmarks/record.py and shown beside every list."""


def load_checked(root: Path) -> Library:
    """The authored files under `root`.

    Raises:
        BadInputError: there is no such folder.
        KnowledgeError: something in them is wrong; the first few problems are named.
    """
    if not (root / "conditions").is_dir():
        raise BadInputError("no knowledge here", where=str(root), mend="Name the folder that holds conditions/")
    library = load(root)
    wrong = [problem for problem in problems_of(library) if not problem.warning]
    if wrong:
        first = "\n".join(str(problem) for problem in wrong[:SHOWN])
        raise KnowledgeError(f"{len(wrong)} problems\n{first}", where=str(root), mend="See all: dxpad knowledge check")
    return library


def build(root: Path, path: Path) -> Compiled:
    """Check, compile and write; the version stands in `root`/VERSION.

    Raises:
        KnowledgeError: the knowledge has problems.
        StorageError: the file cannot be written.
    """
    compiled = compile_library(load_checked(root), (root / "VERSION").read_text(encoding="utf-8").strip())
    measured = root / MEASURED
    if measured.exists():
        compiled.meta["measured"] = json.dumps(json.loads(measured.read_text(encoding="utf-8")))
    write(compiled, path)
    return compiled
