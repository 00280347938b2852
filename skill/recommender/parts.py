"""A fitted dataclass as hyperparameters, numbers and arrays by dotted name, and back."""

from dataclasses import dataclass, field, fields, is_dataclass
from typing import TypeAlias, TypeVar, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[np.generic]
Scalar: TypeAlias = bool | int | float | str
Param: TypeAlias = Scalar | list[Scalar]
T = TypeVar("T")
V = TypeVar("V")


class MismatchError(ValueError):
    """What was saved is not what the class has."""


@dataclass(frozen=True, slots=True, eq=False)
class Parts:
    """Hyperparameters (as given), fitted numbers, and fitted arrays, by dotted name."""

    params: dict[str, Param] = field(default_factory=dict)
    values: dict[str, Scalar] = field(default_factory=dict)
    arrays: dict[str, Array] = field(default_factory=dict)


def taken_apart(model: object) -> Parts:
    """Return all that a fitted model is, its own parts' parts too.

    Raises:
        MismatchError: it holds something that is neither number, text nor array.
    """
    parts = Parts()
    _collect(model, "", parts)
    return parts


def _collect(model: object, path: str, parts: Parts) -> None:
    """Put a dataclass's fields where they belong."""
    if not is_dataclass(model):
        raise MismatchError(f"{path or model!r} is no dataclass")
    for one in fields(model):
        name, held = path + one.name, getattr(model, one.name)
        if isinstance(held, np.ndarray):
            parts.arrays[name] = held
        elif isinstance(held, tuple) and one.init:
            parts.params[name] = list(held)
        elif isinstance(held, bool | int | float | str):
            (parts.params if one.init else parts.values)[name] = held
        else:
            _collect(held, f"{name}.", parts)


def assembled(kind: type[T], parts: Parts) -> T:
    """Return a fitted instance of a class.

    Raises:
        MismatchError: something lacks, is of another type, or is not the class's at all.
    """
    left = Parts(dict(parts.params), dict(parts.values), dict(parts.arrays))
    model = _assembled(kind, "", left)
    for over in (left.params, left.values, left.arrays):
        if over:
            raise MismatchError(f"{', '.join(sorted(over))}: not in {kind.__name__}")
    return model


def _assembled(kind: type[T], path: str, left: Parts) -> T:
    """Take a class's fields out of what is left, and return it."""
    if not is_dataclass(kind):
        raise MismatchError(f"{path or kind!r} is no dataclass")
    hints = get_type_hints(kind)
    given = (one.name for one in fields(kind) if one.init)
    model = kind(**{name: _param(hints[name], path + name, left) for name in given})
    for one in fields(kind):
        if not one.init:
            setattr(model, one.name, _fitted(hints[one.name], path + one.name, left))
    return model


def _param(hint: object, name: str, left: Parts) -> Scalar | tuple[Scalar, ...]:
    """Return a hyperparameter."""
    held = _popped(left.params, name)
    if get_origin(hint) is not tuple:
        return _scalar(hint, name, held)
    if not isinstance(held, list):
        raise MismatchError(f"{name} is no list")
    return tuple(_scalar(get_args(hint)[0], name, one) for one in held)


def _fitted(hint: object, name: str, left: Parts) -> object:
    """Return a fitted array, number or part."""
    if (wanted := _dtype(hint)) is not None:
        array = _popped(left.arrays, name)
        if array.dtype != wanted:
            raise MismatchError(f"{name} is {array.dtype}, not {wanted}")
        return array
    if hint in (bool, int, float, str):
        return _scalar(hint, name, _popped(left.values, name))
    if isinstance(hint, type):
        return _assembled(hint, f"{name}.", left)
    raise MismatchError(f"{name} is of a kind that is never saved: {hint}")


def _dtype(hint: object) -> np.dtype[np.generic] | None:
    """Return what an array's hint says of its elements; None where it is no array's.

    From numpy 2.5 on ``NDArray`` is an alias of its own, before it is ``ndarray``'s.
    """
    if get_origin(hint) not in (NDArray, np.ndarray):
        return None
    element = get_args(hint)[-1]
    told: np.dtype[np.generic] = np.dtype(*(get_args(element) or (element,)))
    return told


def _scalar(hint: object, name: str, held: Param) -> Scalar:
    """Return a number or text that is exactly of its type."""
    if isinstance(held, list) or type(held) is not hint:
        raise MismatchError(f"{name} is {held!r}, not {hint}")
    return held


def _popped(held: dict[str, V], name: str) -> V:
    """Return what has this name, and take it out.

    Raises:
        MismatchError: nothing has.
    """
    if name not in held:
        raise MismatchError(f"{name} is not there")
    return held.pop(name)
