"""Mutants of a module: copies with one small fault each, made from its syntax tree.

Each fault replaces one node: a comparison is flipped or moves its boundary, `and` becomes `or`, a
condition is negated, a constant changes, a statement, a condition of a query or an argument is left
out, a function returns `None`. Annotations, docstrings and decorators are not changed.
"""

import ast
import copy
import difflib
import os
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from importlib import import_module
from types import FunctionType
from typing import Any

_COMPARISONS: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ARITHMETIC: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.FloorDiv: ast.Mult,
    ast.Div: ast.Mult,
    ast.Mod: ast.Mult,
}
#: Functions and methods, and the opposites that take the same arguments.
_OPPOSITES = {
    "and_": "or_",
    "or_": "and_",
    "is_": "is_not",
    "is_not": "is_",
    "in_": "not_in",
    "not_in": "in_",
    "max": "min",
    "min": "max",
}
#: Methods that a chain can do without.
_LINKS = frozenset({"where", "order_by", "limit", "desc", "on_conflict_do_nothing"})
#: Functions whose arguments are conditions, of which one at a time is left out.
_CONDITIONS = frozenset({"and_", "or_", "where"})
_NOT_BEHAVIOUR = frozenset({"annotation", "returns", "decorator_list", "bases", "type_comment"})
#: Calls whose arguments only name or describe something.
_NAMING = frozenset({"TypeVar", "getLogger", "info", "warning", "exception"})

Put = Callable[[ast.AST], None]


@dataclass(frozen=True)
class Mutant:
    """A module with one fault.

    Args:
        line: The line of the module with the fault.
        statement: The first line of the innermost statement around the fault.
        names: What the statement assigns at the module's top level; empty inside functions and
            classes.
        function: The innermost function or class around the fault, or ``""``.
        diff: The changed lines, without layout and comments.
        tree: The module's syntax tree with the fault.
    """

    line: int
    statement: int
    names: frozenset[str]
    function: str
    diff: tuple[str, ...]
    tree: ast.Module

    @property
    def shortened(self) -> list[str]:
        """The changed lines; of a long line only the part around the change."""
        if len(self.diff) != 2:
            return list(self.diff)
        before, after = self.diff
        same = len(os.path.commonprefix([before[1:], after[1:]]))  # noqa: RUF071 - of texts
        start = max(0, same - 50)
        return [
            f"{each[0]} {'…' if start else ''}{each[1:][start : same + 60]}" for each in self.diff
        ]


@dataclass
class _Place:
    """Where a node is: how to replace it, and what is around it."""

    put: Put
    statement: ast.stmt | None = None
    function: str = ""
    is_top_level: bool = True
    is_condition: bool = field(default=False)


def mutants_of(source: str) -> Iterator[Mutant]:
    """Every mutant of a module, in the order of its syntax tree."""
    original = ast.unparse(ast.parse(source)).splitlines()
    for number in range(sum(1 for _ in _faults(ast.parse(source)))):
        tree = ast.parse(source)
        place, node, replacement = next(
            fault for count, fault in enumerate(_faults(tree)) if count == number
        )
        place.put(ast.copy_location(replacement, node))
        ast.fix_missing_locations(tree)
        changed = difflib.unified_diff(original, ast.unparse(tree).splitlines(), n=0, lineterm="")
        diff = tuple(each for each in changed if not each.startswith(("---", "+++", "@@")))
        if not diff:
            continue  # only the parentheses differed
        statement = place.statement
        assert statement is not None
        yield Mutant(
            getattr(node, "lineno", statement.lineno),
            statement.lineno,
            _assigned(statement) if place.is_top_level else frozenset(),
            place.function,
            diff,
            tree,
        )


def exchange(path: str, tree: ast.Module, **names: Any) -> None:
    """Puts other code in the place of a loaded module's, also where its names were imported.

    Args:
        path: The module's file, from the project's root.
        names: More names that the code uses.
    """
    module = import_module(path.removesuffix(".py").replace("/", "."))
    ast.fix_missing_locations(tree)
    changed: dict[str, Any] = {"__name__": module.__name__, **names}
    vars(module).update(names)
    exec(compile(tree, path, "exec"), changed)  # noqa: S102 - the project's own code
    for name, new in changed.items():
        old = vars(module).get(name)
        if isinstance(new, FunctionType) and new.__module__ == module.__name__:
            _exchange_function(old, new)
        elif isinstance(new, type) and new.__module__ == module.__name__:
            for name_in_class, member in vars(new).items():
                function = _function_of(member)
                if isinstance(function, FunctionType) and name_in_class in vars(old):
                    _exchange_function(_function_of(vars(old)[name_in_class]), function)
        elif name in vars(module) and not name.startswith("__") and type(new) is type(old):
            for other in list(sys.modules.values()):
                if getattr(other, "__dict__", {}).get(name) is old:
                    setattr(other, name, new)


