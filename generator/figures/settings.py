"""Of which year a statement is, and whether as a result, an expected result or a target.

The part of the report says it where nothing else does: a plan sets targets for its year, a review
tells results of the year before. The words of the sentence go before.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.catalogue.indicators import Measure
from generator.catalogue.vocabulary import Leads
from generator.figures.passages import PLANNING, Context, Period, placed_by
from generator.figures.resolve import governing_resolve
from generator.figures.sentence import Sentence
from generator.figures.statements import Statement
from generator.figures.tokens import AIMS, EXPECTS, RESOLVES, Kind
from generator.model import Bound, Report, Status, StatusBasis


@dataclass(frozen=True, slots=True)
class Setting:
    """The year and the status of what a statement says, and what tells the status.

    `years` are set where it is of several; `period` is then the last.
    """

    period: int
    status: Status
    basis: StatusBasis
    years: Period | None = None


_YEARS = frozenset({Kind.YEAR, Kind.THIS_YEAR, Kind.LAST_YEAR})
_WHOLE_YEARS = frozenset({Kind.WHOLE_YEAR, Kind.YEAR})
_OPENS_LIST = frozenset({Kind.COPULA, Kind.COLON})
_BASES = frozenset({Kind.BASE_YEAR, Kind.SINCE})
_DOES = frozenset({Kind.ATTAINMENT, Kind.REACH, Kind.SURPASS})
_DOES_WHEN = frozenset(
    {
        Kind.YEAR,
        Kind.WHOLE_YEAR,
        Kind.THIS_YEAR,
        Kind.LAST_YEAR,
        Kind.SUMMED,
        Kind.EXPECTATION,
        Kind.PARTICLE,
        Kind.ADVERB,
    }
)
_HEADED_FOR = frozenset({Kind.HEADING_FOR, Kind.UP, Kind.ADVERB, Kind.VERB, Kind.SETTING})
_COMES_TO = frozenset({Kind.SURPASS, Kind.TO})
_HELD = frozenset({Kind.HOLD})
_SUMMED = frozenset({Kind.SUMMED})
_SETS = AIMS | RESOLVES | {Kind.SETTING}
_AREA_NAME_MAX = 3  # tokens of an area's name before 新区


def setting_over_years(
    statement: Statement, sentence: Sentence, context: Context, report: Report
) -> Setting | None:
    """The years and the status of a mean or a sum over several years.

    None where the text does not say which years, or speaks of another base or place.
    """
    several = several_years(statement, sentence, context)
    upto = statement.predicate.end
    if several is None or is_of_another_place(statement, sentence):
        return None
    if _may_be_aim(statement, sentence, context):
        return None
    planning = _is_planning(sentence, upto, context)
    years = several.placed(report, planning=planning)
    if not years.last and planning and statement.predicate.averaged:
        years = _up_to_named(sentence, upto, report)
    if not years.last and not planning and statement.base:
        years = _from_base(sentence, statement.base, upto, report)
    if not years.last or statement.predicate.base or (years.last >= report.year and not planning):
        return None
    if planning and years.last >= report.year:
        basis = _target_basis(statement, sentence, context)
        return Setting(years.last, Status.TARGET, basis, years)
    expected = _expectation(statement, sentence)
    if expected:
        return Setting(years.last, Status.ESTIMATE, expected, years)
    return Setting(years.last, Status.ACTUAL, _result_basis(statement, sentence, upto), years)


def setting_of(
    statement: Statement, sentence: Sentence, context: Context, report: Report
) -> Setting | None:
    """The year and status of what a statement says.

    None where it is of no single year, of a part of one, of another base, or of another place.
    """
    upto = statement.predicate.end if statement.values else statement.figure
    if _has_other_base(statement, sentence, upto):
        return None
    several = several_years(statement, sentence, context)
    if several is not None and not _is_of_state(statement, sentence):
        return None
    if _may_be_aim(statement, sentence, context):
        return None
    if _is_of_part_of_year(statement, sentence) or is_of_another_place(statement, sentence):
        return None
    planning = _is_planning(sentence, upto, context)
    period = report.year if planning else report.review_year
    last = next(_years_before(sentence, upto), None)
    if last is not None:
        token = sentence.tokens[last]
        if token.kind is Kind.YEAR and token.year:
            period = token.year
        elif token.kind is Kind.LAST_YEAR:
            period = report.year - 1
        elif planning:
            period = report.year
    if several is not None:
        # The last of the years, as far as they are over where the report looks back on them.
        period = several.last or (0 if planning else report.review_year)
        if not period or statement.predicate.averaged or _is_sum(statement, sentence):
            return None
        period = period if planning else min(period, report.review_year)
    period = statement.year or period
    bases = {statement.predicate.base, *_compared(sentence, upto)}
    if bases - {None, period - 1}:
        return None
    later = period > report.year and not _is_of_state(statement, sentence)
    if later or (period >= report.year and not planning):
        return None
    if statement.bracketed:
        return Setting(period, Status.TARGET, StatusBasis.STATED)
    if period >= report.year:
        return Setting(period, Status.TARGET, _target_basis(statement, sentence, context))
    expected = _expectation(statement, sentence)
    if expected:
        return Setting(period, Status.ESTIMATE, expected)
    return Setting(period, Status.ACTUAL, _result_basis(statement, sentence, upto))


# -- years -----------------------------------------------------------------------------------------


def several_years(statement: Statement, sentence: Sentence, context: Context) -> Period | None:
    """The years of which a statement is an average or a sum, or among which it stands."""
    upto = statement.predicate.end if statement.values else statement.figure
    clause = sentence.clause_start(statement.name)
    named = sentence.last(frozenset({Kind.SEVERAL_YEARS}), 0, upto)
    about = context.several_years or Period()
    if named is not None:
        about = placed_by(sentence.tokens[named], context.several_years)
    if statement.predicate.averaged:
        return about
    if _is_sum(statement, sentence) and not sentence.has(_WHOLE_YEARS, 0, upto):
        return about
    last = next(_years_before(sentence, upto), None)
    if last is not None and last < clause and is_floor(statement, sentence):
        last = None
    if named is None:
        return None if last is not None else context.several_years
    # “十四五”时期主要目标是 lists five-year targets; 对标“十四五”时期要求，主要目标是 does not.
    targets = None if _is_clause(sentence, named) else _target_list(sentence, upto)
    apart = targets is not None and sentence.has(frozenset({Kind.COMMA}), named, targets)
    return None if apart or (last is not None and last > named) else about


def _is_clause(sentence: Sentence, index: int) -> bool:
    """Whether a token is a clause by itself: “十四五”时期，主要目标是."""
    return sentence.clause_start(index) == index and sentence.kind(index + 1) is Kind.COMMA


def _is_sum(statement: Statement, sentence: Sentence) -> bool:
    """Whether 累计 makes the figure a sum; before the name it does of what adds up over years."""
    if statement.predicate.summed:
        return True
    clause = sentence.clause_start(statement.name)
    if not sentence.has(frozenset({Kind.SUMMED}), clause, statement.name):
        return False
    indicators = sentence.lexicon.indicators
    return all(indicators[one].flow for one in statement.subjects if one)


def _up_to_named(sentence: Sentence, upto: int, report: Report) -> Period:
    """The years from the report's own to one that 到 leads to: 到2028年，A年均增长6%."""
    last = next(_years_before(sentence, upto), None)
    year = sentence.tokens[last].year if last is not None else None
    ahead = last is not None and sentence.kind(last - 1) is Kind.TO
    if sentence.has(_BASES, 0, upto):
        return Period()  # 到2030年A比2020年翻一番，年均增长6%
    return Period(report.year, year) if ahead and year and year > report.year else Period()


