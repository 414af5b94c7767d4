total = 0


def outer():
    def inner(n):
        global total, fresh
        total += n
        fresh = n

    inner(3)
    inner(4)


outer()
print(total, fresh)


def shadow():
    total = 'local'

    def read():
        return total

    def write():
        global total
        total = 100

    write()
    return read(), total


print(shadow(), total)


def annotated(a: int, b: 'str' = 'x', *c: float, d: [1, 2] = None) -> 'anything':
    x: int = 1
    y: str
    return a, b, c, d, x


print(annotated(1), annotated(1, 2, 3, d=4))
