"""Decides which themes (主题) a section is on, from its heading and its text.

Every sentence has one vote, weighed by its length and shared among the themes whose words stand in
it; a heading that names a theme counts as much as all the text below it. So a long section on two
subjects has two themes, and an aside of one sentence has none.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from generator.catalogue.themes import Lexicon, Themes
from generator.grammar.sentences import sentences
from generator.model import Paragraph, Part, Report, Section
from generator.text import to_halfwidth

_DECISIVE = 4  # the weight of a word that by itself names a theme in a heading
_NAMING = 3  # the weight of a word that by itself names a theme in running text
_TELLING = 2  # the weight of a clause's words that tell its theme against its section's
_HEADING = 0.5  # the heading's part in the decision, where a word of it is decisive
_ABOVE = 0.15  # the part of the section above, where it has a theme
_MIN_SHARE = 0.18
_MIN_SHARE_OF_TOPIC = 0.25  # one paragraph is on one subject: a second has to be plain
_MIN_SHARE_BESIDE = 0.125  # enough for a theme that whole paragraphs of the section are on
_MIN_LENGTH_BESIDE = 0.25  # of the section, for these paragraphs together
_MOST_THEMES = 3
_THEMED = (Part.REVIEW, Part.PLAN, Part.SELF_BUILDING)

Votes = Mapping[str, float]
"""What has been said for each theme, by its id."""

Shares = tuple[tuple[str, float], ...]
"""Theme ids with their shares of the votes, the largest first."""


def assign_themes(report: Report, themes: Themes) -> Mapping[str, tuple[str, ...]]:
    """The theme ids of every section by its id, strongest first, most often one or two.

    Empty for the front, the closing and the annex, and for a part whose heading names no theme.
    """
    ballot = _Ballot(report, themes)
    of_parts = {theme.part: theme.id for theme in themes.themes if theme.part}
    decided: dict[str, Votes] = {}
    assigned: dict[str, tuple[str, ...]] = {}
    for section in report.sections:  # parents stand before their children
        votes = decided[section.section_id] = ballot.decide(section, decided)
        shares = _shares(votes)
        if section.part in of_parts:
            shares = ((of_parts[section.part], 1.0),)
        elif section.anchor:
            shares = tuple((one, share) for one, share in shares if share >= _MIN_SHARE_OF_TOPIC)
        elif shares:
            least = dict.fromkeys(ballot.themes_of_topics(section), _MIN_SHARE_BESIDE)
            shares = tuple(
                (one, share) for one, share in shares if share >= least.get(one, _MIN_SHARE)
            )
        assigned[section.section_id] = tuple(theme_id for theme_id, _ in shares[:_MOST_THEMES])
    return assigned


class _Ballot:
    """What the headings and paragraphs of one report's themed parts say, each counted once."""

    def __init__(self, report: Report, themes: Themes) -> None:
        self._headings = {
            section.section_id: _read_heading(section.title, themes.in_headings)
            for section in report.sections
            if section.part in _THEMED
        }
        self._topics = {s.anchor: s.section_id for s in report.sections if s.anchor}
        self._bodies: defaultdict[str, list[Paragraph]] = defaultdict(list)
        self._paragraphs: dict[str, Votes] = {}
        for paragraph in report.paragraphs:
            if paragraph.section_id not in self._headings:
                continue
            self._bodies[paragraph.section_id].append(paragraph)
            self._paragraphs[paragraph.anchor] = _blend(
                self._headings.get(self._topics.get(paragraph.anchor, ""), _NO_HEADING),
                _text_votes(paragraph.text, themes.in_text),
            )

    def decide(self, section: Section, above: Mapping[str, Votes]) -> Votes:
        """The votes on one section; they sum to 1 if there are any."""
        if section.part not in _THEMED:
            return {}
        heading = self._headings[section.section_id]
        if section.depth == 1:  # a part speaks of everything: only its heading can name a theme
            return _normal(heading.votes) if heading.certainty == 1 else {}
        if section.anchor:
            own = self._paragraphs[section.anchor]
        else:
            body = self._bodies[section.section_id]
            own = _blend(heading, _sum((len(p.text), self._paragraphs[p.anchor]) for p in body))
        return _normal(_sum(((_ABOVE, above.get(section.parent_id, {})), (1 - _ABOVE, own))))

    def themes_of_topics(self, section: Section) -> set[str]:
        """The themes whose paragraphs, under topic sentences of theirs, fill much of a section."""
        body = self._bodies[section.section_id]
        lengths: defaultdict[str, int] = defaultdict(int)
        for paragraph in body:
            if paragraph.anchor in self._topics:
                for theme_id, _ in _shares(self._paragraphs[paragraph.anchor])[:1]:
                    lengths[theme_id] += len(paragraph.text)
        least = _MIN_LENGTH_BESIDE * sum(len(paragraph.text) for paragraph in body)
        return {theme_id for theme_id, length in lengths.items() if length >= least}


def theme_of(heading: str, text: str, themes: Themes) -> str:
    """The theme that a heading and the text under it are most on; empty where no word tells."""
    read = _read_heading(heading, themes.in_headings)
    shares = _shares(_blend(read, _text_votes(text, themes.in_text)))
    return shares[0][0] if shares else ""


