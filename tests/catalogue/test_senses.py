"""The words around a policy term: which are slogans of many, whose a thing is, what stands before."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.catalogue import senses
from generator.catalogue.senses import load_senses
from generator.errors import CatalogueError
from generator.model import Level

SENSES = load_senses()


# -- slogans and names ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("slogan", "note"),
    [
        ("12", "数字代号"),
        ("1269", "数字代号"),
        ("1+N", "“1+N”一类的编号"),
        ("稳38条", "以条数代称的文件"),
        ("十百千万", "以数量级代称的工程"),
        ("五个一批", "“几个一”一类的代称"),
        ("四个不摘", "以项数代称的工作"),
        ("三大工程", "以项数代称的工作"),
        ("三名", "过短的代称"),
        ("小巨人", "各领域、各级共用的说法"),
        ("四融一共", None),
        ("放管服", None),
        ("一带一路", None),
    ],
)
def test_slogans_of_many_governments(slogan: str, note: str | None) -> None:
    found = SENSES.generic(slogan)
    assert (found.note if found else None) == note


@pytest.mark.parametrize(
    ("name", "counts", "ends_in_count"),
    [
        ("六大优势产业", True, False),
        ("6个重大专项", True, False),
        ("六稳", False, False),
        ("优势六大产业", False, False),
        ("三张", False, True),
        ("实现五个", False, True),
        ("五个必须", True, False),
    ],
)
def test_counts_in_names(name: str, counts: bool, ends_in_count: bool) -> None:
    """A number with a measure, at the beginning or at the end."""
    assert SENSES.counts(name) is counts
    assert SENSES.ends_in_count(name) is ends_in_count


@pytest.mark.parametrize(
    ("name", "rest"),
    [
        ("科技兴赣六大行动", "科技兴赣行动"),
        ("六大行动", ""),
        ("科技兴赣六大赛事", ""),
        ("科技兴赣行动", ""),
    ],
)
def test_a_name_without_the_count_in_its_middle(name: str, rest: str) -> None:
    assert SENSES.without_inner_count(name) == rest


@pytest.mark.parametrize(
    ("words", "nothing"),
    [("工程", True), ("攻坚行动", True), ("三大工程", True), ("", True), ("和美乡村", False), ("工程队", False)],
)  # fmt: skip
def test_heads_that_tell_nothing(words: str, nothing: bool) -> None:
    assert SENSES.tells_nothing(words) is nothing


def test_names_without_head_and_ornament() -> None:
    assert SENSES.without_head("放管服改革") == "放管服"
    assert SENSES.without_head("改革") == "改革"
    assert SENSES.unadorned("新时代枫桥经验") == "枫桥经验"
    assert SENSES.unadorned("新时代") == "新时代"
    assert SENSES.aliases_of("“千万工程”") == ("“千村示范、万村整治”工程",)
    assert SENSES.aliases_of("千万工程") == ()


# -- the words around ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "words, free, owners",
    [
        ("", True, set()),
        ("全面落实省", True, {Level.PROVINCE}),
        ("全面完成省政府下达的", True, {Level.PROVINCE}),
        ("落实州委", True, {Level.PREFECTURE}),
        ("我旗", True, {Level.COUNTY}),
        ("自治区政府确定的", True, {Level.PROVINCE}),
        ("加快建设", True, set()),
        ("创建一批", True, set()),
        ("各县区深入推进", True, set()),
        ("深入实施农业产业化高质量发展", False, set()),
        ("推进现代化建设", False, set()),
        ("碳达峰碳中和", False, set()),
        ("农业领域的", False, set()),
    ],
)
def test_what_the_words_in_front_say(words: str, free: bool, owners: set[Level]) -> None:
    """Verbs, adverbs and owners leave a slogan its sense; a subject's name does not."""
    lead = SENSES.lead(words)
    assert lead.free is free
    assert lead.own == owners


@pytest.mark.parametrize(
    ("words", "narrows"),
    [("农业产业", True), ("农业领域的", True), ("忠诚履践", False), ("推进", False), ("", False)],
)
def test_a_noun_narrows_and_an_unknown_verb_does_not(words: str, narrows: bool) -> None:
    assert SENSES.lead(words).narrows is narrows


@pytest.mark.parametrize(
    ("words", "own", "places"),
    [
        ("落实全市", set(), {Level.PREFECTURE}),
        ("落实市委", {Level.PREFECTURE}, {Level.PREFECTURE}),
        ("市委全会提出的", {Level.PREFECTURE}, {Level.PREFECTURE}),
        ("落实省委、市委提出的", {Level.PREFECTURE}, {Level.PREFECTURE}),
        ("落实", set(), set()),
    ],
)
def test_owners_and_places(words: str, own: set[Level], places: set[Level]) -> None:
    """全市 says only where; of several the last that brought it forward counts."""
    lead = SENSES.lead(words)
    assert lead.own == own
    assert lead.places == places


@pytest.mark.parametrize(
    ("words", "subject"),
    [
        ("实施农业产业化", "农业产业化"),
        ("农业产业化", "农业产业化"),
        ("实施", "实施"),
        ("县城建设", "县城建设"),
    ],
)
def test_the_subject_of_the_words_before(words: str, subject: str) -> None:
    assert SENSES.subject(words) == subject


@pytest.mark.parametrize(
    ("before", "after", "is_other"),
    [("实施", "组织党建", True), ("实施", "党建", True), ("实施", "政策", False), ("", "", False)],
)
def test_a_slogan_known_to_be_another(before: str, after: str, is_other: bool) -> None:
    assert bool(SENSES.other_sense(before, "两新", after)) is is_other


# -- whose a thing is ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name, definition, level",
    [
        ("中央十项规定", "关于改进作风的规定。", Level.NATIONAL),
        ("“四个最实”", "2020年1月，习近平总书记提出的四条标准。", Level.NATIONAL),
        ("“新六条”", "农业农村部发布的通告。", Level.NATIONAL),
        ("“三重五优”", "省委全会提出，抓三件大事。", Level.PROVINCE),
        ("“十场硬仗”", "市委全会上提出，打好十场硬仗。", Level.PREFECTURE),
        ("“五个推进”", "习近平总书记视察时提出的五项要求。", Level.PROVINCE),
        ("“五个一批”", "为贯彻落实党中央决策部署，结合实际谋划的项目。", None),
        ("“工业巡诊”", "工信部门组织专家进企业开展诊断。", None),
        ("“1+7”政策", "《关于贯彻习近平总书记指示精神的意见》和七个文件。", None),
        ("分级诊疗", "不同级别的医疗机构承担不同疾病的治疗。", None),
    ],
)
def test_whose_a_thing_is(name: str, definition: str, level: Level | None) -> None:
    """The name says it, or who brought it forward does; who is only followed does not."""
    assert SENSES.origin(name, definition) == level


# -- the file ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "number", "year"),
    [("10件民生实事", "10", None), ("2024年十件民生实事", "十", "2024"), ("民生实事", None, None)],
)
def test_a_list_of_each_year(words: str, number: str | None, year: str | None) -> None:
    (local,) = SENSES.local_lists
    found = local.dated.fullmatch(words)
    assert (found and found["number"]) == number
    assert (found and found["year"]) == year


def test_a_list_without_an_example_of_its_words_is_named(tmp_path: Path) -> None:
    text = Path(senses.__file__).with_name("senses.yml").read_text("utf-8")
    broken = tmp_path / "senses.yml"
    broken.write_text(text.replace("example: 七场硬战", "example: 硬战"), "utf-8")
    with pytest.raises(CatalogueError, match=r"slogan_measures: example: found none of the words"):
        load_senses(broken)
