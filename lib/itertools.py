"""Iterators. Each public function is a generator, or returns one or several."""


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    saved = []
    for each in iterable:
        yield each
        saved.append(each)
    while saved:
        for each in saved:
            yield each


def repeat(value, times=None):
    if times is None:
        while True:
            yield value
    for _ in range(times):
        yield value


def _chain(iterables):
    for iterable in iterables:
        for each in iterable:
            yield each


def chain(*iterables):
    return _chain(iterables)


chain.from_iterable = _chain


def islice(iterable, *bounds):
    start, stop, step = _span(bounds)
    items = iter(iterable)
    wanted = start
    index = 0
    # Like CPython, takes the items up to `stop`, also those that it skips.
    while stop is None or index < stop:
        try:
            each = next(items)
        except StopIteration:
            return
        if index == wanted:
            yield each
            wanted += step
        index += 1


def _span(bounds):
    """Returns start, stop and step of islice()."""
    if len(bounds) == 1:
        return 0, bounds[0], 1
    start, stop = bounds[0] or 0, bounds[1]
    step = bounds[2] if len(bounds) > 2 and bounds[2] is not None else 1
    return start, stop, step


_missing = object()


def accumulate(iterable, func=None, *, initial=None):
    items = iter(iterable)
    total = initial
    if initial is None:
        total = next(items, _missing)
        if total is _missing:
            return
    yield total
    for each in items:
        total = total + each if func is None else func(total, each)
        yield total


def takewhile(predicate, iterable):
    for each in iterable:
        if not predicate(each):
            return
        yield each


def dropwhile(predicate, iterable):
    items = iter(iterable)
    for each in items:
        if not predicate(each):
            yield each
            break
    for each in items:
        yield each


def filterfalse(predicate, iterable):
    for each in iterable:
        if not (each if predicate is None else predicate(each)):
            yield each


def compress(data, selectors):
    for each, chosen in zip(data, selectors):
        if chosen:
            yield each


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


def pairwise(iterable):
    before = _missing
    for each in iterable:
        if before is not _missing:
            yield before, each
        before = each


def batched(iterable, n):
    if n < 1:
        raise ValueError('n must be at least one')
    batch = []
    for each in iterable:
        batch.append(each)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(each) for each in iterables]
    left = len(iterators)
    ended = [False] * left
    while True:
        row = []
        for position, iterator in enumerate(iterators):
            value = fillvalue if ended[position] else next(iterator, _missing)
            if value is _missing:
                ended[position] = True
                left -= 1
                value = fillvalue
            row.append(value)
        if left == 0:
            return
        yield tuple(row)


def groupby(iterable, key=None):
    """Collects a whole group before it yields the group. So, unlike in CPython, a group remains valid when the next group begins."""
    group = []
    group_key = _missing
    for each in iterable:
        each_key = each if key is None else key(each)
        if group_key is not _missing and each_key != group_key:
            yield group_key, iter(group)
            group = []
        group_key = each_key
        group.append(each)
    if group:
        yield group_key, iter(group)


def product(*iterables, repeat=1):
    pools = [tuple(each) for each in iterables] * repeat
    if all(pools):
        places = [0] * len(pools)
        while True:
            yield tuple([pool[place] for pool, place in zip(pools, places)])
            # Counts up as an odometer does: the last wheel turns first.
            wheel = len(pools) - 1
            while wheel >= 0 and places[wheel] == len(pools[wheel]) - 1:
                places[wheel] = 0
                wheel -= 1
            if wheel < 0:
                return
            places[wheel] += 1


def permutations(iterable, r=None):
    pool = tuple(iterable)
    r = len(pool) if r is None else r
    for places in _places(len(pool), r, ()):
        yield tuple([pool[place] for place in places])


def _places(n, r, taken):
    if len(taken) == r:
        yield taken
        return
    for place in range(n):
        if place not in taken:
            for places in _places(n, r, taken + (place,)):
                yield places


def combinations(iterable, r):
    pool = tuple(iterable)
    for places in _rising(len(pool), r, 0, (), 1):
        yield tuple([pool[place] for place in places])


def combinations_with_replacement(iterable, r):
    pool = tuple(iterable)
    for places in _rising(len(pool), r, 0, (), 0):
        yield tuple([pool[place] for place in places])


def _rising(n, r, first, taken, step):
    if len(taken) == r:
        yield taken
        return
    for place in range(first, n):
        for places in _rising(n, r, place + step, taken + (place,), step):
            yield places


def tee(iterable, n=2):
    """Returns independent iterators over the same items. An item stays in memory until each iterator has yielded it."""
    items = iter(iterable)
    kept = [[] for _ in range(n)]

    def each_of(own):
        while True:
            if not own:
                value = next(items, _missing)
                if value is _missing:
                    return
                for other in kept:
                    other.append(value)
            yield own.pop(0)

    return tuple([each_of(own) for own in kept])
