"""Two threads sort the two halves of a list. Each of them starts two threads in the same way, down to a certain depth."""
import random
import threading


def merge(left, right):
    merged = []
    i = j = 0
    while i < len(left) and j < len(right):
        if left[i] <= right[j]:
            merged.append(left[i])
            i += 1
        else:
            merged.append(right[j])
            j += 1
    return merged + left[i:] + right[j:]


def sort(items, depth=2):
    if len(items) < 2:
        return items
    middle = len(items) // 2
    halves = [items[:middle], items[middle:]]
    if depth == 0:
        return merge(*(sort(half, 0) for half in halves))

    def work(number):
        halves[number] = sort(halves[number], depth - 1)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return merge(*halves)


random.seed(7)
numbers = [random.randrange(1000) for _ in range(64)]
print(sort(numbers) == sorted(numbers), sort(numbers)[:8])
