"""What the parts of the catalogue share: ids, cited sources, aliases and edition markers."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from attrs import frozen

from govinfo_report.catalogue.datafile import Node
from govinfo_report.catalogue.labels import label_key, split_number
from govinfo_report.catalogue.texts import Source, Text


@frozen
class Loading:
    """What is known while the files of one edition are read.

    Attributes:
        edition: The edition.
        editions: All editions there are.
        sources: Source id → source; ``form`` is the notice of this edition, so that files which
            serve several editions can cite it.
    """

    edition: str
    editions: Collection[str]
    sources: Mapping[str, Source]

    def cited(self, node: Node) -> tuple[Source, ...]:
        """The sources that a part cites; it must cite one."""
        ids = node.strings("sources")
        if not ids:
            raise node.error("sources", "is missing")
        for one in ids:
            if one not in self.sources:
                raise node.error("sources", f"{one!r} is not a source that sources.toml lists")
        return tuple(self.sources[one] for one in ids)

    def is_named(self, node: Node, member: str) -> bool:
        """Whether a list of editions names this one."""
        named = node.strings(member)
        for one in named:
            if one not in self.editions:
                raise node.error(member, f"{one!r} is not an edition")
        return self.edition in named

    def printed_texts(self, nodes: Iterable[Node]) -> tuple[Text, ...]:
        """The texts that the form of this edition prints."""
        texts = []
        for node in nodes:
            text = Text(node.string("zh"), node.string("en"))
            if self.is_named(node, "printed_in"):
                texts.append(text)
            node.finish()
        return tuple(texts)


def new_id(node: Node, earlier: Mapping[str, object]) -> str:
    """The id of a part, which no earlier part may have."""
    new = node.string("id")
    if new in earlier:
        raise node.error("id", f"{new!r} is there already")
    return new


def known_ids(node: Node, member: str, known: Mapping[str, object]) -> tuple[str, ...]:
    """A list of ids of other parts."""
    ids = node.strings(member)
    for one in ids:
        if one not in known:
            raise node.error(member, f"{one!r} is not among the table's {member}")
    return ids


def aliases(node: Node, label: str) -> tuple[str, ...]:
    """The aliases of a label, each with and without the label's number.

    Pages drop and keep numbers as they like, so the files list words only.
    """
    number, words = split_number(label)
    found = {label_key(label): label}
    given = node.strings("aliases")
    for alias in given:
        if label_key(alias) in found:
            raise node.error("aliases", f"{alias!r} is the label, or there already")
        found[label_key(alias)] = alias
    for spelling in (words, *(number + alias for alias in given)):
        found.setdefault(label_key(spelling), spelling)
    return tuple(found.values())[1:]


def check_distinct(
    root: Node, member: str, named: Iterable[tuple[str, object, Sequence[str]]]
) -> None:
    """Checks that no name points at two parts in the same surroundings.

    Args:
        root: Where the parts stand.
        member: The list they stand in.
        named: Id, surroundings and names of each part.
    """
    seen: dict[tuple[object, str], str] = {}
    for owner, surroundings, names in named:
        for name in names:
            other = seen.setdefault((surroundings, label_key(name)), owner)
            if other != owner:
                raise root.error(member, f"{name!r} names both {other!r} and {owner!r}")
