def greet(name, greeting="Hello", mark="!"):
    return greeting + ", " + name + mark


print(greet("Ann"), greet("Bob", "Bye"), greet("Cy", mark="?"), greet("Di", "Hi", "."))
print(greet(mark=".", name="Ed"), greet(greeting="Yo", name="Fy"))


def several(a=1, b=-2.5, c=None, d=(1, "x"), e=True):
    return [a, b, c, d, e]


print(several(), several(7), several(e=0), several(b=1, d=2), several(1, 2, 3, 4, 5))


def power(base, exponent: int = 2):
    result = 1
    for _ in range(exponent):
        result *= base
    return result


print(power(3), power(2, 10), power(exponent=3, base=2), [power(i) for i in range(5)])


def depth(n=900):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth())
