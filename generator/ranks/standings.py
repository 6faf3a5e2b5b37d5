"""Where a sentence says that something stands: a rank's number, among whom, and how it moved."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import takewhile

from generator.ranks.lexer import Kind
from generator.ranks.sentence import MARKS, NUMBERS, PLACES, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A rank's number, the token `index`, with what the words around it say of it.

    `start` is where the words begin that are no subject any more; `end` is behind the rank and what
    follows on its change. `follows` tells that it shares the words of the standing before it
    (第2位、第7位; 居全国第5、中部第1). `inside` is the range of 在…中, empty where there is none;
    `assessed` the noun between 全省 and the rank (全省综合考核第一), `peers` the tokens of `among`.
    """

    index: int
    start: int
    end: int
    among: str
    each: bool = False
    alike: bool = False
    tied: bool = False
    years: int | None = None
    moved: int | None = None
    previous: int | None = None
    follows: bool = False
    inside: tuple[int, int] = (0, 0)
    assessed: tuple[int, int] = (0, 0)
    peers: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Among:
    """The tokens `peers` that say among whom, and where the words of the predicate begin."""

    start: int
    words: str
    assessed: tuple[int, int] = (0, 0)
    peers: tuple[int, int] = (0, 0)


_LONGEST_AMONG = 30
_NEAR_ASSESSED = 14
_AROUND_NUMBER = frozenset({Kind.QUOTE, Kind.TIED})
_LISTED_PEERS = frozenset({Kind.AMOUNT, Kind.KINDS, Kind.LISTS, Kind.PEERS, Kind.QUOTE, Kind.OF})
_BEFORE = frozenset(
    {
        Kind.FILLS,
        Kind.EACH,
        Kind.ALIKE,
        Kind.RUN,
        Kind.TIED,
        Kind.RESOLVE,
        Kind.EXPECTATION,
        Kind.YEAR,
        Kind.QUOTE,
    }
)
_GROUPS = frozenset({Kind.KINDS, Kind.LISTS})
_NOUNS = _GROUPS | {Kind.TEXT, Kind.GUARDS, Kind.QUOTE, Kind.GROWTH, Kind.LEVEL, Kind.CHANGE}
_MOVES = frozenset({Kind.RISES, Kind.FALLS})
_BEHIND = MARKS | _MOVES | {Kind.JOINING, Kind.QUOTE, Kind.AGAINST, Kind.PRAISE}
_TO = ("到", "至", "跃", "升")
_THAN = ("比", "较")
_ORDERS = ("排名", "排位", "位次", "名次")


def find_standings(
    sentence: Sentence, assessments: tuple[str, ...], contests: tuple[str, ...]
) -> tuple[Standing, ...]:
    """The ranks of a sentence that something is said to have, in order; may be empty.

    What is won in `contests` is none; between 全省 and a rank only `assessments` may stand.
    """
    found = [one for one in _standings(sentence, assessments) if not one.among.endswith(contests)]
    for number, one in enumerate(found):
        group = [one, *takewhile(lambda other: other.follows, found[number + 1 :])]
        if not one.follows and len(group) > 1:
            moves = _movements_of_each(sentence, group[-1].end, len(group))
            for offset, moved in enumerate(moves):
                at = number + offset
                previous = _reckoned(sentence, found[at].index, moved)
                found[at] = replace(found[at], moved=moved, previous=previous)
    return tuple(found)


def _movements_of_each(sentence: Sentence, at: int, count: int) -> list[int]:
    """How far each of several rose (第46、第82位，分别提升6位、49位); empty where not said."""
    moves: list[int] = []
    if sentence.kind(at) is not Kind.COMMA or sentence.kind(at + 1) is not Kind.EACH:
        return moves
    verb = at = at + 2
    if not sentence.is_any(verb, _MOVES):
        return moves
    while steps := _steps(sentence, at + 1):
        at = steps[0]
        moves.append(steps[1] if sentence.kind(verb) is Kind.RISES else -steps[1])
        if sentence.kind(at) is not Kind.LISTING:
            break
    return moves if len(moves) == count else []