def _from_base(sentence: Sentence, base: int, upto: int, report: Report) -> Period:
    """The years from the one behind a base on: 2021年A比2016年增长30%，年均增长5.4%.

    To the year that is named before, else to the one under review.
    """
    named = next(_years_before(sentence, upto), None)
    year = sentence.tokens[named].year if named is not None else None
    last = report.review_year if named is None else year or 0
    return Period(base + 1, last) if base + 1 < last else Period()


def _is_of_state(statement: Statement, sentence: Sentence) -> bool:
    """Whether all that is spoken of is a state, which is of a year even at the end of several.

    What a figure has come to is one as well: 五年来由8亿元增加到13亿元, 突破450亿斤.
    """
    indicators = sentence.lexicon.indicators
    if statement.values and all(figure.since for figure in statement.predicate.figures):
        return True
    if _is_of_yearly_level(statement, sentence) and _says(statement, sentence, _COMES_TO):
        return True
    return all(indicators[one].state for one in statement.subjects if one)


def is_floor(statement: Statement, sentence: Sentence) -> bool:
    """Whether it is of each of several years that its amount was no less: 稳定在450亿斤以上."""
    indicators = sentence.lexicon.indicators
    bounded = all(value.bound is Bound.AT_LEAST for _, value in statement.values)
    lasting = any(indicators[one].state for one in statement.subjects if one)
    held = bounded and not lasting and _says(statement, sentence, _HELD)
    return held and _is_of_yearly_level(statement, sentence)


