"""What a sentence says of indicators: subjects, their values, and the words that say them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.catalogue.vocabulary import Leads
from generator.figures.predicates import Predicate, ends_clause, read_predicate
from generator.figures.sentence import Sentence
from generator.figures.subjects import (
    Name,
    Subjects,
    averaged_before,
    measure_before,
    read_subjects,
)
from generator.figures.tokens import AIMS, CHANGES, CLAUSE_ENDS, DIVIDERS, IN_STEP, Kind, Role
from generator.figures.values import Value, value_of
from generator.model import Bound

_MOST_NAMES = 200
"""A sentence that names indicators more often is no prose, and reading it would take long."""

_MOST_LISTED = 8


@dataclass(frozen=True, slots=True)
class Statement:
    """Subjects and what is said of them; all places but a value's are indexes of tokens.

    `subjects` are indicator ids in order, "" for another series. `values` pairs those that have a
    figure with it. `[start, end)` are the words that say it; `name` is where the first name stands,
    `figure` where what is said of it begins, `clause_end` where that clause ends. `year` is set
    where the years of a list are paired with its figures (2021年、2022年分别增长8%、4%). `scope`
    is what narrows the subject. `bracketed`: a target that stands beside the result. `over_years`:
    the values are of several years. `base` is the year with which a clause before them compares
    the same subject (比2016年增长30%，年均增长5.4%). `calls` are the tokens `(start, end)` by which
    the text calls an indicator.
    """

    subjects: tuple[str, ...]
    role: Role
    predicate: Predicate
    values: tuple[tuple[str, Value], ...]
    start: int
    end: int
    name: int
    figure: int
    clause_end: int
    joined: bool
    scope: str = ""
    year: int | None = None
    bracketed: bool = False
    over_years: bool = False
    base: int | None = None
    calls: tuple[tuple[str, tuple[int, int]], ...] = ()


@dataclass(frozen=True, slots=True)
class _Predication:
    """A predicate with the values that it gives. `together`: also of subjects that waited."""

    predicate: Predicate
    values: tuple[tuple[str, Value], ...]
    together: bool = False


_TIMES = frozenset({Kind.YEAR, Kind.WHOLE_YEAR, Kind.LAST_YEAR, Kind.THIS_YEAR, Kind.PART_OF_YEAR})
_TIME_FILLERS = frozenset({Kind.SUMMED, Kind.COMPARISON, Kind.REAL, Kind.EXPECTATION})
_TIME_SAYS = CHANGES | {Kind.RATE, Kind.ATTAINMENT, Kind.REACH}

_SKIPPED_SAYING = frozenset(
    {
        Kind.RATE,
        Kind.FILLER,
        Kind.VOLUME,
        Kind.QUANTITY,
        Kind.EXPECTATION,
        Kind.COMPARISON,
        Kind.EACH,
        Kind.ALIKE,
        Kind.WHOLE_YEAR,
        Kind.MODAL,
        Kind.PARTICLE,
        Kind.ADVERB,
        Kind.OWN,
        Kind.WHOLE,
        Kind.ET_CETERA,
        Kind.PLAN,
    }
)
_SAYS = CHANGES | {
    Kind.RANK,
    Kind.AT_LEAST,
    Kind.AT_MOST,
    Kind.SURPASS,
    Kind.UNCHANGED,
    Kind.IN_STEP,
    Kind.HOLD,
    Kind.CONTROL,
    Kind.ATTAINMENT,
    Kind.MILESTONE,
    Kind.FIRST_TIME,
    Kind.SUPERLATIVE,
    Kind.MANNER,
    Kind.IMPROVE,
    Kind.PACE,
    Kind.REACH,
    Kind.ORDINAL,
    Kind.AVERAGED,
    Kind.RESOLVE,
    Kind.GOES_ON,
}

_HOLDS_AGAINST = frozenset({Kind.COMPARISON, Kind.THAN})
_COMPARES = _HOLDS_AGAINST | {Kind.JOINING}
_SKIPPED_ASIDE = frozenset({Kind.FILLER, Kind.VOLUME, Kind.RATE, Kind.QUANTITY, Kind.ORNAMENT})
_OPENS_ASIDE = frozenset(
    {
        Kind.REAL,
        Kind.COMPARABLE,
        Kind.WITHOUT,
        Kind.RANK,
        Kind.SHARE,
        Kind.MILESTONE,
        Kind.FIRST_TIME,
        Kind.SURPASS,
        Kind.AT_LEAST,
        Kind.AT_MOST,
    }
)
_HELD_AGAINST = frozenset({Kind.COPULA, Kind.MANNER, Kind.ATTAINMENT})
_PLANNED = AIMS | {Kind.PLAN, Kind.SETTING}
_PLAN_REACH = 4  # tokens between 完成 and 计划

_SAME_SUBJECT = CHANGES | {
    Kind.RESOLVE,
    Kind.HIGHER_AIM,
    Kind.RANK,
    Kind.AT_LEAST,
    Kind.AT_MOST,
    Kind.MILESTONE,
    Kind.COMPARISON,
    Kind.BASE_YEAR,
    Kind.RATE,
    Kind.FIRST_TIME,
    Kind.ORDINAL,
    Kind.VOLUME,
    Kind.THAN,
}
"""Kinds that open an item of a list of the same subject: 439.7亿斤、增产9.3亿斤."""


_WITHOUT = frozenset({Kind.WITHOUT})
_OTHER_SUBJECTS = frozenset({Kind.TEXT, Kind.OWN, Kind.NAME, Kind.ENTITY, Kind.AREA, Kind.ACTOR})
_WHERE = frozenset({Kind.OWN, Kind.WHOLE})
_PLACED = frozenset({Kind.ORDINAL, Kind.SUPERLATIVE})


def read_statements(sentence: Sentence, names: Sequence[Name]) -> Iterator[Statement]:
    """What the sentence says of the indicators that `names` names, from left to right."""
    if len(names) > _MOST_NAMES:
        return
    done = 0
    waiting: Statement | None = None
    at = 0
    while at < len(names):
        subjects = read_subjects(sentence, names, at, done)
        at += len(subjects.names)
        if not any(subjects.ids):
            waiting = None
            continue
        limit = names[at].index if at < len(names) else len(sentence)
        statement = _statement(sentence, subjects, limit, waiting)
        level_only = not statement.values and bool(statement.predicate.figures)
        waiting = statement if level_only else None
        done = max(done, _said_up_to(sentence, statement, limit))
        yield from _by_year(sentence, statement)
        yield from _levels(sentence, statement, subjects, limit)
        for later in _at_other_times(sentence, statement, limit):
            done = max(done, later.predicate.end)
            yield later
        yield from _over_years(sentence, statement, limit)


def _said_up_to(sentence: Sentence, statement: Statement, limit: int) -> int:
    """The token where ends what is said of the subjects; all of their item without a figure."""
    item = sentence.item_end(statement.figure)
    if statement.predicate.figures or item > limit:
        return statement.predicate.end
    return item if says_something(sentence, statement.figure) else statement.predicate.end


# -- one statement ---------------------------------------------------------------------------------


def _statement(
    sentence: Sentence, subjects: Subjects, limit: int, waiting: Statement | None
) -> Statement:
    """What is said after the subjects, through the clauses that keep them, up to `limit`."""
    begin = subjects.end
    if sentence.kind(begin) is Kind.ET_CETERA:
        begin += 1
    found = _at_once(sentence, subjects, begin)
    if not found.values and _keeps_subject(sentence, begin, found.predicate):
        found = _later(sentence, found, subjects, limit, waiting)
    left_out = _left_out(sentence, subjects, found.predicate.end)
    start = _own_start(sentence, subjects)
    start = start if left_out is None else min(start, left_out)
    if waiting and found.together:
        start = waiting.start
    last = found.predicate.end if found.values else _wording_end(sentence, begin)
    return Statement(
        subjects=subjects.ids,
        role=subjects.role,
        predicate=found.predicate,
        values=found.values,
        start=start,
        end=_quote_end(sentence, last),
        name=subjects.names[0].index,
        figure=begin,
        clause_end=sentence.clause_end(begin),
        joined=subjects.joined,
        scope=subjects.scope or ("" if left_out is None else sentence.tokens[left_out].text),
        calls=(
            *(waiting.calls if waiting and found.together else ()),
            *zip(subjects.ids, subjects.calls, strict=True),
        ),
    )


def _left_out(sentence: Sentence, subjects: Subjects, end: int) -> int | None:
    """The token that says what the figure leaves out: [扣除房地产开发投资后]，固定资产投资增长3%.

    It stands in the clause of the name, or ends one of its own right before. `end` is the token
    behind the figure.
    """
    start = sentence.clause_start(subjects.names[0].index)
    found = sentence.last(_WITHOUT, start, end)
    before = start - 2
    if found is None and before >= 0 and sentence.is_any(before, _WITHOUT):
        alone = sentence.only_leads(sentence.clause_start(before), before)
        return before if alone and sentence.kind(start - 1) is Kind.COMMA else None
    return found


def _own_start(sentence: Sentence, subjects: Subjects) -> int:
    """Where the words of the subjects begin, with what short names stand for."""
    antecedent = min(name.antecedent for name in subjects.names)
    before = antecedent < subjects.start
    return sentence.clause_start(antecedent) if before else subjects.start


def _at_once(sentence: Sentence, subjects: Subjects, begin: int) -> _Predication:
    """What the clause of the subjects says of them, after their names or before the one."""
    predicate = read_predicate(sentence, begin, len(subjects.ids))
    averaged = averaged_before(sentence, subjects.names[0])
    if averaged:
        yearly = averaged is Kind.EVERY_YEAR
        predicate = replace(predicate, averaged=True, mean=True, yearly=yearly)
    values = _paired(sentence, subjects.ids, subjects.role, predicate)
    if not values and len(subjects.ids) == 1:
        values = _measured_before(sentence, subjects, begin)
        predicate = replace(predicate, end=begin) if values else predicate
    return _Predication(predicate, values)


def _keeps_subject(sentence: Sentence, begin: int, predicate: Predicate) -> bool:
    """Whether what follows the subjects is such that the next clause can be of them too."""
    if predicate.averaged or predicate.more or any(f.since for f in predicate.figures):
        return False
    return (
        bool(predicate.figures)
        or ends_clause(sentence, predicate.end)
        or _is_aside(sentence, begin)
        or says_something(sentence, begin)
    )


def _later(
    sentence: Sentence,
    first: _Predication,
    subjects: Subjects,
    limit: int,
    waiting: Statement | None,
) -> _Predication:
    """What a later clause says of the subjects, or of those that wait with them; else `first`.

    A level, a rank or a share of the plan may stand between: 240亿元，居全省第3位，增长6%.
    """
    ids = subjects.ids
    both = waiting.subjects + ids if waiting else ids
    reached = first.predicate.end
    while (following := _next_clause(sentence, reached, limit)) is not None:
        predicate = read_predicate(sentence, following, len(both))
        if len(both) == 1 and predicate.more:
            predicate = _last_of_list(sentence, following)
        reached = max(predicate.end, following)
        # 预计完成130亿元，增长18%: both are expected.
        predicate = replace(predicate, estimate=first.predicate.estimate or predicate.estimate)
        together = len(both) > len(ids) and len(predicate.figures) == len(both)
        values = _paired(sentence, both if together else ids, subjects.role, predicate)
        if values:
            return _Predication(predicate, values, together)
        if predicate.averaged or any(figure.since for figure in predicate.figures):
            break
        whole = reached >= sentence.clause_end(following)
        if not (predicate.figures or whole or _is_aside(sentence, following)):
            break
    return first


def _paired(
    sentence: Sentence, subjects: tuple[str, ...], role: Role, predicate: Predicate
) -> tuple[tuple[str, Value], ...]:
    """Each indicator with its figure: one for each, or one for all; empty if neither fits."""
    figures = predicate.figures
    if role is Role.MENTION or predicate.averaged or predicate.more:
        return ()
    if len(figures) == 1 and (role is not Role.COLLECTIVE or predicate.each):
        figures = figures * len(subjects)
    if len(figures) != len(subjects):
        return ()
    indicators = sentence.lexicon.indicators
    return tuple(
        (indicator_id, value)
        for indicator_id, figure in zip(subjects, figures, strict=True)
        if indicator_id and (value := value_of(indicators[indicator_id], figure))
    )


def _last_of_list(sentence: Sentence, start: int) -> Predicate:
    """The last figure of a list that a clause of its own gives for several subjects.

    收入50亿元，其中A18亿元，分别增长26.7%和18.9%: the last is of what was named last.
    """
    every = read_predicate(sentence, start, _MOST_LISTED)
    alike = [f for f in every.figures if f.amount.unit == every.figures[0].amount.unit]
    return replace(every, figures=tuple(alike[-1:]), end=alike[-1].stop, more=False)


def _measured_before(
    sentence: Sentence, subjects: Subjects, end: int
) -> tuple[tuple[str, Value], ...]:
    """The figure before its name: 增长5.1%的地区生产总值, 5%的经济增长."""
    name: Name = subjects.names[0]
    left = sentence.clause_start(name.index)
    begun = measure_before(sentence, left, name.index, name)
    after = end + 1 if sentence.kind(end) is Kind.OF else end
    aim = sentence.is_any(after, AIMS)
    closed = ends_clause(sentence, end) or sentence.kind(end) is Kind.LISTING
    if begun is None or not (closed or aim):
        return ()
    predicate = read_predicate(sentence, begun)
    figures = tuple(replace(figure, rate=True, aim=aim) for figure in predicate.figures)
    return _paired(sentence, subjects.ids, name.name.role, replace(predicate, figures=figures))


# -- several statements of one subject -------------------------------------------------------------


def _by_year(sentence: Sentence, statement: Statement) -> Iterator[Statement]:
    """The statement, or one for each of the years that it lists."""
    years, after = _years_listed(sentence, statement.figure)
    if not years:
        years = _years_before(sentence, statement.name)
    if len(years) < 2 or len(statement.subjects) != 1 or statement.role is Role.MENTION:
        yield statement
        return
    predicate = read_predicate(sentence, after, len(years))
    figures = predicate.figures
    if len(figures) == 1 and predicate.alike:
        figures *= len(years)
    if len(figures) != len(years) or predicate.averaged or not statement.subjects[0]:
        return
    indicator = sentence.lexicon.indicators[statement.subjects[0]]
    for year, figure in zip(years, figures, strict=True):
        value = value_of(indicator, figure)
        if value:
            yield replace(
                statement,
                predicate=predicate,
                values=((indicator.id, value),),
                end=_quote_end(sentence, predicate.end),
                year=year,
            )


def _years_listed(sentence: Sentence, start: int) -> tuple[tuple[int, ...], int]:
    """The years of a list that 分别 ends, and the token behind them; none where there is none."""
    years: list[int] = []
    index = start
    while index < len(sentence):
        token = sentence.tokens[index]
        if token.kind is not Kind.YEAR or token.year is None:
            break
        years.append(token.year)
        index += 1
        if not sentence.is_any(index, DIVIDERS):
            break
        index += 1
    return (tuple(years), index) if sentence.kind(index) is Kind.EACH else ((), start)


def _years_before(sentence: Sentence, name: int) -> tuple[int, ...]:
    """The years of a list that stands before a name: 2022年、2023年全省地区生产总值."""
    years: list[int] = []
    index = name - 1
    while index >= 0 and sentence.tokens[index].leads is Leads.MODIFIER:
        year = sentence.tokens[index].year
        if year is not None:
            years.insert(0, year)
            if not sentence.is_any(index - 1, DIVIDERS):
                break
            index -= 1
        index -= 1
    return tuple(years)


def _at_other_times(sentence: Sentence, statement: Statement, limit: int) -> Iterator[Statement]:
    """What later clauses say of the one subject at other times, or as its target.

    上半年增长4%，全年增长5%; 增长14%（年度目标7%左右）.
    """
    if len(statement.subjects) != 1 or statement.role is Role.MENTION:
        return
    reached = statement.predicate.end
    while (following := _next_time(sentence, reached, limit)) is not None:
        begun, aimed = _time_at(sentence, following), _aim_at(sentence, following)
        start = begun if begun is not None else following
        predicate = read_predicate(sentence, start)
        reached = max(predicate.end, following)
        if begun is None and not aimed:
            if not predicate.figures and not _is_aside(sentence, following):
                return
            continue
        if aimed:
            figures = tuple(replace(figure, rate=True) for figure in predicate.figures)
            predicate = replace(predicate, figures=figures)
        values = _paired(sentence, statement.subjects, statement.role, predicate)
        if values:
            yield replace(
                statement,
                predicate=predicate,
                values=values,
                end=_quote_end(sentence, predicate.end),
                name=start,
                figure=start,
                clause_end=sentence.clause_end(start),
                bracketed=aimed,
            )


def _levels(
    sentence: Sentence, statement: Statement, subjects: Subjects, limit: int
) -> Iterator[Statement]:
    """The amounts that are given for the subjects besides their rates: 1202亿元、增长5.2%.

    A level shares the names of its rate. Of 突破6万亿元大关、达到62661亿元 the second says more.
    """
    levels = sentence.lexicon.levels
    ids = tuple(levels.get(one, "") for one in statement.subjects)
    if not any(ids) or not _has_unit_of(sentence, ids, statement.figure, limit):
        return
    found: Statement | None = None
    estimate = False
    position: int | None = statement.figure
    while position is not None:
        predicate = read_predicate(sentence, position, len(ids))
        estimate = estimate or predicate.estimate
        values = _paired(sentence, ids, statement.role, predicate)
        if values:
            valued = {one for one, _ in values}
            found = replace(
                statement,
                subjects=tuple(one if one in valued else "" for one in ids),
                predicate=replace(predicate, estimate=estimate),
                values=values,
                start=_own_start(sentence, subjects),
                end=_quote_end(sentence, predicate.end),
            )
            if any(value.bound is not Bound.AT_LEAST for _, value in values):
                break
        ended = predicate.end >= sentence.clause_end(position)
        if predicate.more or not (predicate.figures or ended or _is_aside(sentence, position)):
            break
        position = _next_clause(sentence, max(predicate.end, position), limit)
    if found:
        yield found


def _has_unit_of(sentence: Sentence, ids: Sequence[str], start: int, end: int) -> bool:
    """Whether an amount in a unit of one of the indicators stands among the tokens."""
    indicators = sentence.lexicon.indicators
    units = {unit for one in ids if one for unit in indicators[one].units}
    return any(token.amount and token.amount.unit in units for token in sentence.tokens[start:end])


def _over_years(sentence: Sentence, statement: Statement, limit: int) -> Iterator[Statement]:
    """What is given for the subjects over several years: 年均增长6.3%, 五年累计200万人.

    Without 年均 only what adds up: 五年增长40% is growth over all of them.
    """
    if statement.role is Role.MENTION:
        return
    position: int | None = statement.figure
    base: int | None = None
    while position is not None:
        predicate = read_predicate(sentence, position, len(statement.subjects))
        if position == statement.figure and statement.predicate.averaged:
            predicate = statement.predicate  # 年均 may stand before the name
        flows = all(sentence.lexicon.indicators[one].flow for one in statement.subjects if one)
        if predicate.averaged and predicate.figures and (predicate.mean or flows):
            means = replace(predicate, averaged=False)
            values = _paired(sentence, statement.subjects, statement.role, means)
            if values:
                end = _quote_end(sentence, predicate.end)
                yield replace(
                    statement,
                    predicate=predicate,
                    values=values,
                    end=end,
                    over_years=True,
                    base=base if predicate.mean else None,
                )
                return
        base = predicate.base or base
        ended = predicate.end >= sentence.clause_end(position)
        if not (predicate.figures or ended or _is_aside(sentence, position)):
            return
        position = _next_clause(sentence, max(predicate.end, position), limit)


def _next_time(sentence: Sentence, position: int, limit: int) -> int | None:
    """The next clause or item; behind ； only one that begins with its time."""
    following = _next_clause(sentence, position, limit)
    if following is not None:
        return following
    end = sentence.clause_end(position)
    if end + 1 < limit and sentence.kind(end) is Kind.SEMICOLON and _time_at(sentence, end + 1):
        return end + 1
    return None


def _time_at(sentence: Sentence, start: int) -> int | None:
    """Behind the time with which a clause begins that says how its subject changed by then."""
    index = start
    while sentence.is_any(index, _TIMES):
        index += 1
    after = index
    while sentence.is_any(index, _TIME_FILLERS):
        index += 1
    return after if after > start and sentence.is_any(index, _TIME_SAYS) else None


_OWN_AIMS = AIMS - {Kind.HIGHER_AIM}
_AIM_WORDS = _OWN_AIMS | {Kind.PLAN, Kind.FILLER, Kind.WHOLE_YEAR}


def _aim_at(sentence: Sentence, start: int) -> bool:
    """Whether a clause gives the year's target beside the result: 年度目标6%以上."""
    index = start
    named = False
    while sentence.is_any(index, _AIM_WORDS):
        named = named or sentence.is_any(index, _OWN_AIMS)
        index += 1
    while sentence.is_any(index, frozenset({Kind.COPULA, Kind.UP, Kind.HOLD, Kind.CONTROL})):
        index += 1
    return named and sentence.kind(index) is Kind.AMOUNT


