import inner


def deeper(n):
    if n == 0:
        return inner.read()
    return deeper(n - 1)
