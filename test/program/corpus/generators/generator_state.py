# Locals, loops and operands survive a yield.
def walk(items):
    total = 0
    for item in items:
        for letter in item:
            total += 1
            got = [total, (yield letter), total * 10]
            if got[1] is not None:
                print('got', got)
    print('total', total)


def two():
    x = 1 + (yield 2) if False else 3
    print(x)
    y = yield
    print('y', y)
    print('sum', 10 + len([(yield 5)]))


for letter in walk(['ab', 'c', '', 'def']):
    print(letter)
for v in two():
    print('v', v)

one = walk(['pq'])
other = walk(['rs'])
print(next(one), next(other), next(one), next(other), next(one, 'end'), next(other, 'end'))


def interleave(a, b):
    while True:
        x = next(a, None)
        y = next(b, None)
        if x is None and y is None:
            return
        yield x, y


def upto(n):
    while n:
        n -= 1
        yield n


print(list(interleave(upto(3), upto(5))))
print(list(enumerate(upto(3))))
