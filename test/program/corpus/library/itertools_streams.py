import operator
from itertools import accumulate, chain, count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, repeat, starmap, takewhile, tee, zip_longest

print(list(islice(count(10, 5), 3)), list(islice(cycle('ab'), 5)), list(repeat('x', 3)))
print(list(chain('ab', [1, 2])), list(chain.from_iterable([[1], [2, 3]])))
print(list(accumulate([1, 2, 3, 4])), list(accumulate([1, 2, 3], operator.mul)), list(accumulate([1, 2], initial=100)))
print(list(takewhile(lambda x: x < 3, range(9))), list(dropwhile(lambda x: x < 3, range(6))))
print(list(filterfalse(lambda x: x % 2, range(6))), list(starmap(pow, [(2, 3), (3, 2)])))
for key, group in groupby('aaabbca'):
    print(key, list(group))
for key, group in groupby(sorted(['ab', 'c', 'de', 'f'], key=len), key=len):
    print(key, list(group))
print(list(zip_longest([1, 2, 3], 'a', fillvalue='-')), list(pairwise([1, 2, 3])))
one, two = tee([1, 2, 3])
print(next(one), next(one), list(two), list(one))
numbers = iter(range(10))
print(list(islice(numbers, 3)), next(numbers), list(islice(numbers, 0, 4, 2)), next(numbers))
