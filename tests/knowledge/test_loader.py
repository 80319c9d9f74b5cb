"""Packs: every fault at once with its place, hostile YAML, overlays, citations."""

from __future__ import annotations

import pickle
import time
from pathlib import Path

import pytest

from decompose.errors import KnowledgeError
from decompose.knowledge import Knowledge, load_knowledge
from decompose.knowledge.loader import BUILT_IN, load_packs
from decompose.knowledge.strict_yaml import YamlFault, parse_yaml

PACK = 'id: own\ntitle: 自备知识\nversion: "1.0"\n'
SECTOR = "sectors:\n  - {id: kilns, name: 窑炉, name_en: kilns, terms: [隧道窑]}\n"


def pack(root: Path, **files: str | bytes) -> Path:
    """Write a pack directory; ``__`` in a name stands for a folder."""
    (root / "pack.yaml").write_text(PACK, encoding="utf-8")
    for name, text in files.items():
        path = root / (name.replace("__", "/") + ".yaml")
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return root


def faults(*roots: Path) -> tuple[str, ...]:
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(*roots)
    assert caught.value.hint
    assert caught.value.where
    assert pickle.loads(pickle.dumps(caught.value)).faults == caught.value.faults  # noqa: S301
    return caught.value.faults


def test_the_built_in_pack_has_no_fault() -> None:
    found = load_packs(BUILT_IN)
    assert len(found.departments) >= 89
    assert found.fingerprint.startswith("cn-work-safety 0.1.0 (")


def test_it_is_loaded_once() -> None:
    assert load_knowledge() is load_knowledge()


def test_ten_faults_give_ten_messages(tmp_path: Path) -> None:
    root = pack(
        tmp_path,
        sectors="""sectors:
  - {id: kilns, name: 窑炉, name_en: kilns, terms: [隧道窑, 窑], parent: kiln}
  - {id: glass, name: 玻璃, name_en: glass, terms: [隧道窑], kind: sectr}
  - {id: kilns, name: 窑炉二, name_en: kilns, termz: [x]}
  - {id: a-ring, name: 甲, name_en: a, parent: b-ring}
  - {id: b-ring, name: 乙, name_en: b, parent: a-ring}
""",
        duties__own="""duties:
  - id: OW01
    summary: 窑炉安全
    sectors: [kilns]
    departments: [emergncy]
    role: sector
    citations: ["work-safety-law-2021 第十条"]
    grade: A
    until: 2020-13-01
  - {id: OW02, summary: 窑炉, departments: [], role: sector, citations: [], grade: D}
""",
    )
    found = faults(root)
    expected = (
        'term "窑" is shorter than 2 characters @ sectors.yaml $.sectors[0].terms[1]',
        'unknown sector "kiln" (did you mean kilns?) @ sectors.yaml $.sectors[0].parent',
        "expected 'sector', 'object', 'risk' or 'territory', found \"sectr\" @ sectors.yaml $.sectors[1].kind",
        'unknown key "termz" (did you mean terms?) @ sectors.yaml $.sectors[2].termz',
        "parents form a cycle: a-ring → b-ring → a-ring @ sectors.yaml $.sectors[4].parent",
        'unknown department "emergncy" (did you mean emergency?) @ duties/own.yaml $.duties[0].departments[0]',
        'malformed citation "work-safety-law-2021 第十条"; expected law#article, ~3ding, ~sc, ~doc:… or ~art10'
        " @ duties/own.yaml $.duties[0].citations[0]",
        '"2020-13-01" is not a date (YYYY-MM-DD) @ duties/own.yaml $.duties[0].until',
        '"sectors" is missing @ duties/own.yaml $.duties[1].sectors',
        "expected 'A', 'B' or 'C', found \"D\" @ duties/own.yaml $.duties[1].grade",
    )
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("sectors: [{id: a, name: b, name_en: c, id: d}]", 'line 1: duplicate key "id" @ own.yaml $.sectors[0].id'),
        ("sectors:\n  部门：财政局", 'expected a list, found "部门：财政局"'),
        ("部门：财政局", "full-width colon"),
        ("sectors:\n  - id：kilns", "full-width colon"),
        ("sectors:\n  - id: kilns\n    name：窑炉", '"name：" has a full-width colon; write ": "'),
        ("dutys: []", 'unknown top key "dutys" (did you mean duties?) @ own.yaml $.dutys'),
        ("sectors: []\nstages: []", "expected exactly one top key, found sectors, stages @ own.yaml $"),
        ("[]", "expected a mapping at the top, found a list @ own.yaml $"),
        ("", "expected a mapping at the top, found nothing @ own.yaml $"),
        ("sectors: {}", "expected a list, found a mapping @ own.yaml $.sectors"),
        ("sectors: [text]", 'expected a mapping, found "text" @ own.yaml $.sectors[0]'),
        ("sectors: [{id: a, name: b, name_en: c, terms: 电窑}]", 'expected a list, found "电窑"'),
        ("sectors: [{id: a, name: b, name_en: c, emerging: maybe}]", "expected true or false"),
        ("sectors: [", "not YAML: "),
        ("sectors: []\n---\nsectors: []", "a second document begins"),
        ("sectors: [!!python/object:os.system x]", "refused"),
        ("sectors: &a []", 'anchor "&a" is refused'),
        ("sectors: [*a]", 'alias "*a" is refused'),
        ("x: &a {b: c}\nsectors: [{<<: *a}]", "refused"),
        ("events: [{year: 20x8, old: a, new: [emergency], what: b}]", "expected a whole number"),
        (f"events: [{{year: {'9' * 5000}, old: a, new: [], what: b}}]", "expected a whole number of usual size"),
        ("events: [{year: 2018, old: a, new: [emergenzy], what: b}]", 'unknown department "emergenzy"'),
        ("groups: [{id: g, name: g, patterns: ['(']}]", "not a regular expression"),
        ("sectors: [{id: a, name: \x01, name_en: c}]", "not YAML: "),
    ],
)  # fmt: skip
def test_a_fault_is_named(tmp_path: Path, text: str, fault: str) -> None:
    found = faults(pack(tmp_path, own=text))
    assert any(fault in one for one in found), found
    assert all(" @ own.yaml $" in one for one in found), found