# -- clauses ---------------------------------------------------------------------------------------


def says_something(sentence: Sentence, start: int) -> bool:
    """Whether words after a subject say something of it (排名全省第5), be it without a figure."""
    end = sentence.clause_end(start)
    index = start
    while index < end and sentence.is_any(index, _SKIPPED_SAYING):
        index += 1
    if index >= end:
        return False
    token = sentence.tokens[index]
    if token.kind in _SAYS or sentence.kind(index + 1) is Kind.MILESTONE:
        return True  # 粮食生产实现“十九连丰”, 粮食生产十八连丰
    compares = token.kind in _COMPARES
    return compares and sentence.has(IN_STEP | _SAYS, index, end)


def _is_aside(sentence: Sentence, start: int) -> bool:
    """Whether a clause leaves the subject as it is: a rank, a share of the plan, a milestone."""
    end = sentence.clause_end(start)
    index = start
    while index < end and sentence.is_any(index, _SKIPPED_ASIDE):
        index += 1
    if index >= end:
        return False
    if sentence.tokens[index].kind in _OPENS_ASIDE:
        return True
    if sentence.tokens[index].kind in _HELD_AGAINST:
        return sentence.has(_PLANNED, index, min(index + _PLAN_REACH, end))
    if sentence.is_any(index, _HOLDS_AGAINST):
        return True
    inside = sentence.tokens[index:end]
    return any(token.kind is Kind.MILESTONE for token in inside) and not any(
        token.kind is Kind.NAME or (token.amount and token.amount.unit == "%") for token in inside
    )


