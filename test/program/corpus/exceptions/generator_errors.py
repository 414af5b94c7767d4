def numbers():
    try:
        yield 1
        yield 2
        raise ValueError("in the generator")
    finally:
        print("generator cleanup")
    return "end"


try:
    for n in numbers():
        print(n)
except ValueError as error:
    print(error)


def returns():
    yield "only"
    return [1, 2]


g = returns()
print(next(g))
try:
    next(g)
except StopIteration as stop:
    print(stop.value, repr(stop), stop.args)
try:
    next(g)
except StopIteration as stop:
    print(stop.value, stop.args)


def leaks():
    yield 1
    raise StopIteration("inside")


try:
    print(list(leaks()))
except RuntimeError as error:
    print(error, "|", repr(error.__cause__))


def catches():
    for i in range(3):
        try:
            if i == 1:
                raise KeyError(i)
            yield i
        except KeyError as error:
            yield repr(error)


print(list(catches()))


def first(iterable):
    it = iter_of(iterable)
    try:
        return next(it)
    except StopIteration:
        return "empty"


def iter_of(iterable):
    for item in iterable:
        yield item


print(first([5]), first([]))
