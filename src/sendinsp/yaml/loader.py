"""The parser of ruamel.yaml: the C one where it is installed, the pure Python one otherwise, with the same results."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.resolver import BaseResolver

_TAGS = {
    ScalarNode: BaseResolver.DEFAULT_SCALAR_TAG,
    SequenceNode: BaseResolver.DEFAULT_SEQUENCE_TAG,
    MappingNode: BaseResolver.DEFAULT_MAPPING_TAG,
}

_CLoader: Any = None
with suppress(ImportError):  # no wheel of the C parser for this platform
    from ruamel.yaml.cyaml import CParser  # type: ignore[attr-defined]  # it has no types

    class _FastLoader(CParser):  # type: ignore[misc]  # for the same reason
        """The C parser with the tags that `BaseResolver` gives, without its search: a third of the time."""

        def resolve(self, kind: type[Node], _value: object, _implicit: object) -> object:
            return _TAGS[kind]

        def descend_resolver(self, _parent: object, _index: object) -> None:
            """Nothing depends on where a node stands."""

        def ascend_resolver(self) -> None:
            """Nothing depends on where a node stands."""

    _CLoader = _FastLoader


def loader_of(text: str) -> Any:
    """A parser of `text` with the methods `check_node`, `get_node`, `check_event` and `get_event`."""
    if _CLoader is not None:
        return _CLoader(text)
    from ruamel.yaml.docinfo import DocInfo
    from ruamel.yaml.loader import BaseLoader

    class PureLoader(BaseLoader):
        """The pure parser with the same tags: its own resolver would tell dates and numbers from text."""

        def resolve(self, kind: Any, _value: object, _implicit: object) -> Any:
            return _TAGS[kind]

    loader: Any = PureLoader(text, version=(1, 1))  # as the C parser
    loader.max_depth = None  # its composer reads it (0.19.1), only YAML() sets it; depth is bounded above
    loader.doc_infos = [DocInfo()]  # likewise, for the directives %YAML and %TAG
    return loader
