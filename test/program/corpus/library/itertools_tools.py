import itertools
from itertools import chain, count, cycle, groupby, islice

print(list(islice(count(10), 3)), list(islice(cycle('ab'), 5)), list(itertools.repeat(7, 3)))
print(list(chain([1, 2], 'ab')), list(chain.from_iterable([[1], [2, 3]])))
print(list(itertools.accumulate([1, 2, 3, 4])), list(itertools.accumulate([3, 1, 4], max)))
print(list(itertools.product('ab', [1, 2])), list(itertools.permutations([1, 2, 3], 2)))
print(list(itertools.combinations('abc', 2)), list(itertools.combinations_with_replacement('ab', 2)))
print(list(itertools.zip_longest('abc', 'x', fillvalue='-')), list(itertools.pairwise('abcd')))
print(list(itertools.takewhile(lambda x: x < 3, range(10))), list(itertools.dropwhile(lambda x: x < 3, range(6))))
print([(key, list(group)) for key, group in groupby('aaabbc')], list(itertools.starmap(pow, [(2, 3), (3, 2)])))
print(list(itertools.filterfalse(lambda x: x % 2, range(6))), list(itertools.compress('abcd', [1, 0, 1, 0])))
one, other = itertools.tee([1, 2, 3])
print(list(one), list(other))