def _standings(sentence: Sentence, assessments: tuple[str, ...]) -> Iterator[Standing]:
    before: Standing | None = None
    origin: tuple[int, int, str] | None = None  # where it begins, the rank, among whom
    listing = False  # 全国百强县投资潜力第3、绿色发展第5: each has its noun, all the same peers
    for index, token in enumerate(sentence.tokens):
        if token.kind not in (Kind.RANK, Kind.PLACES, Kind.FROM_BELOW):
            continue
        came_from = _origin(sentence, index)
        if came_from is not None:
            origin = (came_from, token.low, _first_place(sentence, came_from, index))
        if came_from is not None or token.kind is Kind.FROM_BELOW:
            continue
        listing = listing and before is not None
        found = _listed(sentence, index, before) if listing and before else None
        if found is None:
            found = _standing(sentence, index, before, assessments)
            listed = _with_noun(sentence, found) if found else None
            found, listing = listed or found, listed is not None
        if found and origin and found.start <= index and origin[0] >= _item_of(sentence, found):
            found = _led(sentence, _changed(found, origin, token.low == token.high))
        if found:
            yield found
            before, origin = found, None


def _with_noun(sentence: Sentence, found: Standing) -> Standing | None:
    """The standing whose peers hold the noun that is ranked, as the list behind it shows.

    位居全国百强县投资潜力第3、绿色发展第5: each is of a noun of its own. None for any other.
    """
    if sentence.kind(found.index + 1) is not Kind.LISTING:
        return None
    first, last = found.peers
    noun = first
    while noun < last and sentence.is_any(noun, PLACES | _GROUPS):
        noun += 1
    verb = first - 1
    opening = range(sentence.item_start(verb), verb) if first else range(0)
    alone = all(sentence.is_any(at, _BEFORE | {Kind.OWN}) for at in opening)
    if noun in (first, last) or not alone:
        return None
    following = found.index + 1
    while sentence.is_any(following + 1, _NOUNS):
        following += 1
    if not _is_listed_noun(sentence, found.index + 1, following + 1):
        return None
    return replace(
        found,
        start=verb if found.follows else found.start,
        among=sentence.words(first, noun),
        follows=False,
        assessed=(noun, last),
        peers=(first, noun),
    )


def _listed(sentence: Sentence, index: int, before: Standing) -> Standing | None:
    """The next standing of such a list."""
    if not (_is_listed_noun(sentence, before.end, index) and _ends_claim(sentence, index)):
        return None
    end, moved = _movement_behind(sentence, index + 1)
    return replace(
        before,
        index=index,
        start=before.end + 1,
        end=end,
        assessed=(before.end + 1, index),
        tied=False,
        moved=moved,
        previous=_reckoned(sentence, index, moved),
        peers=(0, 0),
    )


def _is_listed_noun(sentence: Sentence, mark: int, rank: int) -> bool:
    """Whether a noun and nothing else stands between a 、 and a rank."""
    nouns = range(mark + 1, rank)
    return (
        sentence.kind(mark) is Kind.LISTING
        and sentence.kind(rank) is Kind.RANK
        and bool(nouns)
        and all(sentence.is_any(at, _NOUNS) for at in nouns)
        and not all(sentence.is_any(at, _GROUPS) for at in nouns)
    )


def _item_of(sentence: Sentence, found: Standing) -> int:
    return sentence.item_start(found.start)


def _changed(found: Standing, origin: tuple[int, int, str], single: bool) -> Standing:
    start, previous, among = origin
    return replace(
        found,
        start=min(found.start, start),
        among=found.among or among,
        previous=previous or None if single else None,  # 0 where it was told from below
    )