def test_wrong_encodings_are_named(tmp_path: Path) -> None:
    root = pack(tmp_path, gbk=SECTOR.encode("gb18030"), wide=SECTOR.encode("utf-16"))
    gbk, wide = faults(root)
    assert gbk == "line 2: not UTF-8 (it looks like GBK); save it as UTF-8 @ gbk.yaml $"
    assert "it looks like UTF-16" in wide


def _bomb(width: int, depth: int) -> str:
    rows = ["a0: &a0 [x]"]
    for i in range(1, depth):
        rows.append(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * width)}]")
    return "\n".join(rows)


@pytest.mark.parametrize(
    "text",
    [
        _bomb(9, 9),
        _bomb(9, 9).replace("[x]", "{x: y}").replace("[*", "{<<: [*").replace("]", "]}"),
        "sectors: " + "[" * 100_000,
        "sectors: " + "{a: " * 5_000,
        "sectors:\n" + "- a\n" * 300_000,
        "a: " + "9" * 4_000_000,
    ],
    ids=["alias-bomb", "merge-bomb", "deep-list", "deep-mapping", "many-values", "long-number"],
)
def test_hostile_yaml_ends_quickly(tmp_path: Path, text: str) -> None:
    start = time.process_time()
    assert faults(pack(tmp_path, own=text))
    assert time.process_time() - start < 30


def test_scalars_stay_as_printed() -> None:
    value, found = parse_yaml("a: [no, on, 1.10, 010, 12:30, 2018-01-01, ~, '', null, 'null']")
    assert value == {
        "a": ["no", "on", "1.10", "010", "12:30", "2018-01-01", None, "", None, "null"]
    }
    assert not found


@pytest.mark.parametrize("text", ["? [a]\n: b", "&k a: b", "<<: b", "- *x"])
def test_odd_keys_are_refused(text: str) -> None:
    with pytest.raises(YamlFault):
        parse_yaml(text)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    (found,) = faults(pack(tmp_path, own="# " + "x" * 5_000_001))
    assert "larger than 5,000,000 bytes" in found


def test_a_yml_file_is_not_overlooked(tmp_path: Path) -> None:
    pack(tmp_path)
    (tmp_path / "own.yml").write_text(SECTOR, encoding="utf-8")
    assert faults(tmp_path) == ("pack files end in .yaml; rename this one @ own.yml $",)


@pytest.mark.parametrize("what", ["missing", "file", "empty"])
def test_what_is_no_pack(tmp_path: Path, what: str) -> None:
    path = tmp_path / what
    if what == "file":
        path.write_text(PACK, encoding="utf-8")
    elif what == "empty":
        path.mkdir()
    with pytest.raises(KnowledgeError) as caught:
        load_knowledge(path)
    assert str(path) in str(caught.value)


