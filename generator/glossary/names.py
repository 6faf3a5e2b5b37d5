"""A policy term's name taken apart, and the forms in which running text repeats it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from generator.catalogue.senses import Senses
from generator.text import to_halfwidth

_QUOTED = re.compile(r"([^“”]*)((?:“[^“”]+”[、，,和与及]?)+)([^“”]*)")
_BRACKETED = re.compile(r"[（(]([^（()）、，]+)[）)]")
_GENERIC_MIN = 3
_PIECE_MIN = 2  # characters of one of the names that a compound puts together
_SHORTENED_MIN = 4  # characters that are left of a slogan which lost the name of its place
_PLACE = 2  # characters of such a name: 天府


@dataclass(frozen=True, slots=True)
class NameParts:
    """A name's parts: prefix, one or more slogans in quotation marks, suffix.

    制造业重点产业链现代化建设“1269”行动计划 has the slogan 1269; “天网”“雪亮”工程 has two. Without
    quotation marks, or where words stand between them, there is no slogan and the prefix is all.
    """

    prefix: str
    slogans: tuple[str, ...] = ()
    suffix: str = ""


class FormKind(IntEnum):
    """How much of a name a form repeats, the most telling first."""

    FULL = 1  # the name
    ALIAS = 2  # another name, from the catalogue
    HEAD = 3  # prefix and slogan: 耕地保护“1+N”
    PIECE = 4  # one of several slogans: “天网”
    TAIL = 5  # slogan and suffix: “1269”行动计划
    SLOGAN = 6  # the slogan alone: “四融一共”
    SHORTENED = 7  # what its own place makes of it: “森林四库” of “天府森林四库”


@dataclass(frozen=True, slots=True)
class TermForm:
    """One form of a name, as it would be printed.

    `telling`: the words are this term's and no other's. `generic`: the note on a slogan that many
    governments use, empty for others; `settled_at_home`: the report that explains it has no other;
    `with_head`: that report has no other where some noun follows.
    """

    words: str
    kind: FormKind
    telling: bool
    generic: str = ""
    settled_at_home: bool = False
    with_head: bool = False


def take_apart(name: str) -> NameParts:
    """The parts of a term's name."""
    match = _QUOTED.fullmatch(name)
    if not match:
        return NameParts(name)
    return NameParts(match[1], tuple(re.findall("“([^“”]+)”", match[2])), match[3])


def forms_of(name: str, senses: Senses) -> tuple[TermForm, ...]:
    """The forms of a name, the full one first."""
    parts = take_apart(name)
    if not parts.slogans:
        forms = _forms_of_plain(name, senses)
    elif len(parts.slogans) > 1:
        forms = _forms_of_several(name, parts, senses)
    else:
        forms = _forms_of_one(name, parts, senses)
    forms += _shortened(parts, senses)
    forms += (TermForm(words, FormKind.ALIAS, True) for words in senses.aliases_of(name))
    return tuple(form for position, form in enumerate(forms) if form.words != name or not position)


def aliases_of(name: str, senses: Senses) -> tuple[str, ...]:
    """The forms, besides the name, that tell the term wherever they stand free.

    “1269”行动计划 for the plan above, “四融一共” for “四融一共”和美乡村; not “单一窗口”.
    """
    return tuple(
        dict.fromkeys(
            form.words
            for form in forms_of(name, senses)
            if form.telling and form.kind not in (FormKind.FULL, FormKind.HEAD, FormKind.SHORTENED)
        )
    )


def _forms_of_plain(name: str, senses: Senses) -> list[TermForm]:
    """A name without quotation marks; a compound's parts have them in the text (“六稳”“六保”)."""
    note = _generic_plain(name, senses)
    settled = bool(note) and senses.counts(to_halfwidth(name))
    forms = [TermForm(name, FormKind.FULL, not note, note, settled)]
    if _BRACKETED.search(name):  # 河（湖）长制
        forms += (
            TermForm(rest, FormKind.FULL, not note, note, settled)
            for rest in (_BRACKETED.sub(r"\1", name), _BRACKETED.sub("", name))
        )
    pieces = name.split("、")
    if len(pieces) > 1 and all(len(piece) >= _PIECE_MIN for piece in pieces):
        forms.append(TermForm("".join(pieces), FormKind.FULL, not note, note, settled))
        forms += (_piece(piece, senses) for piece in pieces)
    return forms


def _piece(slogan: str, senses: Senses) -> TermForm:
    found = senses.generic(to_halfwidth(slogan))
    note, settled = (found.note, found.settled_at_home) if found else ("", False)
    return TermForm(f"“{slogan}”", FormKind.PIECE, not found, note, settled)


def _shortened(parts: NameParts, senses: Senses) -> Iterator[TermForm]:
    """What a place's own reports may make of a name: without its place, without its count."""
    whole = parts.slogans[0] if len(parts.slogans) == 1 else ""
    if len(whole) >= _PLACE + _SHORTENED_MIN and not senses.generic(to_halfwidth(whole)):
        rest = whole[_PLACE:]
        if not senses.generic(to_halfwidth(rest)):
            yield TermForm(f"“{rest}”", FormKind.SHORTENED, True)
    if not parts.slogans and (rest := senses.without_inner_count(parts.prefix)):
        yield TermForm(rest, FormKind.SHORTENED, True)


def _forms_of_one(name: str, parts: NameParts, senses: Senses) -> list[TermForm]:
    slogan = parts.slogans[0]
    quoted = f"“{slogan}”"
    found = senses.generic(to_halfwidth(slogan))
    note = found.note if found else ""
    told_by_head = not found or (found.with_head and bool(parts.suffix))
    specific = bool(parts.suffix) and not senses.tells_nothing(parts.suffix)
    settled = found is not None and found.settled_at_home
    with_head = found is not None and found.with_head
    telling = bool(parts.prefix) or told_by_head or specific
    forms = [TermForm(name, FormKind.FULL, telling, note, settled, with_head)]
    if senses.ends_in_count(parts.prefix):  # 五个“必须统筹好”: without the count it is no name
        return forms
    if parts.prefix and parts.suffix:
        forms.append(TermForm(parts.prefix + quoted, FormKind.HEAD, True, note))
        told = told_by_head or specific
        forms.append(TermForm(quoted + parts.suffix, FormKind.TAIL, told, note, settled, with_head))
    if parts.prefix or parts.suffix:
        forms.append(TermForm(quoted, FormKind.SLOGAN, not found, note, settled, with_head))
    return forms


def _forms_of_several(name: str, parts: NameParts, senses: Senses) -> list[TermForm]:
    forms = [TermForm(name, FormKind.FULL, True)]
    forms += (_piece(slogan, senses) for slogan in parts.slogans)
    return forms


def _generic_plain(name: str, senses: Senses) -> str:
    """The note on a name without quotation marks that may be anyone's (十百千工程)."""
    for end in range(_GENERIC_MIN, len(name) + 1):
        found = senses.generic(to_halfwidth(name[:end]))
        if found and senses.tells_nothing(name[end:]):
            return found.note
    return "以项数开头的名目" if senses.counts(to_halfwidth(name)) else ""
