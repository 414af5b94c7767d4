numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]
print(numbers[2:5], numbers[:3], numbers[7:], numbers[:], numbers[::3], numbers[1:8:2])
print(numbers[::-1], numbers[8:2:-2], numbers[-3:], numbers[:-7], numbers[-1:-4:-1])
print(numbers[5:2], numbers[20:], numbers[-20:2], numbers[:100:4], numbers[None:2], numbers[2:5][1])
text = "hällo wörld"
print(text[1:5], text[-5:], text[::-1], text[::2], text[3:3] == "", text[:0:-3])
t = (1, "b", [3])
print(t[1:], t[:1], t[::-1], t[5:], t[:])
copy = t[:]
t[2].append(4)
print(copy, numbers[True:3])
print(range(10)[2:8:3], range(10)[::-1], list(range(0, 30, 3)[2:-2]))
matrix = [[1, 2], [3, 4]]
print([row[::-1] for row in matrix], matrix[1][:1], sum(numbers[::2]))
half = len(numbers) // 2
print(numbers[:half] + numbers[half:] == numbers)


def quicksort(items):
    if len(items) < 2:
        return items
    pivot = items[0]
    smaller = [x for x in items[1:] if x < pivot]
    larger = [x for x in items[1:] if x >= pivot]
    return quicksort(smaller) + [pivot] + quicksort(larger)


print(quicksort([3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5]))
