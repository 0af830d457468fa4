"""Events to rows and back."""

from __future__ import annotations

import json
from typing import Any

from dxpad.domain.case import Setting, Sex
from dxpad.domain.consultation import Described, Event, Kind, Moment, Track
from dxpad.domain.encode import to_json
from dxpad.domain.finding import Status
from dxpad.domain.note import SpanRef
from dxpad.domain.notework import Acknowledged, Act, Anchor, Check, NoteChange, Signature
from dxpad.domain.transcript import Speaker, Turn, Voice, Word


def body_of(event: Event) -> str:
    """All of an event but its place and time, as JSON; empty fields are left out."""
    value = to_json(event)
    kept = (
        {key: item for key, item in value.items() if item and key not in ("seq", "at", "kind")}
        if isinstance(value, dict)
        else {}
    )
    return json.dumps(kept, ensure_ascii=False)


def event_of(seq: int, at: str, kind: str, body: str) -> Event:
    """The event of one row."""
    data: dict[str, Any] = json.loads(body)
    described, note, signature = data.get("described"), data.get("note"), data.get("signature")
    return Event(
        seq=seq,
        at=at,
        kind=Kind(kind),
        described=_described(described) if described else None,
        text=data.get("text", ""),
        turns=tuple(_turn(turn) for turn in data.get("turns", ())),
        engine=data.get("engine", ""),
        subject=data.get("subject", ""),
        status=Status(data["status"]) if "status" in data else None,
        diagnoses=tuple(data.get("diagnoses", ())),
        undoes=data.get("undoes"),
        by=data.get("by", ""),
        note=_note(note) if note else None,
        signature=_signature(signature) if signature else None,
        moment=Moment(**data["moment"]) if "moment" in data else None,
        track=Track(**data["track"]) if "track" in data else None,
    )


def _described(data: dict[str, Any]) -> Described:
    sex = data.get("sex")
    return Described(
        alias=data["alias"], age=data["age"], sex=Sex(sex) if sex else None, setting=Setting(data["setting"])
    )


def _turn(data: dict[str, Any]) -> Turn:
    words = tuple(Word(**word) for word in data.get("words", ()))
    speaker, voice = Speaker(data["speaker"]), Voice(data.get("voice", ""))
    return Turn(speaker=speaker, text=data["text"], start=data["start"], end=data["end"], words=words, voice=voice)


def _note(data: dict[str, Any]) -> NoteChange:
    anchor = data["anchor"]
    return NoteChange(
        act=Act(data["act"]),
        section=data["section"],
        text=data["text"],
        anchor=_anchor(anchor) if anchor else None,
        sentences=tuple(data["sentences"]),
        checks=tuple(Check(**check) for check in data["checks"]),
    )


def _anchor(data: dict[str, Any]) -> Anchor:
    return Anchor(text=data["text"], sources=tuple(SpanRef(**span) for span in data["sources"]))


def _signature(data: dict[str, Any]) -> Signature:
    acknowledged = tuple(Acknowledged(**item) for item in data["acknowledged"])
    return Signature(**{**data, "acknowledged": acknowledged})
