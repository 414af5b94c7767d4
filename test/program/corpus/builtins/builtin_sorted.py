# sorted() and list.sort() with key and reverse. Both are stable.
def last(word):
    return word[-1]

words = ["pear", "fig", "apple", "kiwi", "banana"]
print(sorted(words), sorted(words, key=len), sorted(words, key=last), sorted(words, key=len, reverse=True))
pairs = [(2, "b"), (1, "z"), (2, "a"), (1, "a")]
print(sorted(pairs), sorted(pairs, key=lambda pair: pair[0]), sorted(pairs, key=lambda pair: pair[0], reverse=True))
words.sort(key=lambda word: (len(word), word))
print(words)
words.sort(reverse=True)
print(words, sorted("hello", key=ord), sorted([], key=len), sorted(range(5), key=lambda n: -n), sorted([3, 1, 2], key=None))
numbers = [5, 2, 9, 1]
numbers.sort(key=str, reverse=False)
print(numbers, numbers.copy() == numbers, numbers.copy() is numbers)

def count_in(item):
    # The list is empty while it is sorted.
    sizes.append(len(numbers))
    return item

sizes = []
numbers.sort(key=count_in)
print(numbers, sizes)
