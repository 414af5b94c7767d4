def outer(n):
    add = lambda x: x + n
    return add


print(outer(1)(2))
outer(1)(2, 3)
