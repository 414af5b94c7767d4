# requires: python >= 3.14
from concurrent import interpreters


def pick(items, index):
    return items[index]


def work(index):
    return pick([1, 2, 3], index)


if __name__ == "__main__":
    interp = interpreters.create()
    print(interp.call(work, 2))
    print(interp.call(work, 3))
