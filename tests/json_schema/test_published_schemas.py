from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import jsonschema_rs
import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from govinfo_report.catalogue import EDITIONS, TABLES, form
from govinfo_report.errors import EditionError
from govinfo_report.json_schema import NAMES, files, schema, schema_for, schema_id
from govinfo_report.model import Contact, Metadata, Period, Report, Signature, layout
from govinfo_report.model.contract import SCHEMA_VERSION
from tests.places import ROOT

each_schema = pytest.mark.parametrize("name", NAMES)
each_edition = pytest.mark.parametrize("edition", EDITIONS)


def nodes(value: Any) -> Iterator[dict[str, Any]]:
    """Every object in a schema, the schema itself first."""
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from nodes(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from nodes(inner)


@each_schema
def test_a_schema_is_a_valid_schema(name: str) -> None:
    Draft202012Validator.check_schema(schema_for(name))
    jsonschema_rs.meta.validate(schema_for(name))


@each_schema
def test_every_reference_resolves_offline(name: str) -> None:
    document = schema_for(name)
    resource = Resource.from_contents(document)
    resolver = Registry().with_resource(document["$id"], resource).resolver(document["$id"])
    references = [node["$ref"] for node in nodes(document) if "$ref" in node]
    assert references
    for reference in references:
        assert resolver.lookup(reference).contents


@each_schema
def test_every_definition_is_used(name: str) -> None:
    document = schema_for(name)
    used = {node["$ref"] for node in nodes(document) if "$ref" in node}
    assert used == {f"#/$defs/{definition}" for definition in document["$defs"]}


@each_schema
def test_ids_are_urns_that_end_in_major_and_minor_version(name: str) -> None:
    document = schema_for(name)
    # The documents of results say their own version in a member.
    own = document["properties"].get("version", {"const": ".".join(map(str, SCHEMA_VERSION))})
    version = own["const"]
    assert document["$id"] == schema_id(name) == f"urn:govinfo-report:schema:{name}:{version}"
    assert document["$schema"] == "https://json-schema.org/draft/2020-12/schema"


@each_schema
def test_titles_and_descriptions_are_in_both_languages(name: str) -> None:
    for node in nodes(schema_for(name)):
        if isinstance(title := node.get("title"), str):
            english, chinese = title.split(" | ")
            assert english.strip()
            assert re.search(r"[\u4e00-\u9fff]", chinese)
        if isinstance(description := node.get("description"), str):
            english, chinese = description.split("\n\n")
            assert re.search(r"[A-Za-z]", english)
            assert re.search(r"[\u4e00-\u9fff]", chinese)


@each_edition
def test_every_member_has_a_title(edition: str) -> None:
    for node in nodes(schema(edition)):
        for name, member in node.get("properties", {}).items():
            assert "title" in member or "." in name or name in TABLES, name


@each_edition
def test_the_words_of_tables_are_those_of_the_catalogue(edition: str) -> None:
    document = schema(edition)
    for cell in form(edition).cells.values():
        row: dict[str, Any] = document
        for word in cell.id.split(".")[:-1]:
            row = row["properties"][word]
        table = form(edition).table(cell.table)
        assert row["title"].endswith(f" | {table.row(cell.row).text.zh}")
        assert table.row(cell.row).definition.en in row["description"]
        columns = document["$defs"][row["$ref"].removeprefix("#/$defs/")]["properties"]
        column = columns[cell.column]
        assert column["title"].startswith(f"{table.column(cell.column).text.en} | ")
        assert f"单位：{cell.unit}。" in column["description"]
        for source in cell.sources:
            assert source.cite("zh") in row["description"] + column["description"]


@each_edition
def test_the_members_are_those_of_the_classes_in_their_order(edition: str) -> None:
    document = schema(edition)
    names = [attribute.name for attribute in attrs.fields(Report)]
    assert list(document["properties"]) == ["$schema", *names[1:]]
    for cls in (Period, Metadata, Contact, Signature):
        members = document["properties"][cls.__name__.lower()]["properties"]
        assert list(members) == [attribute.name for attribute in attrs.fields(cls)]
    assert list(document["properties"]["remarks"]["properties"]) == list(layout(edition).cells)


@each_schema
def test_objects_are_closed_except_where_their_names_are_free(name: str) -> None:
    open_objects = [
        node
        for node in nodes(schema_for(name))
        if node.get("type") in ("object", ["object", "null"])
        and "additionalProperties" not in node
        and not {"propertyNames", "allOf"} & node.keys()
        and list(node.get("properties", {})) != ["edition"]  # the conditions on the edition
    ]
    extensions = [node for node in open_objects if node.get("title", "").startswith("Extensions")]
    assert open_objects == extensions


def test_a_schema_is_the_readers_own_copy() -> None:
    schema("2021")["properties"].clear()
    schema()["$defs"].clear()
    assert schema("2021")["properties"]
    assert schema()["$defs"]


def test_an_unknown_edition_has_no_schema() -> None:
    with pytest.raises(EditionError):
        schema("2008")


def test_the_published_files_are_the_schemas() -> None:
    published = {f"schemas/{path.name}" for path in (ROOT / "schemas").glob("*.schema.json")}
    assert published == set(files())
    for path, text in files().items():
        assert Path(ROOT, path).read_text(encoding="utf-8") == text
        name = Path(path).name.removesuffix(".schema.json")
        assert json.loads(text) == schema_for(name)


def test_the_pattern_of_other_versions_is_that_of_the_present_major_version() -> None:
    pattern = re.compile(schema("2021")["$defs"]["schema_id"]["not"]["pattern"])
    for major in range(120):
        found = pattern.search(f"urn:govinfo-report:schema:report:{major}.0")
        assert bool(found) == (major != SCHEMA_VERSION[0])
