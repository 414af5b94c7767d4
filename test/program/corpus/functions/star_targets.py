a, *b = [1, 2, 3]
print(a, b)
*a, b = 'xyz'
print(a, b)
a, *b, c = range(5)
print(a, b, c)
[a, *b], c = (1, 2), 3
print(a, b, c)
(a, *b), *c = [[1], 2]
print(a, b, c)
for head, *tail in [(1,), (2, 3), (4, 5, 6)]:
    print(head, tail)
xs = [3, 4]
print(xs)


def pair():
    return *xs, 'end'


print(pair())
print([*xs, 0, *'ab'], (*xs,), (*xs, 1), [*[], *()])
for x in (*xs, 9):
    print(x)
t = 1, *xs
print(t)
a, *b, c = [7]
