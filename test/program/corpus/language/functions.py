def add(a, b):
    return a + b


def fact(n):
    return 1 if n <= 1 else n * fact(n - 1)


def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)


def nothing():
    pass


def first(items):
    for item in items:
        for other in items:
            if item != other:
                return item, other
    return None


def annotated(n: int, name: str) -> str:
    total: int = n * 2
    later: float
    return f"{name}={total}"


print(add(1, 2), add("a", "b"), add(b=1, a=5), add(1, b=9), add([1], [2]))
print(fact(20), fib(15), nothing(), first([1, 1, 2]), first([]), annotated(3, name="x"))
f = add
print(f(3, 4))
