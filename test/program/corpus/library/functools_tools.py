from functools import cmp_to_key, lru_cache, partial, reduce, wraps


def log_calls(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        print('call', function.__name__, args, kwargs)
        return function(*args, **kwargs)

    return wrapper


@log_calls
def add(a, b=1):
    """Adds."""
    return a + b


print(add(1, b=2), add.__name__, add.__doc__)


@lru_cache(maxsize=None)
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info())
print(reduce(lambda a, b: a * b, [1, 2, 3, 4]), reduce(lambda a, b: a + b, [], 10))
print(partial(int, base=2)('101'), partial(pow, 2)(10))
print(sorted(['bb', 'a', 'ccc'], key=cmp_to_key(lambda a, b: len(b) - len(a))))
try:
    reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
