def outer():
    def inner(a, b, *, key, other):
        return a

    return inner


print(outer()(1, 2, key=3, other=4))
outer()(1, 2)