def _is_of_yearly_level(statement: Statement, sentence: Sentence) -> bool:
    """Whether what is spoken of are amounts of a year, and no sum: 累计突破1万亿元."""
    indicators = sentence.lexicon.indicators
    clause = sentence.clause_start(statement.name)
    if not statement.values or sentence.has(_SUMMED, clause, statement.predicate.end):
        return False
    subjects = [indicators[one] for one in statement.subjects if one]
    return all(one.measure is Measure.LEVEL and not one.flow for one in subjects)


def _says(statement: Statement, sentence: Sentence, kinds: frozenset[Kind]) -> bool:
    return sentence.has(kinds, statement.figure, statement.predicate.end)


def _years_before(sentence: Sentence, upto: int) -> Iterator[int]:
    """The single years that are named before a token, the last first."""
    for index in range(upto - 1, -1, -1):
        if sentence.tokens[index].kind in _YEARS and not _is_base_of_growth(sentence, index):
            yield index


def _is_base_of_growth(sentence: Sentence, index: int) -> bool:
    """Whether a year is what growth sets out from: 在去年高基数的基础上增长6%."""
    end = sentence.clause_end(index)
    base = sentence.find(frozenset({Kind.BASE_POINT}), index, end)
    return base is not None


def _has_other_base(statement: Statement, sentence: Sentence, upto: int) -> bool:
    """Whether words without a figure name another year: 较2010年实现翻番."""
    if statement.values:
        return False
    return any(
        token.kind in _BASES and token.year is not None
        for token in sentence.tokens[upto : statement.clause_end]
    )


def _compared(sentence: Sentence, upto: int) -> Iterator[int]:
    """The years with which a clause of its own compares all that follows; 0 for one unnamed.

    与2019年相比，A增长28%; 比2016年增长30%的A.
    """
    for index in range(upto):
        token = sentence.tokens[index]
        if token.kind is not Kind.BASE_YEAR or index != sentence.clause_start(index):
            continue
        after = index + 1
        while sentence.kind(after) is Kind.COMPARISON:
            after += 1
        if sentence.kind(after) is Kind.COMMA:
            yield token.year or 0
        behind = (after + 1, min(after + 4, len(sentence)))
        if sentence.kind(after) is Kind.UP and sentence.has(frozenset({Kind.OF}), *behind):
            yield token.year or 0


def _is_of_part_of_year(statement: Statement, sentence: Sentence) -> bool:
    """Whether a quarter or some months govern the statement.

    They do in its own clause, and at the head of its list (上半年，A增长4%，B增长5%), unless 全年
    follows before the name.
    """
    parts = frozenset({Kind.PART_OF_YEAR})
    start = sentence.member_start(statement.name)
    part = sentence.last(parts, start, statement.name)
    if part is None or sentence.has(_WHOLE_YEARS, part + 1, statement.name):
        rest = sentence.has(parts, statement.figure, statement.clause_end)
        return rest and not statement.values
    if part >= sentence.clause_start(statement.name):
        return True
    head = sentence.only_leads(sentence.clause_start(part), part)
    return head and sentence.kind(part + 1) is Kind.COMMA


# -- places ----------------------------------------------------------------------------------------


def is_of_another_place(statement: Statement, sentence: Sentence) -> bool:
    """Whether an earlier clause of the list has a district or a belt of cities for its subject."""
    clause = sentence.clause_start(statement.name)
    if sentence.has(frozenset({Kind.OWN, Kind.TERRITORY}), clause, statement.name):
        return False
    if _others_do(sentence, clause, statement.name):
        return True
    start = sentence.member_start(statement.name)
    return any(_opens_elsewhere(sentence, *one) for one in sentence.clauses(start, statement.name))


def leads_elsewhere(sentence: Sentence) -> bool:
    """Whether a topic sentence makes another area the subject of its paragraph: 赣江新区提速."""
    end = sentence.clause_end(0)
    return len(sentence) - end <= 1 and _opens_elsewhere(sentence, 0, end)


def speaks_of_all(sentence: Sentence) -> bool:
    """Whether a sentence speaks of all of the place: 全省."""
    return sentence.has(frozenset({Kind.OWN, Kind.TERRITORY}), 0, len(sentence))


