"""TOML read strictly: the guard against long dotted keys looks only where keys stand."""

from __future__ import annotations

import tomllib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from govinfo_report.strict_toml import MAX_KEY_PARTS, TomlError, parse

LONG = ".".join("abcdefghi")
assert LONG.count(".") == MAX_KEY_PARTS


@pytest.mark.parametrize(
    "text",
    [
        f'a = "see, {LONG}"',
        f'a = ["x", ", {LONG}", "{LONG}"]',
        f"a = {{ b = ', {LONG}' }}",
        f'a = """\n{LONG} = 1\n[{LONG}]\n"""',
        f"a = '''\n{LONG} = 1\n'''",
        f'a = """\\"""\n{LONG}"""',
        f'a = "\\", {LONG}"',
        f"# {LONG} = 1\na = 1",
        f'a = 1 # " {LONG}',
        f'"{LONG}" = 1',
        f"{LONG[:-2]} = 1",
        f'a = """"{LONG}""""',
    ],
)
def test_texts_and_comments_hold_no_keys(text: str) -> None:
    assert parse(text.encode(), max_bytes=1000) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    [
        f"{LONG} = 1",
        f"  {LONG} = 1",
        f"[{LONG}]",
        f"[[ {LONG} ]]",
        f"a = {{ b = 1, {LONG} = 1 }}",
        f"a = {{ {LONG} = 1 }}",
        f"x = 'x' \n{LONG} = 1",
        f'x = """x""" # y\n{LONG} = 1',
        LONG.replace(".", " . ") + " = 1",
        ".".join(f'"{part}"' for part in "abcdefghi") + " = 1",
        ".".join(f"'{part}.{part}'" for part in "abcdefghi") + " = 1",
        'a."\\"".' + LONG[4:] + " = 1",
    ],
)
def test_a_long_key_is_refused_wherever_one_can_stand(text: str) -> None:
    tomllib.loads(text)
    with pytest.raises(TomlError, match=f"a key of more than {MAX_KEY_PARTS} parts"):
        parse(text.encode(), max_bytes=1000)


SIGNS = ('"', '"\\', "'", "'" * 3 + "a", '"' * 3, "a ", "a\t.", '\\"', "# ")


@pytest.mark.parametrize("sign", SIGNS)
def test_what_is_no_toml_is_refused_in_a_time_in_proportion(sign: str) -> None:
    with pytest.raises(TomlError):
        parse((sign * 400_000 + "\n=").encode(), max_bytes=2**24)


KEYS = st.sampled_from(["a", '"b c"', "'d.e'", '"\\""'])
VALUES = st.text("ab.,\"'\\#=[]{} ", max_size=30)


@given(st.lists(KEYS, min_size=1, max_size=12), VALUES, VALUES)
def test_the_parts_of_a_key_count_whatever_stands_before_it(
    parts: list[str], before: str, comment: str
) -> None:
    escaped = before.replace("\\", "\\\\").replace('"', '\\"')
    text = f'first = "{escaped}" # {comment}\n[t]\n{" . ".join(parts)} = 1'
    if len(parts) > MAX_KEY_PARTS:
        with pytest.raises(TomlError, match="a key of more than"):
            parse(text.encode(), max_bytes=10_000)
    else:
        assert parse(text.encode(), max_bytes=10_000) == tomllib.loads(text)
