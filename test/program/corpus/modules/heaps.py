import heapq
from heapq import heappop, heappush

heap = []
for number in [5, 3, 8, 1, 9, 2, 7, 3]:
    heappush(heap, number)
print(heap)
while heap:
    print(heappop(heap), end=' ')
print()
items = [(3, 'c'), (1, 'b'), (2, 'x'), (1, 'a')]
heapq.heapify(items)
print(items, heapq.heapreplace(items, (9, 'z')), heapq.heappushpop(items, (0, '')), items)
print(heapq.nlargest(2, [4, 9, 1, 7]), heapq.nsmallest(9, [3, 1, 2]), heapq.nsmallest(-1, [1]))
numbers = list(range(50))
for i in range(50):
    numbers[i] = (i * 37) % 50
heapq.heapify(numbers)
print(numbers)