def test_a_pack_is_laid_over(tmp_path: Path) -> None:
    base = load_knowledge()
    root = pack(
        tmp_path,
        own="""departments:
  - id: emergency
    name: 应急
    name_en: emergency
    names: {organization: [安全环保部]}
  - id: workshop
    name: 车间
    name_en: workshop
    kind: office
    names: {organization: [熔制车间]}
    parent: emergency
""",
        sectors=SECTOR,
    )
    (root / "pack.yaml").write_text(PACK + "default_level: organization\n", encoding="utf-8")
    kb = load_knowledge(root)
    assert len(kb.departments) == len(base.departments) + 1
    assert list(kb.departments)[-1] == "workshop"
    assert kb.name_of("emergency", level="organization") == "安全环保部"
    assert kb.resolve("熔制车间", level="organization").department == "workshop"
    assert kb.info.id == "own"
    assert kb.info.default_level == "organization"
    assert kb.info.comprehensive == base.info.comprehensive
    assert kb.sector_path("kilns") == ("kilns",)
    assert kb.fingerprint != base.fingerprint
    assert kb.fingerprint == load_knowledge(root).fingerprint


def test_a_later_pack_may_take_over_a_term(tmp_path: Path) -> None:
    taken = next(iter(load_knowledge().sectors.values())).terms[0]
    kb = load_knowledge(pack(tmp_path, sectors=SECTOR.replace("隧道窑", taken)))
    assert kb.sectors["kilns"].terms == (taken,)


def test_a_family_of_an_unknown_sector_is_a_fault(tmp_path: Path) -> None:
    root = pack(tmp_path)
    (root / "pack.yaml").write_text(PACK + "companions:\n  - [mines, minnes]\n", encoding="utf-8")
    (found,) = faults(root)
    assert found.startswith('unknown sector "minnes"')
    assert found.endswith("@ pack.yaml $.companions[0][1]")


def test_families_of_a_later_pack_are_added(tmp_path: Path) -> None:
    root = pack(tmp_path, sectors=SECTOR)
    (root / "pack.yaml").write_text(PACK + "companions:\n  - [mines, kilns]\n", encoding="utf-8")
    families = load_knowledge(root).info.companions
    assert families[:-1] == load_knowledge().info.companions
    assert families[-1] == ("mines", "kilns")


def test_what_any_trade_has_is_checked_and_added_to(tmp_path: Path) -> None:
    root = pack(tmp_path, sectors=SECTOR)
    (root / "pack.yaml").write_text(PACK + "carried:\n  kilns: [mines]\n", encoding="utf-8")
    carried = load_knowledge(root).info.carried
    assert carried == {**load_knowledge().info.carried, "kilns": ("mines",)}
    (root / "pack.yaml").write_text(PACK + "carried:\n  kilns: [minnes]\n", encoding="utf-8")
    (found,) = faults(root)
    assert found.startswith('unknown sector "minnes"')


def test_two_main_duties_of_a_sector(tmp_path: Path) -> None:
    duty = (
        "{{id: {}, summary: 甲, sectors: [kilns], departments: [emergency], role: sector, "
        "citations: [~sc], grade: C, main: true{}}}"
    )
    rows = [
        duty.format("A1", ", until: '2017-12-31'"),
        duty.format("A2", ", since: 2018"),
        duty.format("A3", ""),
    ]
    root = pack(tmp_path, sectors=SECTOR, duties="duties:\n  - " + "\n  - ".join(rows))
    (found,) = faults(root)
    assert (
        found
        == 'sector "kilns" already has the main duty "A1" in that period @ duties.yaml $.duties[2].main'
    )


@pytest.mark.parametrize(
    ("key", "law", "article", "text"),
    [
        ("work-safety-law-2021#10", "work-safety-law-2021", "10", "《安全生产法》（2021）第十条"),
        (
            "work-safety-law-2021#118",
            "work-safety-law-2021",
            "118",
            "《安全生产法》（2021）第一百一十八条",
        ),
        ("~art10", "work-safety-law-2021", "10", "《安全生产法》（2021）第十条兜底条款"),
        ("~3ding", None, None, "部门“三定”规定"),
        ("~sc", None, None, "安全生产委员会职责分工"),
        ("~doc:某部通知", None, None, "某部通知"),
        ("nowhere#1", "nowhere", "1", "nowhere第一条"),
        ("odd", None, None, "odd"),
    ],
)
def test_citations(
    kb: Knowledge, key: str, law: str | None, article: str | None, text: str
) -> None:
    found = kb.cite(key)
    assert (found.key, found.law, found.article, found.text) == (key, law, article, text)


def test_sector_paths_end_at_a_root(kb: Knowledge) -> None:
    for sector in kb.sectors:
        path = kb.sector_path(sector)
        assert path[0] == sector
        assert kb.sectors[path[-1]].parent is None
    assert all(
        duty in kb.duties.values() for duties in kb.duties_of_sector.values() for duty in duties
    )
