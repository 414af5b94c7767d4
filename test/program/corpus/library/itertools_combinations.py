from itertools import combinations, combinations_with_replacement, permutations, product

print(list(product('ab', repeat=2)), list(product([1, 2], 'xy')), list(product()), list(product([], [1])))
print(list(permutations([1, 2, 3])), list(permutations('abc', 2)), list(permutations('ab', 3)))
print(list(combinations('abcd', 2)), list(combinations([1, 2], 3)), list(combinations([1], 0)))
print(list(combinations_with_replacement('ab', 2)))
first = product(range(1000), range(1000), range(1000))
print(next(first), next(first))
