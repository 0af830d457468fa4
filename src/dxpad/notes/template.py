"""Templates: plain-text files that name a note's sections in order, and the kinds of statement each holds."""

from __future__ import annotations

from importlib.resources import files

from dxpad.domain.errors import UnknownIdError
from dxpad.notes.templatefile import SectionPlan, Template, parse

__all__ = ["SectionPlan", "Template", "load", "parse", "templates"]

_FOLDER = files("dxpad.notes") / "templates"
_ENDING = ".txt"


def templates() -> tuple[str, ...]:
    """The ids of the program's own templates, `soap` first."""
    ids = sorted(file.name.removesuffix(_ENDING) for file in _FOLDER.iterdir() if file.name.endswith(_ENDING))
    return tuple(sorted(ids, key=lambda id_: id_ != "soap"))


def text_of(id_: str) -> str:
    """The file of one of the program's templates, as it was written.

    Raises:
        UnknownIdError: there is no such template.
    """
    if id_ not in templates():
        raise UnknownIdError(
            f"there is no template {id_!r}", where="template", mend=f"Choose from: {', '.join(templates())}"
        )
    return (_FOLDER / f"{id_}{_ENDING}").read_text("utf-8")


def load(id_: str) -> Template:
    """One of the program's templates.

    Raises:
        UnknownIdError: there is no such template.
    """
    return parse(id_, text_of(id_))