def _function_of(member: Any) -> Any:
    """The function of a property, a class method or a static one; else the member itself."""
    return getattr(member, "fget", None) or getattr(member, "__func__", member)


def _exchange_function(old: Any, new: FunctionType) -> None:
    old.__code__, old.__defaults__ = new.__code__, new.__defaults__
    old.__kwdefaults__ = new.__kwdefaults__


def _assigned(statement: ast.stmt) -> frozenset[str]:
    names = (node for node in ast.walk(statement) if isinstance(node, ast.Name))
    return frozenset(name.id for name in names if isinstance(name.ctx, ast.Store))


def _faults(tree: ast.Module) -> Iterator[tuple[_Place, ast.AST, ast.AST]]:
    for node, place in _nodes(tree, _Place(lambda _: None)):
        for replacement in _replacements(node, place):
            yield place, node, replacement


def _nodes(parent: ast.AST, around: _Place) -> Iterator[tuple[ast.AST, _Place]]:
    """Every node that may be changed, with its place, parents first."""
    for name, value in ast.iter_fields(parent):
        if name in _NOT_BEHAVIOUR:
            continue
        children = value if isinstance(value, list) else [value]
        for number, child in enumerate(children):
            if not isinstance(child, ast.AST) or _is_docstring(child) or _only_names(child):
                continue
            put = (
                partial(value.__setitem__, number)
                if isinstance(value, list)
                else partial(setattr, parent, name)
            )
            place = _Place(
                put,
                child if isinstance(child, ast.stmt) else around.statement,
                around.function,
                around.is_top_level,
                name in {"test", "ifs"},
            )
            yield child, place
            inside = place
            if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                inside = _Place(put, child, child.name, is_top_level=False)
            yield from _nodes(child, inside)


def _is_docstring(node: ast.AST) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _only_names(node: ast.AST) -> bool:
    return isinstance(node, ast.Import | ast.ImportFrom) or (
        isinstance(node, ast.Call) and _called(node) in _NAMING
    )


def _called(call: ast.Call) -> str:
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
        case _:
            return ""


def _replacements(node: ast.AST, place: _Place) -> Iterator[ast.AST]:
    match node:
        case ast.Compare():
            for number, operator in enumerate(node.ops):
                for other in _COMPARISONS[type(operator)]:
                    ops = [*node.ops[:number], other(), *node.ops[number + 1 :]]
                    yield ast.Compare(node.left, ops, node.comparators)
        case ast.BoolOp():
            yield ast.BoolOp(ast.Or() if isinstance(node.op, ast.And) else ast.And(), node.values)
        case ast.UnaryOp(op=ast.Not() | ast.Invert() | ast.USub()):
            yield node.operand
        case ast.BinOp() if type(node.op) in _ARITHMETIC:
            yield ast.BinOp(node.left, _ARITHMETIC[type(node.op)](), node.right)
        case ast.Constant():
            yield from map(ast.Constant, _other_values(node.value))
        case ast.Call():
            yield from _other_calls(node)
        case ast.Return(value=ast.expr() as value) if ast.unparse(value) != "None":
            yield ast.Return(ast.Constant(None))
        case ast.Expr() | ast.AugAssign() | ast.Raise():
            yield ast.Pass()
        case ast.Assign(targets=[ast.Attribute() | ast.Tuple(elts=[ast.Attribute(), *_])]):
            yield ast.Pass()
        case ast.Continue():
            yield ast.Break()
        case ast.Break():
            yield ast.Continue()
        case _:
            pass
    is_plain = isinstance(node, ast.expr) and not isinstance(
        node, ast.Compare | ast.BoolOp | ast.UnaryOp | ast.Constant
    )
    if place.is_condition and is_plain:
        yield ast.UnaryOp(ast.Not(), node)  # type: ignore[arg-type]  # an expression, as tested


def _other_values(value: object) -> Iterator[str | float | bool]:
    match value:
        case bool():
            yield not value
        case int():
            yield value + 1
            yield value - 1
        case float():
            yield value + 1
        case str():
            yield f"{value}?"
        case _:
            pass


def _other_calls(call: ast.Call) -> Iterator[ast.expr]:
    name = _called(call)
    if name in _OPPOSITES:
        function = copy.copy(call.func)
        setattr(function, "id" if isinstance(function, ast.Name) else "attr", _OPPOSITES[name])
        yield ast.Call(function, call.args, call.keywords)
    if name in _LINKS and isinstance(call.func, ast.Attribute):
        yield call.func.value
    if name in _CONDITIONS and len(call.args) > 1:
        for number in range(len(call.args)):
            yield ast.Call(call.func, call.args[:number] + call.args[number + 1 :], call.keywords)
    for number in range(len(call.keywords)):
        keywords = call.keywords[:number] + call.keywords[number + 1 :]
        yield ast.Call(call.func, call.args, keywords)
