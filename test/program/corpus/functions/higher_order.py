def compose(*fs):
    def run(x):
        for f in fs:
            x = f(x)
        return x

    return run


def twice(f):
    return lambda x: f(f(x))


inc = lambda x: x + 1
print(compose(inc, twice(inc), lambda x: x * 10)(1))


def apply(f, *args, **kwargs):
    return f(*args, **kwargs)


print(apply(max, 1, 5, 3), apply(lambda a, *, b: a - b, 10, b=4))


def memo(f):
    seen = []

    def wrapped(n):
        for key, value in seen:
            if key == n:
                return value
        value = f(n)
        seen.append((n, value))
        return value

    return wrapped


def slow(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


fib = memo(slow)
print(fib(40))


def curry(f, n):
    def step(*got):
        if len(got) >= n:
            return f(*got)
        return lambda *more: step(*got, *more)

    return step


print(curry(lambda a, b, c: a + b + c, 3)(1)(2)(3))
table = [('neg', lambda v: -v), ('sq', lambda v: v * v)]
for name, op in table:
    print(name, op(7))


def deep(n):
    def inner(k):
        return 0 if k == 0 else 1 + inner(k - 1)

    return inner(n)


print(deep(200))
