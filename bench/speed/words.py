from time import perf_counter

TEXT = "the quick brown fox jumps over the lazy dog and the dog sleeps while the fox runs on"


def count(words, rounds):
    counts = {}
    for _ in range(rounds):
        for word in words:
            counts[word] = counts.get(word, 0) + 1
    return counts


words = TEXT.split()
for _ in range(20):
    count(words, 200)
start = perf_counter()
count(words, 100_000)
print(perf_counter() - start)
