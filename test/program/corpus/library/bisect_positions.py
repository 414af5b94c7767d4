from bisect import bisect, bisect_left, bisect_right, insort, insort_left

numbers = [1, 3, 3, 3, 7]
print([bisect_left(numbers, n) for n in range(9)], [bisect_right(numbers, n) for n in range(9)])
for n in (4, 0, 9, 3):
    insort(numbers, n)
print(numbers, bisect(numbers, 3), bisect_left(numbers, 3, 2, 4))
words = ['a', 'bb', 'dddd']
insort(words, 'ccc', key=len)
insort_left(words, 'xx', key=len)
print(words, bisect_left(words, 3, key=len))
grade = lambda score: 'FDCBA'[bisect([60, 70, 80, 90], score)]
print([grade(score) for score in (33, 99, 77, 70, 89, 90, 100)])
try:
    bisect([1], 1, -1)
except ValueError as error:
    print(error)
