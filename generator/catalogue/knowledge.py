"""The whole catalogue as one value: what every stage knows beside the texts."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from generator.catalogue.answers import AnswerWords, load_answer_words
from generator.catalogue.commitments import CommitmentWords, load_commitment_words
from generator.catalogue.formulae import Formulae, load_formulae
from generator.catalogue.furniture import FurnitureRules, load_furniture
from generator.catalogue.indicators import Indicator, load_indicators
from generator.catalogue.livelihood import LivelihoodWords, load_livelihood_words
from generator.catalogue.names import NameWords, load_name_words
from generator.catalogue.numbers import NumberWords, load_number_words
from generator.catalogue.origins import OriginRules, load_origins
from generator.catalogue.parts import PartRules, load_parts
from generator.catalogue.placenames import PlaceNameWords, load_place_name_words
from generator.catalogue.places import Places, load_places
from generator.catalogue.problems import ProblemWords, load_problem_words
from generator.catalogue.ranks import RankVocabulary, load_ranks
from generator.catalogue.senses import Senses, load_senses
from generator.catalogue.stopwords import load_stop_words
from generator.catalogue.surnames import load_surnames
from generator.catalogue.themes import Themes, load_themes
from generator.catalogue.vocabulary import Vocabulary, load_vocabulary
from generator.catalogue.word_lists import WordList


@dataclass(frozen=True)
class Knowledge:
    """What the catalogue holds, by its files; it can be pickled, and a process loads it once.

    `stop_words` has the names of places too: they set every section apart and say nothing of its
    subject.
    """

    furniture: FurnitureRules
    parts: PartRules
    places: Places
    surnames: WordList
    senses: Senses
    indicators: tuple[Indicator, ...]
    vocabulary: Vocabulary
    numbers: NumberWords
    ranks: RankVocabulary
    problems: ProblemWords
    names: NameWords
    livelihood: LivelihoodWords
    answers: AnswerWords
    commitments: CommitmentWords
    place_names: PlaceNameWords
    themes: Themes
    origins: OriginRules
    formulae: Formulae
    stop_words: frozenset[str] = field(repr=False)


def load_knowledge(own: Path | None = None) -> Knowledge:
    """The catalogue, extended by the files of folder `own`. Raises: CatalogueError."""
    places = load_places(own=own)
    return Knowledge(
        furniture=load_furniture(own=own),
        parts=load_parts(own=own),
        places=places,
        surnames=load_surnames(own=own),
        senses=load_senses(own=own),
        indicators=tuple(load_indicators(own=own)),
        vocabulary=load_vocabulary(own=own),
        numbers=load_number_words(own=own),
        ranks=load_ranks(own=own),
        problems=load_problem_words(own=own),
        names=load_name_words(own=own),
        livelihood=load_livelihood_words(own=own),
        answers=load_answer_words(own=own),
        commitments=load_commitment_words(own=own),
        place_names=load_place_name_words(own=own),
        themes=load_themes(own=own),
        origins=load_origins(own=own),
        formulae=load_formulae(own=own),
        stop_words=load_stop_words(own=own) | places.forms,
    )
