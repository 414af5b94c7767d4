"""Functions that take or return functions."""

from _thread import RLock

def update_wrapper(wrapper, wrapped):
    """Gives a wrapper the names and the docstring of the function that it wraps."""
    wrapper.__name__ = wrapped.__name__
    wrapper.__qualname__ = wrapped.__qualname__
    wrapper.__doc__ = wrapped.__doc__
    wrapper.__wrapped__ = wrapped
    return wrapper


def wraps(wrapped):
    def decorate(wrapper):
        return update_wrapper(wrapper, wrapped)

    return decorate


class partial:
    """A call with some of its arguments already given."""

    def __init__(self, func, /, *args, **keywords):
        if not callable(func):
            raise TypeError('the first argument must be callable')
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, /, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})

    def __repr__(self):
        parts = [repr(self.func)]
        parts.extend(repr(each) for each in self.args)
        parts.extend(f'{name}={value!r}' for name, value in self.keywords.items())
        return f"functools.partial({', '.join(parts)})"


_missing = object()


def reduce(function, iterable, initial=_missing):
    items = iter(iterable)
    if initial is _missing:
        value = next(items, _missing)
        if value is _missing:
            raise TypeError('reduce() of empty iterable with no initial value')
    else:
        value = initial
    for each in items:
        value = function(value, each)
    return value


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize

    def __repr__(self):
        return f'CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, currsize={self.currsize})'


def lru_cache(maxsize=128, typed=False):
    """Remembers the results of the last `maxsize` different calls. With None, remembers all results."""
    if callable(maxsize):
        return _cached(maxsize, 128)

    def decorate(function):
        return _cached(function, maxsize)

    return decorate


def cache(function):
    return _cached(function, None)


def _cached(function, maxsize):
    # A dict keeps the order of its keys, and each use of a result moves its key to the end. So the first key is the one that was used least
    # recently.
    results = {}
    lock = RLock()
    hits = 0
    misses = 0

    def wrapper(*args, **keywords):
        nonlocal hits, misses
        key = args if not keywords else (args, tuple(keywords.items()))
        with lock:
            result = results.get(key, _missing)
            if result is not _missing:
                hits += 1
                if maxsize is not None:
                    del results[key]
                    results[key] = result
                return result
        result = function(*args, **keywords)
        with lock:
            misses += 1
            if maxsize is None or maxsize > 0:
                if maxsize is not None and key not in results and len(results) >= maxsize:
                    del results[next(iter(results))]
                results[key] = result
        return result

    def cache_info():
        return _CacheInfo(hits, misses, maxsize, len(results))

    def cache_clear():
        nonlocal hits, misses
        with lock:
            results.clear()
            hits = 0
            misses = 0

    update_wrapper(wrapper, function)
    wrapper.cache_info = cache_info
    wrapper.cache_clear = cache_clear
    return wrapper


class _Key:
    def __init__(self, value, compare):
        self.value = value
        self.compare = compare

    def __lt__(self, other):
        return self.compare(self.value, other.value) < 0

    def __gt__(self, other):
        return self.compare(self.value, other.value) > 0

    def __eq__(self, other):
        return self.compare(self.value, other.value) == 0


def cmp_to_key(compare):
    def key(value):
        return _Key(value, compare)

    return key


def total_ordering(cls):
    """Adds the comparisons that a class lacks. They call the one that the class has, and `__eq__`."""
    derived = {
        '__lt__': (('__gt__', _swapped_equal), ('__le__', _or_equal), ('__ge__', _negated)),
        '__le__': (('__ge__', _negated_or_equal), ('__lt__', _and_not_equal), ('__gt__', _negated)),
        '__gt__': (('__lt__', _swapped_equal), ('__ge__', _or_equal), ('__le__', _negated)),
        '__ge__': (('__le__', _negated_or_equal), ('__gt__', _and_not_equal), ('__lt__', _negated)),
    }
    roots = [name for name in derived if hasattr(cls, name)]
    if not roots:
        raise ValueError('must define at least one ordering operation: < > <= >=')
    for root in ('__lt__', '__le__', '__gt__', '__ge__'):
        if root in roots:
            for name, rule in derived[root]:
                if name not in roots:
                    setattr(cls, name, rule(getattr(cls, root), name))
            return cls


def _rule(method, name, combine):
    def compare(self, other):
        result = method(self, other)
        return result if result is NotImplemented else combine(result, self, other)

    compare.__name__ = name
    return compare


def _swapped_equal(method, name):
    return _rule(method, name, lambda result, a, b: not result and a != b)


def _or_equal(method, name):
    return _rule(method, name, lambda result, a, b: result or a == b)


def _negated(method, name):
    return _rule(method, name, lambda result, a, b: not result)


def _negated_or_equal(method, name):
    return _rule(method, name, lambda result, a, b: not result or a == b)


def _and_not_equal(method, name):
    return _rule(method, name, lambda result, a, b: result and a != b)


def cached_property(function):
    """A property whose getter runs once for each instance. `del` makes it run again."""
    name = function.__name__

    def values(self):
        if not hasattr(self, '_cached_values'):
            object.__setattr__(self, '_cached_values', {})
        return self._cached_values

    def get(self):
        kept = values(self)
        if name not in kept:
            kept[name] = function(self)
        return kept[name]

    def set(self, value):
        values(self)[name] = value

    def delete(self):
        if name not in values(self):
            raise AttributeError(name)
        del values(self)[name]

    return property(get, set, delete)
