"""The language of formulas, read into a tree. It can say arithmetic and nothing else.

choice     = either ["if" either "else" choice]
either     = both {"or" both}            both = denial {"and" denial}          denial = "not" denial | comparison
comparison = sum [("<" | "<=" | ">" | ">=" | "==" | "!=") sum]
sum        = product {("+" | "-") product}                product = sign {("*" | "/" | "//") sign}
sign       = ("-" | "+") sign | power                     power = atom ["**" sign]
atom       = number | "text" | input | function "(" choice {"," choice} ")" | "(" choice ")"
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from dxpad.domain.errors import KnowledgeError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, or the text of an enum's value."""

    value: float | str


@dataclass(frozen=True, slots=True)
class Input:
    """The value of one input."""

    name: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operator with its one or two operands."""

    sign: str
    operands: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """`then` where `test` is not 0, else `otherwise`."""

    test: Node
    then: Node
    otherwise: Node


@dataclass(frozen=True, slots=True)
class Call:
    """One of the FUNCTIONS with its arguments."""

    function: str
    arguments: tuple[Node, ...]


Node: TypeAlias = Constant | Input | Operation | Choice | Call

FUNCTIONS = {
    "pts": (2, None), "min": (1, None), "max": (1, None), "ln": (1, 1), "exp": (1, 1), "sqrt": (1, 1), "int": (1, 1),
    "round": (1, 1),
}  # fmt: skip
"""Least and most arguments of each function; None: any number."""
KEYWORDS = frozenset({"and", "or", "not", "if", "else"})
COMPARISONS = frozenset({"<", "<=", ">", ">=", "==", "!="})
_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+\.?\d*|\.\d+)|(?P<name>[A-Za-z_]\w*)|\"(?P<text>[^\"]*)\"|(?P<sign>\*\*|//|[<>=!]=|[-+*/<>(),]))",
    re.ASCII,
)
DEEPEST = 60
"""Brackets within brackets; no formula of medicine comes near it."""


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str


def parse(text: str, where: str) -> Node:
    """The tree of a formula.

    Raises:
        KnowledgeError: it is not of the language; `where` names the score.
    """
    reader = _Reader(tuple(_tokens(text, where)), where)
    node = reader.choice()
    reader.end()
    return node


def inputs_of(node: Node) -> frozenset[str]:
    """The names of the inputs that a formula, or a part of it, looks at."""
    if isinstance(node, Input):
        return frozenset({node.name})
    return frozenset().union(*(inputs_of(part) for part in parts_of(node)))


def terms_of(node: Node) -> Iterator[Node]:
    """What a formula adds up, whatever brackets stand round it; a subtracted term comes negated."""
    if isinstance(node, Operation) and node.sign in ("+", "-"):
        *first, last = node.operands
        for part in first:
            yield from terms_of(part)
        for part in terms_of(last):
            yield Operation("-", (part,)) if node.sign == "-" else part
    else:
        yield node


def parts_of(node: Node) -> tuple[Node, ...]:
    """What a node is made of, directly."""
    if isinstance(node, Operation):
        return node.operands
    if isinstance(node, Choice):
        return (node.test, node.then, node.otherwise)
    return node.arguments if isinstance(node, Call) else ()


def _tokens(text: str, where: str) -> Iterator[_Token]:
    place, rest = 0, text.rstrip()
    while place < len(rest):
        match = _TOKEN.match(rest, place)
        if match is None or match.lastgroup is None:
            raise KnowledgeError(
                f"the formula has {rest[place : place + 10]!r}", where=where, mend="See docs/authoring.md"
            )
        kind, word = match.lastgroup, match[match.lastgroup]
        yield _Token("sign" if word in KEYWORDS and kind == "name" else kind, word)
        place = match.end()


class _Reader:
    """Recursive descent over the tokens of one formula; each method reads one line of the grammar above."""

    def __init__(self, tokens: tuple[_Token, ...], where: str) -> None:
        self._tokens = tokens
        self._where = where
        self._place = 0
        self._depth = 0

    def end(self) -> None:
        if self._place < len(self._tokens):
            raise self._fault(f"{self._tokens[self._place].text!r} is too much")

    def choice(self) -> Node:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fault("too many brackets within brackets")
        then = self._either()
        if self._take("if"):
            test = self._either()
            self._need("else")
            then = Choice(test, then, self.choice())
        self._depth -= 1
        return then

    def _either(self) -> Node:
        return self._chain(("or",), self._both)

    def _both(self) -> Node:
        return self._chain(("and",), self._denial)

    def _denial(self) -> Node:
        return Operation("not", (self._denial(),)) if self._take("not") else self._comparison()

    def _comparison(self) -> Node:
        left = self._sum()
        sign = self._take(*COMPARISONS)
        if not sign:
            return left
        right = self._sum()
        if self._take(*COMPARISONS):
            raise self._fault("two comparisons in a row")
        return Operation(sign, (left, right))

    def _sum(self) -> Node:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Node:
        return self._chain(("*", "/", "//"), self._sign)

    def _sign(self) -> Node:
        sign = self._take("-", "+")
        if not sign:
            return self._power()
        return Operation("-", (self._sign(),)) if sign == "-" else self._sign()

    def _power(self) -> Node:
        base = self._atom()
        return Operation("**", (base, self._sign())) if self._take("**") else base

    def _atom(self) -> Node:
        if self._take("("):
            inner = self.choice()
            self._need(")")
            return inner
        token = self._next()
        if token.kind == "number":
            return Constant(float(token.text))
        if token.kind == "text":
            return Constant(token.text)
        if token.kind != "name":
            raise self._fault(f"{token.text!r} stands where a value belongs")
        return self._call(token.text) if self._take("(") else Input(token.text)

    def _call(self, function: str) -> Node:
        if function not in FUNCTIONS:
            raise self._fault(f"there is no function {function!r}")
        arguments = [self.choice()]
        while self._take(","):
            arguments.append(self.choice())
        self._need(")")
        least, most = FUNCTIONS[function]
        odd = function == "pts" and len(arguments) % 2 == 1
        if odd or len(arguments) < least or (most is not None and len(arguments) > most):
            raise self._fault(f"{function} has {len(arguments)} arguments")
        return Call(function, tuple(arguments))

    def _chain(self, signs: tuple[str, ...], part: Callable[[], Node]) -> Node:
        left = part()
        while sign := self._take(*signs):
            left = Operation(sign, (left, part()))
        return left

    def _take(self, *texts: str) -> str:
        if self._place < len(self._tokens):
            token = self._tokens[self._place]
            if token.kind == "sign" and token.text in texts:
                self._place += 1
                return token.text
        return ""

    def _need(self, text: str) -> None:
        if not self._take(text):
            raise self._fault(f"{text!r} is missing")

    def _next(self) -> _Token:
        if self._place >= len(self._tokens):
            raise self._fault("the formula breaks off")
        self._place += 1
        return self._tokens[self._place - 1]

    def _fault(self, what: str) -> KnowledgeError:
        return KnowledgeError(f"formula: {what}", where=self._where, mend="See the grammar of formulas")