def _origin(sentence: Sentence, index: int) -> int | None:
    """Where 由上年的第8位 begins, if the rank is the one before a change."""
    if not (sentence.is_any(index + 1, _MOVES | {Kind.STANDS}) or _leads_to(sentence, index + 1)):
        return None
    at = index - 1
    while sentence.is_any(at, PLACES | _GROUPS | {Kind.QUOTE, Kind.OF, Kind.LEADS, Kind.YEAR}):
        at -= 1
    return at if sentence.kind(at) is Kind.ORIGIN else None


def _leads_to(sentence: Sentence, index: int) -> bool:
    return sentence.kind(index) is Kind.TEXT and sentence.tokens[index].text.startswith(_TO)


def _first_place(sentence: Sentence, start: int, end: int) -> str:
    """Among whom the rank at `end` was: 由全国省会城市第10位."""
    first = next((at for at in range(start, end) if sentence.is_any(at, PLACES)), end)
    last = first
    while last < end and sentence.is_any(last, PLACES | _LISTED_PEERS):
        last += 1
    return sentence.words(first, last).rstrip("的")


def _standing(
    sentence: Sentence, index: int, before: Standing | None, assessments: tuple[str, ...]
) -> Standing | None:
    if not _ends_claim(sentence, index):
        return None
    begun = index
    while sentence.is_any(begun - 1, _AROUND_NUMBER):
        begun -= 1
    tied = any(sentence.kind(i) is Kind.TIED for i in range(begun, index))
    among = _among(sentence, begun, index, assessments)
    start = among.start if among else begun
    follows = before is not None and _only_divided(sentence, before.end, start)
    if among is None:
        if not follows:
            return None
        among = _Among(begun, "")
    first, last = among.peers
    if first < last and sentence.is_any(last - 1, frozenset({Kind.LISTS})):
        follows = False  # 外资居全省第2位，跻身全国百强市第18位
    end, moved = _movement_behind(sentence, index + 1)
    if follows and before is not None:
        return Standing(
            index=index,
            start=before.start,
            end=end,
            among=among.words or before.among,
            each=before.each,
            alike=before.alike,
            tied=tied,
            years=before.years,
            moved=moved,
            previous=_reckoned(sentence, index, moved),
            follows=True,
            inside=before.inside,
            assessed=before.assessed,
            peers=among.peers,
        )
    return _with_what_leads(sentence, index, end, among, tied=tied, moved=moved)


def _only_divided(sentence: Sentence, start: int, end: int) -> bool:
    """Whether only a mark stands between two ranks."""
    between = [sentence.kind(i) for i in range(start, end)]
    divided = [kind for kind in between if kind is not Kind.QUOTE]
    return len(divided) == 1 and divided[0] in (Kind.LISTING, Kind.JOINING, Kind.COMMA)


def _ends_claim(sentence: Sentence, index: int) -> bool:
    """Whether the rank is all that is said: 第一方阵 and 第一支撑 are names."""
    following = sentence.kind(index + 1)
    if following is Kind.OF:
        return sentence.kind(index + 2) is Kind.PRAISE
    if following is Kind.LISTING and _chain_is_name(sentence, index):
        return False
    return following is None or following in _BEHIND


def _chain_is_name(sentence: Sentence, index: int) -> bool:
    """Whether a list of ranks is part of a name: 全球第一、全国第一、行业第一的企业."""
    while sentence.kind(index + 1) is Kind.LISTING:
        near = range(index + 2, index + 5)
        following = next((at for at in near if sentence.kind(at) is Kind.RANK), None)
        if following is None:
            return False
        index = following
    return sentence.kind(index + 1) is Kind.OF and sentence.kind(index + 2) is not Kind.PRAISE


