"""What is sent to whoever reads is what there is: an entry as JSON says all that it said before."""

from __future__ import annotations

import pickle

import pytest

from generator.errors import SourceError
from generator.layers import ReportLayers
from generator.reading import tasks
from generator.reading.fingerprint import reader_version_of
from generator.reading.tasks import Refused, Unread, read_batch
from generator.records import decoded
from generator.seeds.entry import Entry
from generator.seeds.folder import SeedText
from tests.factory import report_text, rules, seeds

FULL = {
    "file": "a.txt",
    "original": "a.docx",
    "id": "ganzhou-2025",
    "region": "赣州市",
    "adcode": 360700,
    "level": "prefecture",
    "parent": "江西省",
    "year": 2025,
    "title": "政府工作报告",
    "speaker": "某某",
    "occasion": "市六届人大五次会议",
    "delivered_on": "2025-01-05",
    "reasons": {"year": "封面如此", "title": "原题如此"},
    "parts": {"二、安排": {"part": "plan", "reason": "安排", "occurrence": 2}},
    "headings": [
        {"text": "三、结语", "depth": 1, "part": "self_building", "reason": "漏读"},
        {"text": "四、别的", "depth": 0, "reason": "不是标题"},
    ],
    "figures": [
        {
            "indicator": "gdp_growth",
            "quote": "增长5%—5.50%",
            "period": 2025,
            "status": "target",
            "value": 5,
            "value_high": "5.50",
            "bound": "range",
            "reason": "区间",
        },
        {"indicator": "gdp_growth", "quote": "增长1%", "drop": True, "reason": "不是全市"},
    ],
    "wrapped": False,
    "accept": ["region", "torn_end"],
    "withhold": True,
    "source_url": "https://www.example.cn/文.html",
    "publisher": "某政府网",
    "retrieved_on": "2025-02-01",
    "note": "“一”\\二",
}


def test_an_entry_comes_back_from_json() -> None:
    """Every field: numbers keep their digits, days, words and empty ones theirs."""
    assert FULL.keys() == Entry.model_fields.keys()
    for entry in (Entry.model_validate(FULL), Entry(file="a.txt"), *seeds().entries.values()):
        again = Entry.model_validate_json(entry.model_dump_json())
        assert again == entry
        assert [str(one.value_high) for one in again.figures] == [
            str(one.value_high) for one in entry.figures
        ]


def test_a_task_can_be_sent() -> None:
    """With a site's own catalogue, whose folder a worker does not see."""
    reader_version = reader_version_of(None)
    seed = SeedText("seeds/a.txt", "a.txt", report_text("某市").encode(), None)
    entry = '{"file": "a.txt", "adcode": "360791", "year": 2025, "accept": ["region"]}'
    own = (("places.csv", "adcode,name,slug\n360791,桃源新区,taoyuan-xinqu\n".encode()),)
    task = reader_version, "here", (Unread(seed, entry),)
    sent = pickle.loads(pickle.dumps(task))
    assert sent == task
    (refused,) = read_batch(*sent)
    assert isinstance(refused, Refused)
    extended = type(reader_version)(reader_version.code, reader_version.catalogue, own)
    (found,) = read_batch(extended, "here", sent[2])
    assert isinstance(found, bytes)
    assert decoded(found, ReportLayers).report.report_id == "taoyuan-xinqu-2025"


def test_a_refusal_says_what_the_error_did() -> None:
    seed = SeedText("seeds/a.txt", "a.txt", b"", None)
    (refused,) = read_batch(reader_version_of(None), "here", [Unread(seed, "")])
    with pytest.raises(SourceError) as told:
        _ = seed.source
    assert isinstance(refused, Refused)
    assert str(pickle.loads(pickle.dumps(refused)).error) == str(told.value)


def test_a_worker_s_catalogue_is_the_same() -> None:
    """Whatever was loaded before for another site."""
    reader_version = reader_version_of(None)
    own = type(reader_version)(
        reader_version.code,
        reader_version.catalogue,
        (("surnames.yml", b"surnames: {words: [x]}"),),
    )
    assert "x" in tasks._knowledge(own).surnames.words
    assert tasks._knowledge(reader_version) == rules()


def test_a_worker_loads_the_catalogue_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """However many tasks it is given."""
    loaded: list[object] = []

    def counting(own: object) -> object:
        loaded.append(own)
        return rules()

    tasks._knowledge.cache_clear()
    monkeypatch.setattr(tasks, "load_knowledge", counting)
    seed = SeedText("seeds/a.txt", "a.txt", report_text().encode(), None)
    for _ in range(3):
        read_batch(reader_version_of(None), "here", [Unread(seed, "")])
    assert len(loaded) == 1
