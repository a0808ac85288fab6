"""The panel types that a spec may name: the package's own, those given, other packages'."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from functools import cached_property, lru_cache
from importlib import import_module
from typing import Any

from infographic.diagnostics import EnvironmentFault, printable
from infographic.panel import PanelType
from infographic.record import dataclass
from infographic.spec.fields import fields_of
from infographic.spec.model import Place


@dataclass(frozen=True)
class Registry:
    """Panel types by name: the package's own table, then those given, then entry points.

    Raises ``TypeError`` for what ``@panel`` did not make, ``ValueError`` for a name that is
    taken: by the package, a key about a panel's place, or another panel given.
    """

    builtin: Mapping[str, str]
    group: str = "infographic.panels"
    given: tuple[PanelType, ...] = ()

    def __post_init__(self) -> None:
        taken = {*self.builtin, *fields_of(Place)}
        for kind in self.given:
            if not isinstance(kind, PanelType):
                raise TypeError(f"a panel is what @panel returns, not {type(kind).__name__}")
            if kind.name in taken:
                raise ValueError(f"a panel cannot be called {kind.name!r}: the name is taken")
            taken.add(kind.name)

    @cached_property
    def plugged(self) -> Mapping[str, Any]:
        """Third-party entry points by name."""
        from importlib.metadata import entry_points

        return {e.name: e for e in entry_points(group=self.group)}

    def names(self) -> tuple[str, ...]:
        """Every known panel type."""
        return tuple(sorted({*self.builtin, *(k.name for k in self.given), *self.plugged}))

    def find(self, name: str) -> PanelType | None:
        """The panel type of a name, imported when first asked for.

        Raises ``EnvironmentFault`` when it is another package's and cannot be loaded.
        """
        if name in self.builtin:
            return _load(self.builtin[name])
        for kind in self.given:
            if kind.name == name:
                return kind
        plug = self.plugged.get(name)
        return _plugged(plug) if plug is not None else None

    def sound(self) -> tuple[PanelType, ...]:
        """Every panel type that can be loaded."""
        found: list[PanelType | None] = []
        for name in self.names():
            with suppress(EnvironmentFault):
                found.append(self.find(name))
        return tuple(kind for kind in found if kind is not None)


@lru_cache(maxsize=128)
def _load(target: str) -> PanelType:
    module, _, attribute = target.partition(":")
    found = getattr(import_module(module), attribute)
    assert isinstance(found, PanelType)
    return found


def _plugged(entry: Any) -> PanelType:
    """The panel type that another package's entry point leads to."""
    owner = f" of {entry.dist.name} {entry.dist.version}" if entry.dist else ""
    try:
        found = entry.load()
    except Exception as fault:  # whatever a stranger's module raises while it is imported
        reason = f"cannot be loaded: {type(fault).__name__}: {fault}"
    else:
        if isinstance(found, PanelType):
            return found
        reason = f"is no panel: `{entry.value}` is of type {type(found).__name__}"
    raise EnvironmentFault(printable(f"the panel `{entry.name}`{owner} {reason}"))
