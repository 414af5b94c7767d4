# Two containers have the order of their first unequal items. A class can define an order without `__eq__`.
import heapq


class Job:
    def __init__(self, rank):
        self.rank = rank

    def __lt__(self, other):
        return self.rank < other.rank

    def __repr__(self):
        return f"Job({self.rank})"


class Odd:
    def __eq__(self, other):
        print("asked")
        return False

    def __lt__(self, other):
        return True


one, two = Job(1), Job(2)
print((1.0, one) < (1.0, two), (1.0, two) < (1.0, one), [one, 3] < [one, 4], [one] > [two])
print((1, one) == (1, one), (1, one) == (1, two), (1, one) != (1, two))
heap = []
for rank in (3, 1, 2):
    heapq.heappush(heap, (0, Job(rank)))
print([heapq.heappop(heap) for _ in range(3)])
print(sorted([(1, two), (1, one), (0, two)]))
odd = Odd()
print((odd, 1) == (odd, 1), (odd, 2) < (odd, 3), (odd, 2) < (Odd(), 3))
try:
    print((1, one) <= (1, two))
except TypeError as error:
    print(error)
