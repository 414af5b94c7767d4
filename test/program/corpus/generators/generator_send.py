# send() resumes a generator with a value.
def echo():
    got = 'start'
    while True:
        got = yield got


e = echo()
print(next(e), e.send(1), e.send([2]), e.send(None), next(e), e.send('x' * 3))


def average():
    total = 0
    count = 0
    mean = None
    while True:
        value = yield mean
        if value is None:
            return
        total += value
        count += 1
        mean = total / count


a = average()
a.send(None)
print(a.send(10), a.send(20), a.send(60))
print(next(a, 'over'))
print(next(a, 'over'))


def swap():
    a, b = yield
    while True:
        a, b = yield b, a


s = swap()
next(s)
print(s.send((1, 2)), s.send(('p', 'q')))


def driver(target):
    next(target)
    for i in range(3):
        yield target.send(i * 10)


print(list(driver(echo())))


def lazy():
    print('started')
    x = yield 1
    print('got', x)
    y = yield 2
    print('got', y)


n = lazy()
n.send(None)
n.send('a')
n.send('b')