def _others_do(sentence: Sentence, start: int, end: int) -> bool:
    """Whether somebody else is the one that completes: 吉州区完成固定资产投资120亿元."""
    for index in range(start, end):
        if sentence.tokens[index].kind is Kind.ACTOR:
            after = index + 1
            while after < end and sentence.is_any(after, _DOES_WHEN):
                after += 1
            if after < end and sentence.is_any(after, _DOES):
                return True
    return False


def _opens_elsewhere(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a clause begins with another area as its subject: 赣江新区加快建设."""
    for index in range(start, min(start + _AREA_NAME_MAX, end)):
        token = sentence.tokens[index]
        if token.kind is Kind.AREA:
            return True
        if token.kind in _HEADED_FOR or token.leads is Leads.VERB:
            return False  # 完成长江经济带问题整改 is the place's own doing
    return False


# -- status ----------------------------------------------------------------------------------------


def _may_be_aim(statement: Statement, sentence: Sentence, context: Context) -> bool:
    """Whether a passage of a plan that looks back says again what it aims at: 综合考虑，提出…."""
    return context.planned is not None and sentence.has(_SETS, 0, statement.predicate.end)


def _is_planning(sentence: Sentence, upto: int, context: Context) -> bool:
    """Whether the statement sets a target: by its part, by the list it is in.

    初步核算 opens results wherever it stands, until targets or this year are named.
    """
    results = sentence.last(frozenset({Kind.ANNOUNCEMENT}), 0, upto)
    if results is None:
        return context.part in PLANNING or _target_list(sentence, upto) is not None
    this_year = sentence.has(frozenset({Kind.THIS_YEAR}), results, upto)
    return this_year or _target_list(sentence, upto, results) is not None


def _target_list(sentence: Sentence, upto: int, start: int = 0) -> int | None:
    """The last token before `upto` that opens a list of targets: 主要预期目标是, 预期目标：."""
    for index in range(upto - 1, start - 1, -1):
        if sentence.tokens[index].kind is not Kind.AIM_LIST:
            continue
        after = index + 1
        while sentence.is_any(after, AIMS | {Kind.SETTING}):
            after += 1
        done = sentence.is_any(index - 1, frozenset({Kind.ATTAINMENT, Kind.MANNER}))
        if after < upto and sentence.is_any(after, _OPENS_LIST) and not done:
            return index
    return None


def _expectation(statement: Statement, sentence: Sentence) -> StatusBasis | None:
    """Whether 预计 or 有望 governs the statement, and from where.

    In the statement's own clause it is stated. At the head of the sentence it governs all of it,
    at the head of an earlier clause the list up to ； (A增长4%，预计B增长5%，C增长6%); behind
    another subject it is of that subject alone (B有望突破1.2万亿元，A增长4%).
    """
    clause = sentence.clause_start(statement.name)
    if statement.predicate.estimate or sentence.has(EXPECTS, clause, statement.name):
        return StatusBasis.STATED
    rest = sentence.has(EXPECTS, statement.figure, statement.clause_end)
    if rest and not statement.values:
        return StatusBasis.STATED
    member = sentence.member_start(statement.name)
    for index in range(statement.name):
        if sentence.tokens[index].kind is not Kind.EXPECTATION:
            continue
        begun = sentence.clause_start(index)
        if sentence.only_leads(begun, index) and (begun == 0 or index >= member):
            return StatusBasis.GOVERNED
    return None


def _target_basis(statement: Statement, sentence: Sentence, context: Context) -> StatusBasis:
    clause = sentence.clause_start(statement.name)
    upto = max(statement.predicate.end, statement.figure)
    if any(value.aim for _, value in statement.values) or sentence.has(AIMS, clause, upto):
        return StatusBasis.STATED
    if sentence.has(RESOLVES, statement.figure, upto):
        return StatusBasis.STATED
    resolved = governing_resolve(sentence, statement.name)
    if resolved is not None and resolved >= clause:
        return StatusBasis.STATED
    if resolved is not None or context.headed:
        return StatusBasis.GOVERNED
    listed = _target_list(sentence, statement.name)
    return StatusBasis.INFERRED if listed is None else StatusBasis.GOVERNED


def _result_basis(statement: Statement, sentence: Sentence, upto: int) -> StatusBasis:
    clause = sentence.clause_start(statement.name)
    if sentence.has(frozenset({Kind.ATTAINMENT, Kind.ANNOUNCEMENT}), clause, upto):
        return StatusBasis.STATED
    announced = sentence.has(frozenset({Kind.ANNOUNCEMENT}), 0, statement.name)
    return StatusBasis.GOVERNED if announced else StatusBasis.INFERRED