def _among(
    sentence: Sentence, begun: int, index: int, assessments: tuple[str, ...]
) -> _Among | None:
    """Among whom a rank is: the words up to its verb, or the place right before it."""
    at = sentence.tokens[begun].start
    for verb in range(begun - 1, -1, -1):
        if sentence.is_any(verb, MARKS | {Kind.RANK}) and not _quoted(sentence, verb, begun):
            break
        if at - sentence.tokens[verb].end > _LONGEST_AMONG:
            break
        if _governs(sentence, verb, begun, index):
            if sentence.tokens[verb].text.endswith(_ORDERS) and verb + 1 == begun:
                verb = _verb_before(sentence, verb)
            return _Among(verb, _plain(sentence, verb + 1, begun), peers=(verb + 1, begun))
    if sentence.kind(index) is Kind.PLACES:
        return None
    return _place_before(sentence, begun, assessments)


def _verb_before(sentence: Sentence, order: int) -> int:
    """The verb with which 位列全省综合排名第3 says among whom; `order` itself where none does."""
    for verb in range(order - 2, sentence.item_start(order) - 1, -1):
        if sentence.is_any(verb, NUMBERS | {Kind.ASIDES}):
            break
        if sentence.kind(verb) is Kind.STANDS:
            return verb if sentence.is_any(verb + 1, PLACES) else order
    return order


def _plain(sentence: Sentence, start: int, end: int) -> str:
    """The words without quotation marks around them: “百强县”, but not 全省“十强县”."""
    words = sentence.words(start, end)
    if words.count("“") > words.count("”") and sentence.kind(end) is Kind.QUOTE:
        words = sentence.words(start, end + 1)
    opened = words.rfind("“") if words.count("“") > words.count("”") else -1
    words = words[:opened] if opened > 0 else words  # 中部地区“双第一”
    plain = words.strip('“”"‘’《》')
    return plain if plain.count("“") == plain.count("”") else words


def _quoted(sentence: Sentence, mark: int, end: int) -> bool:
    """Whether a mark stands in quotation marks that close before `end`."""
    after = sentence.words(mark, end)
    return after.count("”") > after.count("“")


def _governs(sentence: Sentence, verb: int, begun: int, index: int) -> bool:
    """Whether a verb says that something stands at the rank: the words between name peers."""
    kind = sentence.kind(verb)
    if kind not in (Kind.STANDS, Kind.ENTERS):
        return False
    first = verb + 1
    while sentence.kind(first) is Kind.QUOTE and first < begun:
        first += 1
    if first >= begun:
        return kind is Kind.STANDS
    if sentence.is_any(first, PLACES):
        return True
    if kind is Kind.ENTERS:
        return False
    if all(sentence.is_any(i, _LISTED_PEERS) for i in range(first, begun)):
        return True
    names_peers = any(sentence.is_any(i, PLACES) for i in range(first, begun))
    long = len(sentence.tokens[verb].text) > 1
    return long and not names_peers and sentence.kind(begun - 1) in (Kind.KINDS, Kind.LISTS)


def _place_before(sentence: Sentence, begun: int, assessments: tuple[str, ...]) -> _Among | None:
    """全省第一, 全国同类城市第一, and 全省综合考核第一, of which the noun is the subject."""
    at = begun - 1
    while sentence.is_any(at, _LISTED_PEERS - {Kind.PEERS, Kind.AMOUNT, Kind.OF}):
        at -= 1
    if sentence.is_any(at, PLACES):
        while sentence.is_any(at - 1, PLACES) or _joins_places(sentence, at - 1):
            at -= 1  # 全国地级市第一, 关中及陕北第一
        return _Among(at, _plain(sentence, at, begun), peers=(at, begun))
    end = sentence.tokens[begun - 1].end if begun else 0
    for at in range(begun - 1, -1, -1):
        if sentence.is_any(at, MARKS) or end - sentence.tokens[at].start > _NEAR_ASSESSED:
            return None
        if sentence.is_any(at, PLACES):
            if sentence.kind(begun - 1) is Kind.LISTS:  # 全国投资潜力百强县第42位
                return _Among(at, _plain(sentence, at, begun), peers=(at, begun))
            noun = sentence.words(at + 1, begun)
            if noun.endswith(assessments):
                return _Among(at, sentence.tokens[at].text, (at + 1, begun))
            return None
    return None


