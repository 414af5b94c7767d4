# A generator and its caller each have their own handled exception.
def g():
    try:
        raise ValueError('first')
    except ValueError:
        yield 1
        try:
            raise
        except ValueError as e:
            yield repr(e)
    yield 'end'


it = g()
print(next(it))
try:
    raise KeyError('outside')
except KeyError:
    print(next(it))
    try:
        raise
    except KeyError as e:
        print('still', repr(e))
print(next(it), list(it))


def fails():
    yield 1
    raise TypeError('t')


try:
    try:
        raise KeyError('k')
    except KeyError:
        list(fails())
except TypeError as e:
    print(repr(e.__context__))


def value():
    try:
        return 'v'
        yield
    finally:
        print('done')


try:
    next(value())
except StopIteration as e:
    print(e.value, e.args)
