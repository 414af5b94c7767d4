if (n := 10) > 5:
    print(n)
xs = [1, 2, 3, 4]
print([y for x in xs if (y := x * x) > 3], y)
while (item := xs.pop()) > 2:
    print('popped', item)
print(item)


def f(x):
    print(total := x + 1, total)
    return [last := i for i in range(x)], last


print(f(3))
print((a := 1, b := 2), a, b)


def counter():
    count = 0

    def tick():
        nonlocal count
        return (count := count + 1)

    return tick


tick = counter()
print(tick(), tick())
print(f'{(z := 5)} {z}')
