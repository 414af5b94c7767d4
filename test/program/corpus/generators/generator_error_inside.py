def inner(n):
    while True:
        yield 10 // n
        n -= 1


def outer(n):
    for x in inner(n):
        yield x


def use():
    for x in outer(2):
        print(x)


use()
