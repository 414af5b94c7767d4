# `yield from` passes on items, sent values and the return value.
def inner(n):
    total = 0
    for i in range(n):
        got = yield i
        if got is not None:
            total += got
    return total


def outer():
    a = yield from inner(2)
    print('inner returned', a)
    b = yield from [10, 20]
    print('list returned', b)
    c = yield from 'xy'
    d = yield from range(2)
    e = yield from enumerate('p')
    print(c, d, e)
    f = yield from empty()
    print('empty returned', f)
    return 'outer'


def empty():
    return 5
    yield


def main():
    result = yield from outer()
    print('outer returned', result)


for x in main():
    print(x)

g = main()
print(next(g))
print(g.send(100))
print(g.send(11))
print(g.send(None))
print(list(g))


def flatten(items):
    for item in items:
        if str(item)[0] == '[':
            yield from flatten(item)
        else:
            yield item


print(list(flatten([1, [2, [3, [], 4]], [[5]], 6])))


def count_down(n):
    if n:
        yield n
        yield from count_down(n - 1)


print(sum(count_down(150)))
for x in count_down(3):
    for y in count_down(x):
        print(x, y)

done = inner(1)
print(list(done))


def again():
    x = yield from done
    print('done gave', x)


print(list(again()))
