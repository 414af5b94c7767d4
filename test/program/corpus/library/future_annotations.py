"""A docstring may come first."""
from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    print('never')


class Node:
    left: Node | None = None

    def add(self, other: Node) -> Node:
        self.left = other
        return self


print(Node().add(Node()).left.left, Node.__annotations__)
