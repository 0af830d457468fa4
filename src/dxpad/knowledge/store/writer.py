"""Writes the compiled knowledge file: the same knowledge gives the same bytes."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING
from zlib import compress

from dxpad.domain.encode import to_json
from dxpad.domain.errors import StorageError
from dxpad.knowledge.nearness import packed
from dxpad.knowledge.store.schema import FORMAT, SCHEMA

if TYPE_CHECKING:
    from pathlib import Path

    from dxpad.knowledge.compiled import Compiled


def write(compiled: Compiled, path: Path) -> None:
    """Put everything into a fresh file at `path`, replacing it at once when whole.

    Raises:
        StorageError: the folder cannot be written or the disk is full; the old file is left as it was.
    """
    beside = path.with_suffix(".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.unlink(missing_ok=True)
        with closing(sqlite3.connect(beside)) as connection:
            connection.executescript("PRAGMA page_size = 4096; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;")
            connection.executescript(SCHEMA)
            _fill(connection, compiled)
            connection.commit()
            connection.execute("INSERT INTO page (page) VALUES ('optimize')")
            connection.commit()
            connection.execute("VACUUM")
        beside.replace(path)
    except (OSError, sqlite3.Error) as error:
        beside.unlink(missing_ok=True)
        raise StorageError(
            f"the knowledge file cannot be written: {error}",
            where=str(path),
            mend="Free some space or check the folder's rights",
        ) from error


def _fill(connection: sqlite3.Connection, compiled: Compiled) -> None:
    put = connection.executemany
    put("INSERT INTO meta VALUES (?, ?)", sorted({**compiled.meta, "format": FORMAT}.items()))
    put("INSERT INTO finding VALUES (?, ?)", [(item.id, _json(item)) for item in compiled.findings])
    put("INSERT INTO condition VALUES (?, ?)", [(item.id, _json(item)) for item in compiled.conditions])
    put("INSERT INTO rule VALUES (?, ?)", [(item.id, _json(item)) for item in compiled.rules])
    put(
        "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                item.finding,
                item.condition,
                item.p,
                item.alpha,
                item.beta,
                item.lr,
                item.basis.value,
                " ".join(item.sources),
            )
            for item in compiled.links
        ],
    )
    put("INSERT INTO alike VALUES (?, ?)", [(name, compress(levels)) for name, levels in compiled.alike])
    put(
        "INSERT INTO lexicon VALUES (?, ?, ?, ?, ?)",
        [(key, item.phrase, item.finding, " ".join(item.stems), item.order.value) for key, item in compiled.lexicon],
    )
    numbers = {item.id: number for number, item in enumerate(compiled.findings)}
    points = [(word, packed(says, numbers)) for word, says in sorted(compiled.nearness.items())]
    put("INSERT INTO nearness VALUES (?, ?)", points)
    put("INSERT INTO wording VALUES (?)", [(_packed(compiled.wordings),)])
    put("INSERT INTO grade VALUES (?)", [(_packed(compiled.grades),)])
    put("INSERT INTO decoy VALUES (?)", [(_packed(compiled.decoys),)])
    put("INSERT INTO other_sense VALUES (?)", [(_packed(compiled.other_senses),)])
    put("INSERT INTO quantity VALUES (?, ?)", [(item.id, _json(item)) for item in compiled.quantities])
    put("INSERT INTO drug VALUES (?, ?, ?, ?)", compiled.drugs)
    put("INSERT INTO source VALUES (?, ?)", [(item.id, _json(item)) for item in compiled.sources])
    documents = [(kind, name, _packed(body)) for kind, name, body in compiled.documents]
    put("INSERT INTO document VALUES (?, ?, ?)", documents)
    for number, page in enumerate(compiled.pages, start=1):
        connection.execute(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?)", (number, page.kind, page.id, page.name, int(page.whole))
        )
        connection.execute(
            "INSERT INTO page (rowid, name, synonyms, body) VALUES (?, ?, ?, ?)",
            (number, page.name, page.synonyms, page.body),
        )


def _json(item: object) -> str:
    return json.dumps(to_json(item), ensure_ascii=False, separators=(",", ":"))


def _packed(item: object) -> bytes:
    return compress(_json(item).encode())
