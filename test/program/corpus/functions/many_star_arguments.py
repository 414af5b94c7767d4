def count(*items):
    return len(items)


def split(first, second=None, *rest, key=0, **options):
    return first, second, len(rest), key, options


class Holder:
    def __init__(self, *items):
        self.items = items

    def add(self, *more):
        return len(self.items) + len(more)

    def all(*both):
        return len(both), isinstance(both[0], Holder)


many = list(range(50000))
print(count(*many), count(*many, *many[:3]), count(1, *many), count(*[]))
print(split(*many), split(*many, key=5), split(*many, **{'key': 1, 'x': 2}))
print(split(*[1]), split(*[1, 2]), split(*[1, 2, 3]))
holder = Holder(*many[:1000])
print(holder.add(*many), Holder.add(holder, *many))
add, all_of = holder.add, holder.all
print(add(*many), all_of(*many[:9]), holder.all(*many), add(*[]), all_of(*[]))
print((lambda *all: all[-1])(*many))
for arguments, keywords in (([], {}), ([1, 2, 3], {'first': 4}), ([1], {1: 2})):
    try:
        print(split(*arguments, **keywords))
    except TypeError as error:
        print(error)


def recurse(*items):
    return recurse(*items)


try:
    recurse(*many[:10])
except RecursionError:
    print('too deep')
print(count(*many))
