class Tree:
    def __init__(self, depth):
        self.left = Tree(depth - 1) if depth else None
        self.right = Tree(depth - 1) if depth else None

    def count(self):
        return 1 + (self.left.count() + self.right.count() if self.left else 0)

print(Tree(6).count())

class Link:
    def __init__(self, n):
        self.next = Link(n - 1) if n else None

node, length = Link(200), 0
while node:
    length += 1
    node = node.next
print(length)

class Adder:
    def __init__(self, n):
        self.n = n
    def __call__(self, x, scale=1):
        return (x + self.n) * scale

add = Adder(5)
print(add(1), add(1, scale=3), list(map(add, [1, 2])), sorted([3, 1, 2], key=Adder(0)))
