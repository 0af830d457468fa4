"""Which turns are not in English: a note is written from English only, and says so where it is not.

By the script, and for Latin letters by the share of small words that no English sentence has. Few words decide nothing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from dxpad.domain.issue import Issue
from dxpad.notes.lists import listed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from dxpad.domain.transcript import Transcript

CODE = "language"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SCRIPTS = (
    ("Japanese", re.compile(r"[\u3040-\u30ff]")),
    ("Chinese", re.compile(r"[\u4e00-\u9fff]")),
    ("Korean", re.compile(r"[\uac00-\ud7af]")),
    ("Arabic, Persian or Urdu", re.compile(r"[\u0600-\u06ff]")),
    ("Hebrew", re.compile(r"[\u0590-\u05ff]")),
    ("a language in Cyrillic letters", re.compile(r"[\u0400-\u04ff]")),
    ("Greek", re.compile(r"[\u0370-\u03ff]")),
    ("Hindi or another Indian language", re.compile(r"[\u0900-\u0dff]")),
    ("Thai", re.compile(r"[\u0e00-\u0e7f]")),
)
_DECLARED_ENGLISH = listed("en eng english")
_NOT_DECLARED = listed("und unknown auto")
_ENGLISH = listed(
    "the and i you it is to of my have had been do does did not with for that this was are your what how any when "
    "there but so just in on a an at be we or if can get got like no yes yeah okay"
)
_SMALL_WORDS = {
    "French": listed(
        "je vous avez le la les des une et est pas que depuis dans mal suis avec pour votre mon ma j'ai c'est "
        "n'ai qui combien ou du au oui non docteur bonjour merci prenez"
    ),
    "German": listed(
        "ich und der das ist nicht ein eine haben habe sie mit seit wie mein meine schmerzen auf dem den zu "
        "ja nein wir auch noch nehmen herr frau guten tag danke wenn"
    ),
    "Spanish": listed(
        "yo el la los las que de una es en con por para mi tengo tiene usted desde duele como cuando se "
        "pero muy si su del dolor gracias buenos hace estoy"
    ),
    "Italian": listed(
        "io il lo la gli che di una per con ho ha non sono mi da quando dolore come mio mia signora dottore "
        "grazie si anche ma del della"
    ),
    "Portuguese": listed(
        "eu os as que de uma com para tenho tem dor desde minha meu quando como mas muito sim senhor doutor "
        "obrigado estou em do da"
    ),
    "Dutch": listed(
        "ik en het een de van niet heb heeft met sinds mijn pijn is dat op te ja nee wij ook hoe wanneer dokter naar"
    ),
    "Polish": listed("nie mam jest od boli mnie na tak czy do pan pani to bardzo lekarz"),
    "Turkish": listed("ben bir ve var yok için çok ağrı ne zaman evet hayır doktor bu da de mi"),
}
_NAMES = {
    "fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "nl": "Dutch", "pl": "Polish",
    "tr": "Turkish", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ru": "Russian", "hi": "Hindi",
}  # fmt: skip
_FEWEST = 3
"""Small words of a language without which nothing is decided."""
_SHARE = 0.2
_LETTERS = 0.3
_MOSTLY = 0.5


def language_of(text: str) -> str:
    """The language of a text by its name; empty for English and where nothing tells."""
    letters = sum(map(str.isalpha, text)) or 1
    for name, script in _SCRIPTS:
        if len(script.findall(text)) >= _LETTERS * letters:
            return name
    words = [word.lower().replace("’", "'") for word in _WORD.findall(text)]
    english = sum(word in _ENGLISH for word in words)
    hits = {name: sum(word in small for word in words) for name, small in _SMALL_WORDS.items()}
    most = max(hits, key=lambda name: hits[name])
    told = hits[most] >= _FEWEST and hits[most] >= _SHARE * len(words) and hits[most] > 2 * english
    return most if told else ""


def foreign_turns(transcript: Transcript) -> dict[int, str]:
    """The turns that are not in English, with their language: every turn where the whole is not."""
    declared = re.split(r"[-_]", transcript.language.strip().lower())[0]
    whole = " ".join(turn.text for turn in transcript.turns)
    open_to_words = not declared or declared in _DECLARED_ENGLISH | _NOT_DECLARED
    name = language_of(whole) if open_to_words else _NAMES.get(declared, declared)
    if name:
        return dict.fromkeys(range(len(transcript.turns)), name)
    told = {number: language_of(turn.text) for number, turn in enumerate(transcript.turns)}
    foreign = {number: name for number, name in told.items() if name}
    size = sum(len(transcript.turns[number].text) for number in foreign)
    if size <= _MOSTLY * len(whole):
        return foreign
    most = max(foreign.values(), key=list(foreign.values()).count)
    return {number: foreign.get(number, most) for number in range(len(transcript.turns))}


def issues(foreign: Mapping[int, str], turns: int) -> tuple[Issue, ...]:
    """What to tell of turns that are not in English; nothing where there are none."""
    if not foreign:
        return ()
    named = " and ".join(sorted(set(foreign.values())))
    if len(foreign) == turns:
        message = f"The conversation is in {named}. Notes are written from English only, so this one is empty"
        mend = "Write the note yourself, or give the conversation in English"
        return (Issue(code=CODE, where="transcript", message=message, mend=mend),)
    some = "1 turn is" if len(foreign) == 1 else f"{len(foreign)} turns are"
    where = ", ".join(f"turn {number + 1}" for number in sorted(foreign))
    message = f"{some} in {named}, and nothing of that is in the note"
    return (Issue(code=CODE, where=where, message=message, mend="Write yourself what was said there"),)