def _next_clause(sentence: Sentence, position: int, limit: int) -> int | None:
    """Where the next clause or item of the same subject can begin: after ， or 、.

    Also right behind an amount: 下降12.5%至28微克, 2.76万亿元增长6.1%.
    """
    limit = min(limit, len(sentence))
    if 0 < position < limit and position + 1 < limit:
        behind = sentence.tokens[position - 1]
        if behind.amount and _changes_next(sentence, position):
            return position
    while position < limit and not sentence.is_any(position, CLAUSE_ENDS | {Kind.LISTING}):
        position += 1
    if position + 1 >= limit or sentence.kind(position) not in (Kind.COMMA, Kind.LISTING):
        return None
    return position + 1


def _changes_next(sentence: Sentence, position: int) -> bool:
    """Whether the words behind an amount give another one: 至28微克, 增长6.1%, 同比增长6%."""
    if sentence.kind(position) is Kind.TO:
        return sentence.kind(position + 1) is Kind.AMOUNT
    while sentence.kind(position) in (Kind.COMPARISON, Kind.REAL, Kind.COMPARABLE):
        position += 1
    return sentence.is_any(position, CHANGES) and sentence.kind(position + 1) is Kind.AMOUNT


def _quote_end(sentence: Sentence, position: int) -> int:
    """The clause's end, or the end of the item where another subject's item follows."""
    end = sentence.clause_end(position)
    while position < end:
        if sentence.kind(position) is Kind.LISTING and not _is_of_same(sentence, position + 1):
            return position
        position += 1
    return end


def _is_of_same(sentence: Sentence, start: int) -> bool:
    if sentence.is_any(start, _SAME_SUBJECT):
        return True
    if sentence.is_any(start, _WHERE):
        return sentence.is_any(start + 1, _PLACED)  # 增长7.2%、全省第一
    return False


def _wording_end(sentence: Sentence, position: int) -> int:
    """The clause's end, and that of the clause that qualifies it: 虽然有望…，但预计….

    One with a subject of its own (但经济向好的态势没有变) is no part of it.
    """
    end = sentence.clause_end(position)
    while sentence.kind(end) is Kind.COMMA and sentence.kind(end + 1) is Kind.CONTRAST:
        if sentence.is_any(end + 2, _OTHER_SUBJECTS):
            break
        end = sentence.clause_end(end + 1)
    return end