def _joins_places(sentence: Sentence, at: int) -> bool:
    """Whether 及 or 和 stands at a token, behind a name of peers."""
    return sentence.kind(at) is Kind.JOINING and sentence.is_any(at - 1, PLACES)


def _with_what_leads(
    sentence: Sentence, index: int, end: int, among: _Among, *, tied: bool, moved: int | None
) -> Standing:
    """The standing with what stands before its verb."""
    start = among.start
    if moved is None and (movement := _movement_before(sentence, start)):
        start, moved = movement
    found = Standing(
        index=index,
        start=start,
        end=end,
        among=among.words,
        tied=tied,
        moved=moved,
        previous=_reckoned(sentence, index, moved),
        assessed=among.assessed,
        peers=among.peers,
    )
    return _led(sentence, found)


def _led(sentence: Sentence, found: Standing) -> Standing:
    """A standing with the words before its own: 连续三年, 均, 分别, 在…中, 全市排名."""
    start, words = found.start, found.among
    each, alike, tied, years, inside = (
        found.each,
        found.alike,
        found.tied,
        found.years,
        found.inside,
    )
    while start > 0:
        token = sentence.tokens[start - 1]
        ordering = token.kind is Kind.STANDS and token.text.endswith(_ORDERS)
        if token.kind in _BEFORE or ordering:
            each = each or token.kind is Kind.EACH
            alike = alike or token.kind is Kind.ALIKE
            tied = tied or token.kind is Kind.TIED
            if token.kind is Kind.RUN:
                years = token.number or None
            start -= 1
        elif (run := _run_of_each(sentence, start)) is not None:
            start = run  # for each of several another number of years
            each = True
        elif years is None and _is_years(sentence, start - 1):
            years = int(token.amount.value) if token.amount else None
            start -= 1
        elif _is_subject_in_contest(sentence, start - 1):
            start -= 1
        elif not words and (first := _place(sentence, start - 1)) is not None:
            words = sentence.words(first, start)
            start = first
            if sentence.kind(start - 1) is Kind.INSIDE:
                start -= 1
        elif (within := _closing(sentence, start - 1)) is not None and inside == (0, 0):
            opening = _opening(sentence, within)
            if opening is None:
                break
            inside = (opening + 1, within)
            start = opening
        else:
            break
    return replace(
        found,
        start=start,
        among=words,
        each=each,
        alike=alike,
        tied=tied,
        years=years,
        inside=inside,
    )


def _place(sentence: Sentence, at: int) -> int | None:
    """Where a name of peers begins that ends with a token: 全国百强县; None where none does."""
    first = at
    while sentence.is_any(first, _GROUPS):
        first -= 1
    peers = PLACES if first == at else frozenset({Kind.PEERS})
    return first if sentence.is_any(first, peers) and not _names_itself(sentence, first) else None


def _names_itself(sentence: Sentence, at: int) -> bool:
    """Whether a place is the reporting one by its name: 浙江稳居第一."""
    return sentence.kind(at) is Kind.OWN and not sentence.tokens[at].text.startswith("全")


def _is_years(sentence: Sentence, at: int) -> bool:
    """Whether a number of years stands right behind a noun: 治堵工作考核三年全省第一."""
    amount = sentence.tokens[at].amount
    return (
        amount is not None
        and amount.unit == "年"
        and amount.value == int(amount.value)
        and sentence.is_any(at - 1, frozenset({Kind.TEXT, Kind.GUARDS}))
    )


def _run_of_each(sentence: Sentence, end: int) -> int | None:
    """Where 连续22年和38年 begins that ends at a token; None for any other words."""
    amount = sentence.tokens[end - 1].amount
    if amount is None or amount.unit != "年":
        return None
    divided = sentence.is_any(end - 2, frozenset({Kind.LISTING, Kind.JOINING}))
    return end - 3 if divided and sentence.kind(end - 3) is Kind.RUN else None


