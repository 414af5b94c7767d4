def f():
    "doc"
    return 1
print(f.__name__, f.__doc__)
f.calls = 0
f.calls += 1
print(f.calls)
def o():
    def i(): pass
    i.n = 3
    return i
print(o().n, o().__name__, o().__qualname__)
f.calls = 'replaced'
f.__name__ = 'renamed'
print(f.calls, f.__name__, (lambda: 0).__name__, o.__doc__)


def counted(fn):
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return fn(*args, **kwargs)

    wrapper.calls = 0
    wrapper.__name__ = fn.__name__
    wrapper.__wrapped__ = fn
    fn.seen = True
    return wrapper


@counted
def add(a, b=1):
    """Adds."""
    return a + b


print(add(1), add(2, b=3), add.calls, add.__name__, add.__wrapped__.__doc__, add.__wrapped__.seen)


class A:
    def m(self):
        """Method."""
        return 1


a = A()
print(a.m.__name__, a.m.__doc__, a.m.__qualname__, a.m.__self__ is a, a.m.__func__(a))
f.handler = lambda x: x * 2
print(f.handler(4))
print(f.missing)
