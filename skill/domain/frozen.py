"""``dataclass(frozen=True)`` that costs little to declare, for the hundreds of prompts.

The standard one writes six functions for a class and compiles them: 0.56 ms a class, and
0.04 ms without (Python 3.13, 2 cores).  For 360 prompts that was a third of a cold start.
Here all classes share six functions, which look the fields up; making a value takes a
microsecond longer.  ``fields``, ``replace`` and ``match`` work as ever.
"""

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from typing import TypeVar, dataclass_transform

T = TypeVar("T")


@dataclass_transform(field_specifiers=(dataclasses.field, Field))
def dataclass(*, frozen: bool) -> Callable[[type[T]], type[T]]:
    """Return the decorator; ``frozen`` must be true, and is there to be read.

    Raises:
        TypeError: ``frozen`` is false.
    """
    if not frozen:
        raise TypeError("only frozen values are made here")
    return _declared


def _declared(cls: type[T]) -> type[T]:
    """Return the class with its fields known and the shared functions in place."""
    own = vars(cls).keys()
    made = dataclasses.dataclass(init=False, repr=False, eq=False)(cls)
    for function in (_init, _repr, _eq, _hash, _setattr, _delattr):
        name = f"_{function.__name__}__"
        if name not in own:
            setattr(made, name, function)
    return made


def _init(self: object, /, *given: object, **named: object) -> None:
    """Set every field from its argument or its default."""
    names: tuple[str, ...] = type(self).__match_args__  # type: ignore[attr-defined]
    if len(given) > len(names):
        raise TypeError(f"{type(self).__name__} takes {len(names)} values")
    held = dict(zip(names, given, strict=False))
    if twice := held.keys() & named.keys():
        raise TypeError(f"{type(self).__name__} got {sorted(twice)} twice")
    held |= named
    if len(held) < len(names):
        _fill(self, held)
    if held.keys() != set(names):
        odd = sorted(held.keys() ^ set(names))
        raise TypeError(f"{type(self).__name__} lacks, or does not know, {odd}")
    vars(self).update(held)


def _fill(self: object, held: dict[str, object]) -> None:
    """Add the defaults of the fields that nothing was given for."""
    for name, field in _fields(self).items():
        if name in held:
            continue
        if field.default is not MISSING:
            held[name] = field.default
        elif field.default_factory is not MISSING:
            held[name] = field.default_factory()


def _fields(self: object) -> dict[str, Field[object]]:
    known: dict[str, Field[object]] = type(self).__dataclass_fields__  # type: ignore[attr-defined]
    return known


def _held(self: object) -> tuple[object, ...]:
    return tuple(vars(self)[name] for name in _fields(self))


def _repr(self: object) -> str:
    held = ", ".join(f"{name}={vars(self)[name]!r}" for name in _fields(self))
    return f"{type(self).__qualname__}({held})"


def _eq(self: object, other: object) -> bool:
    return type(other) is type(self) and _held(self) == _held(other)


def _hash(self: object) -> int:
    return hash(_held(self))


def _setattr(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _delattr(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
