"""Python's operators as functions."""


def add(a, b):
    return a + b


def sub(a, b):
    return a - b


def mul(a, b):
    return a * b


def truediv(a, b):
    return a / b


def floordiv(a, b):
    return a // b


def mod(a, b):
    return a % b


def pow(a, b):
    return a ** b


def neg(a):
    return -a


def pos(a):
    return +a


def and_(a, b):
    return a & b


def or_(a, b):
    return a | b


def xor(a, b):
    return a ^ b


def invert(a):
    return ~a


def lshift(a, b):
    return a << b


def rshift(a, b):
    return a >> b


def eq(a, b):
    return a == b


def ne(a, b):
    return a != b


def lt(a, b):
    return a < b


def le(a, b):
    return a <= b


def gt(a, b):
    return a > b


def ge(a, b):
    return a >= b


def not_(a):
    return not a


def truth(a):
    return True if a else False


def is_(a, b):
    return a is b


def is_not(a, b):
    return a is not b


def contains(a, b):
    return b in a


def concat(a, b):
    return a + b


def getitem(a, b):
    return a[b]


def setitem(a, b, c):
    a[b] = c


def delitem(a, b):
    del a[b]


def countOf(a, b):
    return sum([1 for each in a if each is b or each == b])


def iadd(a, b):
    a += b
    return a


def itemgetter(item, /, *items):
    def get(thing):
        return tuple([thing[each] for each in (item, *items)]) if items else thing[item]

    return get


def attrgetter(attr, /, *attrs):
    for each in (attr, *attrs):
        if not isinstance(each, str):
            raise TypeError('attribute name must be a string')

    def get(thing):
        return tuple([_along(thing, each) for each in (attr, *attrs)]) if attrs else _along(thing, attr)

    return get


def _along(thing, path):
    for name in path.split('.'):
        thing = getattr(thing, name)
    return thing


def methodcaller(name, /, *args, **keywords):
    if not isinstance(name, str):
        raise TypeError('method name must be a string')

    def call(thing):
        return getattr(thing, name)(*args, **keywords)

    return call
