def before():
    return abs(-3)


print(before())


def abs(x):
    return "mine"


print(before(), abs(1))
