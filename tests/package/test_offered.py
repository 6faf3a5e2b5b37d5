"""What readers may rather have: all tables in one archive, and the panel as a workbook."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

from frictionless import Package, system

from generator.analysis import Analysis
from generator.kept import Kept, NothingKept
from generator.package.data import PackageData
from generator.package.files import DataPackage
from generator.package.panel import panel
from generator.package.publication import Contributor, Licence, Publication
from generator.package.workbook import workbook
from tests.factory import analysis, rules
from tests.package.made import several

FOLDER = "government-work-reports"
PUBLICATION = Publication(
    site_name="甲站",
    site_url="https://example.org/",
    licence=Licence(name="CC-BY-4.0"),
    contributors=(Contributor(title="某研究组"),),
)


def package(
    data: Analysis | None = None, *, packs: bool = True, kept: Kept | None = None
) -> DataPackage:
    return DataPackage(PackageData(data or analysis(), publication=PUBLICATION), kept, packs=packs)


def archive_of(made: DataPackage) -> bytes:
    return made.offered[f"{FOLDER}.zip"].content()


def opened(made: DataPackage) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(archive_of(made)))


def test_the_archive_has_the_files_as_they_stand_beside_it() -> None:
    made = package()
    beside = {path: file.content() for path, file in made.files.items()}
    with opened(made) as found:
        assert found.testzip() is None
        names = [name.removeprefix(f"{FOLDER}/") for name in found.namelist()]
        tables = [path for path in beside if path.endswith(".csv")]
        assert names == [
            *("README.md", "datapackage.json"),
            *tables,
            *("citations.bib", "citations.json"),
        ]
        for path in names[2:]:
            assert found.read(f"{FOLDER}/{path}") == beside[path]


def test_the_archive_is_a_valid_package(tmp_path: Path) -> None:
    with opened(package()) as found:
        found.extractall(tmp_path)
    descriptor = tmp_path / FOLDER / "datapackage.json"
    told = json.loads(descriptor.read_text(encoding="utf-8"))
    listed = {resource["path"] for resource in told["resources"]}
    assert listed | {"README.md", "datapackage.json"} == {
        path.name for path in (tmp_path / FOLDER).iterdir()
    }
    with system.use_context(trusted=True):
        report = Package(str(descriptor)).validate()
    assert report.valid, report.flatten(["rowNumber", "fieldName", "note"])


def test_the_archive_is_the_same_however_it_comes_about() -> None:
    """Compressed while files were written, in another order, or by itself; or taken over."""
    made = package()
    for file in reversed(made.files.values()):
        file.content()
    kept = Kept()
    taken_over = [archive_of(package(kept=kept)) for _ in range(2)]
    assert {
        archive_of(made),
        archive_of(package()),
        archive_of(package(packs=False)),
        *taken_over,
    } == {archive_of(made)}


def test_kept_pieces_do_not_outlive_what_they_were_made_of() -> None:
    kept = Kept()
    archive_of(package(several(), kept=kept))
    assert archive_of(package(kept=kept)) == archive_of(package())
    assert package(kept=kept).offered["panel.xlsx"].content() == (
        package().offered["panel.xlsx"].content()
    )


def test_the_readme_says_what_it_is() -> None:
    with opened(package()) as found:
        text = found.read(f"{FOLDER}/README.md").decode()
    edition = package().edition()
    assert text.startswith("# 政府工作报告数据\n")
    assert f"版本：{edition.version}。" in text
    assert "收录：5 个地方 5 份报告，2023—2024年；省级 1 份，市级 4 份" in text
    assert "- `panel.csv` 面板（10 行）：" in text
    assert "来源缺开头（`torn_head`）：1 份" in text
    assert (
        f"> 某研究组. 政府工作报告数据[DS/OL]. 版本 {edition.version}. (2024-01-23)[引用日期]. "
        "https://example.org/data/." in text
    )
    address = "CC-BY-4.0 https://creativecommons.org/licenses/by/4.0/"
    assert f"数据的许可：{address}。" in text
    assert f"Licence of the data: {address}." in text
    assert "{" not in text


def test_no_licence_is_invented() -> None:
    with opened(DataPackage(PackageData(analysis()))) as found:
        text = found.read(f"{FOLDER}/README.md").decode()
    assert "数据的许可：未另行声明。" in text
    assert "Licence of the data: not specified." in text


def test_the_workbook_is_the_panel() -> None:
    made = package()
    wanted = workbook(
        panel(rules().indicators), PackageData(analysis()), NothingKept(), fixed_columns=3
    )
    assert made.offered["panel.xlsx"].content() == b"".join(wanted)


def test_readers_are_told_of_them_with_their_sizes() -> None:
    made = package()
    told = {one.path: one.size for one in made.summary().offered}
    assert [*told] == [f"{FOLDER}.zip", "panel.xlsx", "corpus.jsonl"]
    assert told == {
        f"{FOLDER}.zip": len(archive_of(made)),
        "panel.xlsx": len(made.offered["panel.xlsx"].content()),
        "corpus.jsonl": len(made.files["corpus.jsonl"].content()),
    }
