# throw() raises an exception where the generator waits.
def worker():
    while True:
        try:
            x = yield 'ready'
            print('got', x)
        except ValueError as e:
            print('caught', repr(e))
            yield 'recovered'
        finally:
            print('round over')


w = worker()
print(next(w))
print(w.throw(ValueError('bad')))
print(next(w))
print(w.send(5))
print(w.throw(ValueError))
try:
    w.throw(KeyError('k'))
except KeyError as e:
    print('out', repr(e))
print(next(w, 'over'))


def returns():
    try:
        yield 1
    except TypeError:
        return 'value'


r = returns()
next(r)
try:
    r.throw(TypeError('t'))
except StopIteration as stop:
    print('stop', stop.value)

fresh = returns()
try:
    fresh.throw(RuntimeError('early'))
except RuntimeError as e:
    print(e)
print(list(fresh))


def inner():
    try:
        yield 'inner'
    except ValueError as e:
        print('inner caught', e)
        yield 'inner again'
    return 'inner result'


def outer():
    try:
        result = yield from inner()
        print('result', result)
        yield 'outer'
    except KeyError as e:
        print('outer caught', e)
        yield 'outer recovered'


o = outer()
print(next(o), o.throw(ValueError('v')), next(o))
o = outer()
print(next(o), o.throw(KeyError('k')))


def swallow():
    try:
        yield 1
    except ValueError:
        pass
    yield 'after'


def through():
    yield from swallow()
    print('swallow over')


t = through()
next(t)
print(t.throw(ValueError()))
print(next(t, 'end'))


def delegates_to_list():
    try:
        yield from [1, 2]
    except ValueError as e:
        print('list:', e)
    yield 3


d = delegates_to_list()
print(next(d), d.throw(ValueError('x')))
try:
    worker().throw(5)
except TypeError as e:
    print(e)
