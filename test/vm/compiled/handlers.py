import sys
class Wrong(ValueError):
    pass
def handled(n):
    seen = []
    for i in range(n):
        try:
            try:
                if i % 3 == 0:
                    raise ValueError(i)
                if i % 3 == 1:
                    raise Wrong(i)
                raise KeyError(i)
            except KeyError as error:
                seen.append((type(error).__name__, sys.exception() is error))
                raise TypeError
        except ValueError as error:
            seen.append((type(error).__name__, error.args))
            try:
                raise
            except (KeyError, Wrong):
                seen.append('a tuple')
            except Exception as again:
                seen.append((again is error, error.__context__ is None))
            seen.append(sys.exception() is error)
        except TypeError as error:
            seen.append(error.__context__.args)
        finally:
            seen.append(sys.exception())
    return seen
print(handled(3), handled(1))
def catches(n, kind):
    try:
        raise ValueError(n)
    except kind:
        return n
for kind in (ValueError, Exception, (TypeError, ValueError), 1):
    try:
        print(catches(1, kind))
    except TypeError as error:
        print(error)
class Manager:
    def __init__(self, hides):
        self.hides = hides
    def __enter__(self):
        return self.hides
    def __exit__(self, kind, error, traceback):
        return self.hides
class Loose:
    def __enter__(self, more=2, other='x'):
        return more, other
    def __exit__(self, *rest):
        print(rest)
def managed(n):
    found = []
    for i in range(n):
        try:
            with Manager(i % 2) as hides:
                found.append(hides)
                if i % 3:
                    raise ValueError(i)
                found.append('ended')
            with Loose() as pair:
                found.append(pair)
        except ValueError as error:
            found.append(error.args)
    return found
print(managed(4))
def amount(one, two=2, three='3', *, four=4):
    return one, two, three, four
def plain(one, two=2, three=()):
    return one, two, three
def defaults(n):
    for i in range(n):
        print(plain(i), plain(i, 1), plain(1, 2, i), amount(i), amount(i, four=i))
defaults(2)
try:
    plain()
except TypeError as error:
    print(error)
def emptied(items):
    count = 0
    while items:
        items.pop()
        count += 1
    return count, not items
print(emptied([1, 2, 3]), emptied([]), emptied({1, 2}), [1 if {} else 2, 1 if (0,) else 2, 1 if '' else 2, 1 if 0.0 else 2])
def truths(values):
    return [1 if value else 0 for value in values]
print(truths([[], [0], (), (0,), {}, {0: 0}, set(), {0}, '', 'a', 0.0, 0.5, None, 0, 1, True, False, range(0), range(2), 2 ** 70]))
def fresh(n):
    total = 0
    for i in range(n):
        if [0] * i:
            total += 1
        if not [i][:i]:
            total += 10
    return total
print(fresh(3))
class Box:
    def __init__(self, items):
        self.items = items
def drained(n):
    taken = []
    for i in range(n):
        box = Box([i] * i)
        while box.items:
            taken.append(box.items.pop())
    return taken
print(drained(4))
