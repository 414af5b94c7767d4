# Each generator of a pipeline takes its items from the one before.
def numbers(n):
    for i in range(n):
        print('make', i)
        yield i


def evens(items):
    for item in items:
        if item % 2 == 0:
            yield item


def squares(items):
    for item in items:
        yield item * item


def first(items, n):
    for i, item in enumerate(items):
        if i == n:
            return
        yield item


for x in squares(evens(numbers(6))):
    print('got', x)
print(list(first(squares(evens(numbers(100))), 2)))


def chain(n):
    if n == 0:
        yield 'end'
        return
    yield n
    for x in chain(n - 1):
        yield x


print(list(chain(20)))


def primes():
    found = []
    n = 2
    while True:
        for p in found:
            if n % p == 0:
                break
        else:
            found.append(n)
            yield n
        n += 1


for p in primes():
    if p > 50:
        break
    print(p, end=' ')
print()
