"""Word documents: paragraphs in order, numbers as printed, nothing that Word does not show."""

from __future__ import annotations

import pytest

from generator.errors import SourceError
from generator.importing import word, xmltree
from generator.importing.numbering import written
from tests.documents import W, docx, level, numbered, par, run, zipped


def lines(*paragraphs: str, **parts: str) -> list[str]:
    return word.read(docx(paragraphs, parts), "a.docx")[0].split("\n")[:-1]


def listed(*levels: str, more: str = "") -> str:
    """A numbering part with one list, number 1, of these levels."""
    return (
        f'<w:abstractNum w:abstractNumId="7">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>{more}'
    )


def test_paragraphs_breaks_and_tabs() -> None:
    """A paragraph is a line, an empty one an empty line; a break ends a line."""
    broken = (
        "<w:r><w:t>甲</w:t><w:br/><w:t>乙</w:t><w:tab/><w:t>丙</w:t><w:br w:type='page'/></w:r>"
    )
    assert lines(par("政府工作报告"), par(""), par(broken)) == [
        "政府工作报告",
        "",
        "甲",
        "乙\t丙",
        "",
    ]


def test_tables_boxes_and_controls() -> None:
    """Cells come in reading order, a merged cell once, a text box after its paragraph."""
    cell = "<w:tc><w:tcPr>{}</w:tcPr>{}</w:tc>"
    table = (
        "<w:tbl><w:tr>"
        + cell.format('<w:vMerge w:val="restart"/>', par("就业"))
        + cell.format("", par("新增") + par("五万人"))
        + "</w:tr><w:tr>"
        + cell.format("<w:vMerge/>", par(""))
        + f"<w:sdt><w:sdtContent>{cell.format('', par('帮扶'))}</w:sdtContent></w:sdt>"
        + "</w:tr></w:tbl>"
    )
    box = "<w:txbxContent>" + par("框内") + "</w:txbxContent>"
    drawn = (
        "<w:r><mc:AlternateContent xmlns:mc='m'><mc:Choice><w:drawing>"
        f"{box}</w:drawing></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    control = f"<w:sdt><w:sdtContent>{par('控件')}</w:sdtContent></w:sdt>"
    assert lines(par("前"), table, par(drawn + run("图说")), control) == [
        *("前", "就业", "新增", "五万人", "帮扶"),
        *("图说", "框内", "控件"),
    ]


def test_revisions_and_hidden_text() -> None:
    """What was inserted is text; what was deleted, moved away or hidden is not."""
    text = (
        run("增长")
        + f"<w:del><w:r><w:delText>4%</w:delText></w:r>{run('旧')}</w:del><w:ins>{run('5%')}</w:ins>"
        + f"<w:moveFrom>{run('移走')}</w:moveFrom><w:moveTo>{run('移来')}</w:moveTo>"
        + run("藏", "<w:vanish/>")
        + run("显", '<w:vanish w:val="0"/>')
    )
    assert lines(par(text)) == ["增长5%移来显"]


def test_deleted_paragraph_mark_joins() -> None:
    """A paragraph whose end is deleted or hidden runs into the next."""
    assert lines(par("上半", "<w:rPr><w:del/></w:rPr>"), par("下半"), par("后")) == [
        "上半下半",
        "后",
    ]


def test_hyperlinks_fields_and_symbols() -> None:
    """Links and fields show their text, not their code."""
    field = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>文</w:t></w:r>"
    text = f"<w:hyperlink>{run('链接')}</w:hyperlink>{field}"
    symbol = '<w:r><w:sym w:font="a" w:char="2460"/><w:noBreakHyphen/></w:r>'
    assert lines(par(text + symbol)) == ["链接文①-"]


@pytest.mark.parametrize(
    ("before", "raised", "expected"),
    [
        ("总值", "1", "总值[1]"),
        ("总值", "[12]", "总值[12]"),
        ("总值", "①", "总值①"),
        ("面积5km", "2", "面积5km²"),
        ("PM", "2", "PM[2]"),
        ("总值", "1，2", "总值[1][2]"),
        ("甲", "注", "甲注"),
    ],
)
def test_raised_text(before: str, raised: str, expected: str) -> None:
    """A raised number is a note mark, unless it is the power of a unit."""
    mark = "".join(run(char, '<w:vertAlign w:val="superscript"/>') for char in raised)
    assert lines(par(run(before) + mark + run("202亿元"))) == [expected + "202亿元"]


def test_raised_by_style() -> None:
    """A character style raises text as its own property does."""
    styles = (
        '<w:style w:type="character" w:styleId="N"><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '</w:style><w:style w:type="character" w:styleId="M"><w:basedOn w:val="N"/></w:style>'
    )
    text = run("总值") + run("3", '<w:rStyle w:val="M"/>') + run("202亿元")
    assert lines(par(text), styles=styles) == ["总值[3]202亿元"]


def test_notes_follow_the_text() -> None:
    """References count through foot- and endnotes alike; the notes stand at the end."""
    first = '<w:r><w:footnoteReference w:id="5"/></w:r>'
    second = '<w:r><w:endnoteReference w:id="5"/></w:r>'
    notes = f'<w:footnote w:id="0">{par("分隔")}</w:footnote><w:footnote w:id="5">{par(" 甲：乙。")}{par("续。")}</w:footnote>'
    ends = f'<w:endnote w:id="5">{par("丙：丁。")}</w:endnote>'
    text = par(run("行动") + first + run("和工程") + second + run("及") + first)
    assert lines(text, footnotes=notes, endnotes=ends) == [
        "行动[1]和工程[2]及[1]",
        "注释：",
        "[1]甲：乙。",
        "续。",
        "[2]丙：丁。",
    ]


def test_automatic_headings() -> None:
    """一、 and （一） count as printed; the lower level begins anew under each upper one."""
    numbering = listed(
        level(0, "chineseCountingThousand", "%1、"),
        level(1, "chineseCounting", "（%2）"),
        level(2, "decimal", "%3."),
    )
    paragraphs = [
        numbered("回顾", 1),
        par("去年。"),
        numbered("安排", 1),
        numbered("工业", 1, 1),
        numbered("10种金属", 1, 2),
        numbered("农业", 1, 1),
        numbered("自身建设", 1),
        numbered("法治", 1, 1),
    ]
    assert lines(*paragraphs, numbering=numbering) == [
        *("一、回顾", "去年。", "二、安排", "（一）工业", "1. 10种金属", "（二）农业"),
        *("三、自身建设", "（一）法治"),
    ]


def test_numbers_of_two_levels_and_restarts() -> None:
    """A template may show upper levels, and another use of a list may begin anew."""
    override = (
        '<w:num w:numId="2"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0">'
        '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    )
    numbering = listed(
        level(0, "chineseCounting", "第%1章"),
        level(1, "decimal", "%1.%2", more="<w:isLgl/>"),
        more=override,
    )
    paragraphs = [numbered("总则", 1), numbered("甲", 1, 1), numbered("附则", 1), numbered("乙", 2)]
    assert lines(*paragraphs, numbering=numbering) == [
        *("第一章 总则", "1.1 甲", "第二章 附则", "第一章 乙"),
    ]


def test_numbers_by_style() -> None:
    """A heading style carries its list and its level of it."""
    numbering = listed(
        level(0, "chineseCounting", "%1、", more='<w:pStyle w:val="H1"/>'),
        level(1, "chineseCounting", "（%2）", more='<w:pStyle w:val="H2"/>'),
    )
    style = '<w:style w:type="paragraph" w:styleId="{}"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    paragraphs = [par("甲", '<w:pStyle w:val="H1"/>'), par("乙", '<w:pStyle w:val="H2"/>')]
    off = par("丙", '<w:pStyle w:val="H1"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    styles = style.format("H1") + style.format("H2")
    assert lines(*paragraphs, off, numbering=numbering, styles=styles) == [
        "一、甲",
        "（一）乙",
        "丙",
    ]


@pytest.mark.parametrize(
    ("number", "form", "expected"),
    [
        (10, "chineseCounting", "十"),
        (11, "chineseCountingThousand", "十一"),
        (20, "japaneseCounting", "二十"),
        (105, "chineseCountingThousand", "一百零五"),
        (1010, "chineseCountingThousand", "一千零一十"),
        (12, "ideographDigital", "一二"),
        (20, "ideographDigital", "二〇"),
        (3, "chineseLegalSimplified", "叁"),
        (2, "ideographTraditional", "乙"),
        (20, "decimalEnclosedCircle", "⑳"),
        (21, "decimalEnclosedCircleChinese", "㉑"),
        (51, "decimalEnclosedCircle", "51"),
        (3, "decimalFullWidth", "３"),
        (3, "decimalEnclosedParen", "⑶"),
        (28, "upperLetter", "BB"),
        (14, "lowerRoman", "xiv"),
        (7, "somethingNew", "7"),
        (7, "none", ""),
        (0, "chineseCounting", "0"),
    ],
)
def test_number_formats(number: int, form: str, expected: str) -> None:
    """Numbers are written as Word writes them."""
    assert written(number, form) == expected


def test_strict_office_xml() -> None:
    """The stricter variant of the format has other namespaces and is read alike."""
    strict = W.replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006",
        "http://purl.oclc.org/ooxml/wordprocessingml",
    )
    assert word.read(docx([par("报告")], namespace=strict), "a.docx")[0] == "报告\n"


DEEP = "<w:sdt><w:sdtContent>" * 5000
BOMB = '<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><a>&b;</a>'


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"PK\x03\x04rest", "found a broken ZIP archive; expected a Word document"),
        (zipped({"a.txt": "b"}), "without the body of a Word document"),
        (zipped({"xl/workbook.xml": "<a/>"}), "without the body of a Word document"),
        (docx([par("甲")])[:-60], "found a broken ZIP archive"),
        (docx([DEEP]), "found elements nested more than 250 deep"),
        (docx(["<w:p>"]), "found broken XML"),
        (docx(["<w:p/>" * 1000]), "found more than 1,000 elements"),
        (zipped({"word/document.xml": BOMB}), "found a document type declaration"),
        (zipped({"word/document.xml": BOMB.encode("utf-16")}), "a document type declaration"),
        (zipped({"word/document.xml": b"0" * (2**20 + 1)}), "larger than 1 MB when unpacked"),
        (zipped({f"{n}": "" for n in range(2001)}), "a ZIP archive of more than 2,000 files"),
        (docx(['<w:altChunk r:id="a" xmlns:r="r"/>']), "found an embedded document"),
    ],
)
def test_hostile_documents(data: bytes, message: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A broken or hostile archive is one line that names the file."""
    monkeypatch.setattr(xmltree, "MAX_ELEMENTS", 1000)
    monkeypatch.setattr(word, "MAX_PART_BYTES", 2**20)
    with pytest.raises(SourceError, match=message) as caught:
        word.read(data, "a.docx")
    assert str(caught.value).startswith("a.docx: ")
    assert "\n" not in str(caught.value)


def test_size_that_the_archive_lies_about() -> None:
    """What comes out is counted, whatever the directory says."""
    data = zipped({"word/document.xml": b"0" * 2**23})
    true = (2**23).to_bytes(4, "little")
    lying = data.replace(true, (1000).to_bytes(4, "little"))
    assert lying != data
    with pytest.raises(SourceError, match=r"found a broken ZIP archive|found broken XML"):
        word.read(lying, "a.docx")
