class Node:
    __slots__ = ("value", "next")
    def __init__(self, value, next=None):
        self.value = value
        self.next = next
n = Node(1, Node(2, Node(3)))
while n:
    print(n.value, end=" ")
    n = n.next
print()
def outer():
    z = 5
    class Inner:
        y = z
        def get(self):
            return z + self.y
    return Inner()
print(outer().get())