def _is_subject_in_contest(sentence: Sentence, at: int) -> bool:
    """Whether the reporting place itself stands behind 在…中: 在全省考核中，我市居第1."""
    return (
        _names_itself(sentence, at)
        and sentence.kind(at - 1) is Kind.COMMA
        and sentence.kind(at - 2) is Kind.WITHIN
    )


def _closing(sentence: Sentence, at: int) -> int | None:
    """The 中 of 在…中, which may have a comma behind it."""
    at -= sentence.kind(at) is Kind.COMMA
    return at if sentence.kind(at) is Kind.WITHIN else None


def _opening(sentence: Sentence, within: int) -> int | None:
    """The 在 of 在…中."""
    for at in range(within - 1, sentence.item_start(within) - 1, -1):
        if sentence.kind(at) is Kind.INSIDE:
            return at
    return None


def _movement_behind(sentence: Sentence, at: int) -> tuple[int, int | None]:
    """Behind what is said of the change, and by how many places it rose."""
    rank_end = at
    while sentence.is_any(at, frozenset({Kind.QUOTE, Kind.PRAISE, Kind.OF})):
        at += 1
    if sentence.is_any(at, frozenset({Kind.COMMA, Kind.LISTING})):
        at += 1
    if sentence.kind(at) is Kind.TEXT and sentence.tokens[at].text in _THAN:
        at += 1  # 比2022年前移5位
    while sentence.is_any(at, frozenset({Kind.AGAINST, Kind.FILLS, Kind.YEAR})):
        at += 1
    if sentence.is_any(at, _MOVES) and (steps := _steps(sentence, at + 1)):
        end, number = steps
        return end, number if sentence.kind(at) is Kind.RISES else -number
    if sentence.kind(at) is Kind.ASIDES and sentence.tokens[at].text.startswith("创"):
        behind = sentence.item_end(at)  # 创近十年最好位次，较上年提升8位
        if sentence.kind(behind) is Kind.COMMA and sentence.kind(behind + 1) is Kind.AGAINST:
            end, moved = _movement_behind(sentence, behind)
            return (end, moved) if moved is not None else (rank_end, None)
    return rank_end, None


def _movement_before(sentence: Sentence, start: int) -> tuple[int, int] | None:
    """Where 前移90位、列第102位 begins, and by how many places it rose."""
    end = start
    if sentence.is_any(end - 1, frozenset({Kind.COMMA, Kind.LISTING})):
        end -= 1
    for verb in (end - 2, end - 3):
        steps = _steps(sentence, verb + 1) if sentence.is_any(verb, _MOVES) else None
        if steps and steps[0] == end:
            begun = verb
            while sentence.is_any(begun - 1, frozenset({Kind.AGAINST, Kind.FILLS})):
                begun -= 1
            return begun, steps[1] if sentence.kind(verb) is Kind.RISES else -steps[1]
    return None


def _steps(sentence: Sentence, at: int) -> tuple[int, int] | None:
    """Behind a number of places, and the number: 2位, 16个位次."""
    token = sentence.tokens[at] if at < len(sentence.tokens) else None
    if token is None:
        return None
    if token.kind is Kind.PLACES:
        return at + 1, token.low
    amount = token.amount
    if not amount or amount.value != int(amount.value) or amount.scale:
        return None
    if amount.unit in ("位", "名"):
        return at + 1, int(amount.value)
    following = sentence.tokens[at + 1] if at + 1 < len(sentence.tokens) else None
    if (
        following
        and amount.unit in ("个", "")
        and following.text.startswith(("位次", "名次", "位"))
    ):
        return at + 2, int(amount.value)
    return None


def _reckoned(sentence: Sentence, index: int, moved: int | None) -> int | None:
    """The rank before, where a single rank and its change are said."""
    token = sentence.tokens[index]
    if moved is None or token.low != token.high or token.low + moved < 1:
        return None
    return token.low + moved
