"""Templates: plain-text files that name a note's sections in order, and the kinds of statement each holds."""

from __future__ import annotations

from configparser import ConfigParser, Error
from dataclasses import dataclass
from importlib.resources import files

from dxpad.domain.errors import BadInputError, UnknownIdError
from dxpad.notes.parts import Kind, Voice

_FOLDER = files("dxpad.notes") / "templates"
_ENDING = ".txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPlan:
    """One section of a template; `loinc` is empty where no code is known for sure, `words` is its budget (0: none)."""

    key: str
    title: str
    loinc: str
    holds: tuple[Kind, ...]
    words: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template: its id, the title and LOINC code (empty: none known for sure) of the document it makes, the voice it
    is written in and its sections in order."""

    id: str
    title: str
    loinc: str
    voice: Voice
    sections: tuple[SectionPlan, ...]


def templates() -> tuple[str, ...]:
    """The ids of the templates, `soap` first."""
    ids = sorted(file.name.removesuffix(_ENDING) for file in _FOLDER.iterdir() if file.name.endswith(_ENDING))
    return tuple(sorted(ids, key=lambda id_: id_ != "soap"))


def load(id_: str) -> Template:
    """The template of that id.

    Raises:
        UnknownIdError: there is no such template.
    """
    if id_ not in templates():
        raise UnknownIdError(
            f"there is no template {id_!r}", where="template", mend=f"Choose from: {', '.join(templates())}"
        )
    return parse(id_, (_FOLDER / f"{id_}{_ENDING}").read_text("utf-8"))


def parse(id_: str, text: str) -> Template:
    """A template from its text: `[note]` with `title`, `loinc` and `voice`, then one block a section with `title`,
    `loinc`, `holds` and `words`.

    Raises:
        BadInputError: a section lacks its title or what it holds, or names a kind that does not exist.
    """
    reader = ConfigParser(interpolation=None)
    try:
        reader.read_string(text)
        voice = Voice(reader.get("note", "voice", fallback=Voice.THIRD.value))
        sections = tuple(
            SectionPlan(
                key=key,
                title=reader.get(key, "title"),
                loinc=reader.get(key, "loinc", fallback=""),
                holds=tuple(Kind(kind.strip()) for kind in reader.get(key, "holds").split(",")),
                words=reader.getint(key, "words", fallback=0),
            )
            for key in reader.sections()
            if key != "note"
        )
    except (Error, ValueError) as error:
        raise BadInputError(
            f"the template cannot be read ({type(error).__name__})",
            where=f"template {id_}",
            mend="Each section needs title and holds; kinds are those of dxpad.notes.parts.Kind",
        ) from error
    title, loinc = (reader.get("note", name, fallback="") for name in ("title", "loinc"))
    return Template(id=id_, title=title or "Consultation note", loinc=loinc, voice=voice, sections=sections)