def themes_of_words(text: str, themes: Themes) -> tuple[str, ...]:
    """The theme ids of some words by themselves, strongest first; empty where no word tells.

    Where none of the words of running text stands in them, those of headings tell.
    """
    shares = _shares(_normal(_text_votes(text, themes.in_text)))
    if not shares:
        shares = _shares(_normal(_text_votes(text, themes.in_headings)))
    found = (theme_id for theme_id, share in shares if share >= _MIN_SHARE_OF_TOPIC)
    return tuple(found)[:_MOST_THEMES]


def themes_of_clause(text: str, of_section: Sequence[str], themes: Themes) -> tuple[str, ...]:
    """The theme ids of a clause of a section, strongest first; empty where nothing tells.

    One light word (开放) may stand for anything: without more, the section's own themes count, the
    one of the word if it is among them, or else the first.
    """
    weights = _weights(text, themes.in_text) if of_section else {}
    if of_section and max(weights.values(), default=0) < _TELLING:
        return next(((one,) for one in of_section if one in weights), tuple(of_section[:1]))
    return themes_of_words(text, themes)


def themes_named(text: str, themes: Themes) -> tuple[str, ...]:
    """The theme ids that a word of some words names by itself, in text order.

    Where none of the words of running text stands in them, those of headings tell.
    """
    for lexicon, least in ((themes.in_text, _NAMING), (themes.in_headings, _DECISIVE)):
        found = lexicon.find(to_halfwidth(text))
        if found:
            return tuple(dict.fromkeys(of for _, of, weight in found if weight >= least))
    return ()


def telling_sentences(
    report: Report, of_sections: Mapping[str, Sequence[str]], themes: Themes
) -> Mapping[str, tuple[tuple[int, int], ...]]:
    """Of each section, for each of its themes in turn, the sentence that has most to say on it.

    A sentence is a range of the section's own paragraphs one behind the other: those that stand
    directly in it, and of a topic the one that it opens. Without a sentence that has something to
    say it is the first one. Sections without text or theme are left out.
    """
    texts: defaultdict[str, list[str]] = defaultdict(list)
    topics = {section.anchor: section.section_id for section in report.sections if section.anchor}
    for paragraph in report.paragraphs:
        texts[paragraph.section_id].append(paragraph.text)
        if paragraph.anchor in topics:
            texts[topics[paragraph.anchor]].append(paragraph.text)
    return {
        section_id: _telling("".join(texts[section_id]), found, themes)
        for section_id, found in of_sections.items()
        if found and texts[section_id]
    }


def _telling(text: str, of: Sequence[str], themes: Themes) -> tuple[tuple[int, int], ...]:
    ranges = sentences(text)
    weights = [_weights(text[start:end], themes.in_text) for start, end in ranges]
    return tuple(
        ranges[max(range(len(ranges)), key=lambda n: weights[n].get(theme_id, 0))]
        for theme_id in of
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    """What a heading says for themes, and how far it names one by itself, from 0 to 1."""

    votes: Votes
    certainty: float


_NO_HEADING = _Heading({}, 0.0)


def _read_heading(title: str, lexicon: Lexicon) -> _Heading:
    """The weights of a heading's words, and the certainty of the heaviest word."""
    votes: defaultdict[str, float] = defaultdict(float)
    by_word: defaultdict[tuple[str, str], int] = defaultdict(int)
    for word, theme_id, weight in lexicon.find(to_halfwidth(title)):
        votes[theme_id] += weight
        by_word[theme_id, word] += weight
    return _Heading(votes, min(1.0, max(by_word.values(), default=0) / _DECISIVE))


def _text_votes(text: str, lexicon: Lexicon) -> Votes:
    """Each sentence's length, shared among its themes by the square of their weight."""
    votes: defaultdict[str, float] = defaultdict(float)
    for start, end in sentences(text):
        weights = _weights(text[start:end], lexicon)
        total = sum(weight**2 for weight in weights.values())
        for theme_id, weight in weights.items():
            votes[theme_id] += (end - start) * weight**2 / total
    return votes


@lru_cache(maxsize=2048)  # a sentence counts in its section, and may tell most on it
def _weights(sentence: str, lexicon: Lexicon) -> Mapping[str, int]:
    """How much the words of a sentence weigh for each theme that they speak of."""
    weights: dict[str, int] = {}
    for _, theme_id, weight in lexicon.find(to_halfwidth(sentence)):
        weights[theme_id] = weights.get(theme_id, 0) + weight
    return weights


def _blend(heading: _Heading, text: Votes) -> Votes:
    """The votes of a heading and of the text below it, weighed; they sum to 1 if there are any."""
    if not heading.votes:
        return _normal(text)
    weight = _HEADING * heading.certainty if text else 1.0
    return _normal(_sum(((weight, _normal(heading.votes)), (1 - weight, _normal(text)))))


def _shares(votes: Votes) -> Shares:
    """Each theme's part of the votes, the largest first."""
    shares = ((theme_id, round(vote, 3)) for theme_id, vote in votes.items())
    return tuple(sorted(shares, key=lambda share: (-share[1], share[0])))


def _sum(weighed: Iterable[tuple[float, Votes]]) -> Votes:
    total: defaultdict[str, float] = defaultdict(float)
    for weight, votes in weighed:
        for theme_id, vote in votes.items():
            total[theme_id] += weight * vote
    return total


def _normal(votes: Votes) -> Votes:
    """`votes` in proportion, summing to 1."""
    total = sum(votes.values())
    return {theme_id: vote / total for theme_id, vote in votes.items()}
