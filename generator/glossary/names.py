"""A policy term's name taken apart, and the forms in which running text repeats it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum

from generator.catalogue.senses import Senses
from generator.text import to_halfwidth

_QUOTED = re.compile(r"([^“”]*)((?:“[^“”]+”[、，,和与及]?)+)([^“”]*)")
_COUNT = re.compile(r"[一二两三四五六七八九十\d][个大项类条]$")
_GENERIC_MIN = 3


@dataclass(frozen=True, slots=True)
class Name:
    """A name's parts: prefix, one or more slogans in quotation marks, suffix.

    制造业重点产业链现代化建设“1269”行动计划 has the slogan 1269; “天网”“雪亮”工程 has two. Without
    quotation marks, or where words stand between them, there is no slogan and the prefix is all.
    """

    prefix: str
    slogans: tuple[str, ...] = ()
    suffix: str = ""


class Kind(IntEnum):
    """How much of a name a form repeats, the most telling first."""

    FULL = 1  # the name
    ALIAS = 2  # another name, from the catalogue
    HEAD = 3  # prefix and slogan: 耕地保护“1+N”
    PIECE = 4  # one of several slogans: “天网”
    TAIL = 5  # slogan and suffix: “1269”行动计划
    SLOGAN = 6  # the slogan alone: “四融一共”


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a name, as it would be printed.

    `telling`: the words are this term's and no other's. `generic`: the note on a slogan that many
    governments use, empty for others; `settled_at_home`: the report that explains it has no other.
    """

    words: str
    kind: Kind
    telling: bool
    generic: str = ""
    settled_at_home: bool = False


def take_apart(name: str) -> Name:
    """The parts of a term's name."""
    match = _QUOTED.fullmatch(name)
    if not match:
        return Name(name)
    return Name(match[1], tuple(re.findall("“([^“”]+)”", match[2])), match[3])


def forms_of(name: str, senses: Senses) -> tuple[Form, ...]:
    """The forms of a name, the full one first."""
    parts = take_apart(name)
    if not parts.slogans:
        generic = _generic_plain(name, senses)
        forms = [Form(name, Kind.FULL, not generic, generic)]
    elif len(parts.slogans) > 1:
        forms = _forms_of_several(name, parts, senses)
    else:
        forms = _forms_of_one(name, parts, senses)
    forms += (Form(words, Kind.ALIAS, True) for words in senses.aliases_of(name))
    return tuple(form for position, form in enumerate(forms) if form.words != name or not position)


def aliases_of(name: str, senses: Senses) -> tuple[str, ...]:
    """The forms, besides the name, that tell the term wherever they stand free.

    “1269”行动计划 for the plan above, “四融一共” for “四融一共”和美乡村; not “单一窗口”.
    """
    return tuple(
        dict.fromkeys(
            form.words
            for form in forms_of(name, senses)
            if form.telling and form.kind not in (Kind.FULL, Kind.HEAD)
        )
    )


def _forms_of_one(name: str, parts: Name, senses: Senses) -> list[Form]:
    slogan = parts.slogans[0]
    quoted = f"“{slogan}”"
    found = senses.generic(to_halfwidth(slogan))
    note = found.note if found else ""
    told_by_head = not found or (found.with_head and bool(parts.suffix))
    specific = bool(parts.suffix) and not senses.tells_nothing(parts.suffix)
    settled = found is not None and found.settled_at_home
    telling = bool(parts.prefix) or told_by_head or specific
    forms = [Form(name, Kind.FULL, telling, note, settled)]
    if _COUNT.search(parts.prefix):  # 五个“必须统筹好”: without the count it is no name
        return forms
    if parts.prefix and parts.suffix:
        forms.append(Form(parts.prefix + quoted, Kind.HEAD, True, note))
        forms.append(Form(quoted + parts.suffix, Kind.TAIL, told_by_head or specific, note))
    if parts.prefix or parts.suffix:
        forms.append(Form(quoted, Kind.SLOGAN, not found, note))
    return forms


def _forms_of_several(name: str, parts: Name, senses: Senses) -> list[Form]:
    forms = [Form(name, Kind.FULL, True)]
    for slogan in parts.slogans:
        found = senses.generic(to_halfwidth(slogan))
        note, settled = (found.note, found.settled_at_home) if found else ("", False)
        forms.append(Form(f"“{slogan}”", Kind.PIECE, not found, note, settled))
    return forms


def _generic_plain(name: str, senses: Senses) -> str:
    """The note on a name without quotation marks that may be anyone's (十百千工程)."""
    for end in range(_GENERIC_MIN, len(name) + 1):
        found = senses.generic(to_halfwidth(name[:end]))
        if found and senses.tells_nothing(name[end:]):
            return found.note
    return "以项数开头的名目" if senses.counts(to_halfwidth(name)) else ""
