a = 2 ** 100
b = 2.0 ** 100
print(a == b, a != b, a + 1 == b, a + 1 > b, a - 1 < b, a <= b, b >= a, b == a, -a == -b, -a - 1 < -b)
print(a < 1e300, a > -1e300, a < float("inf"), a > float("-inf"), a == float("nan"), a < float("nan"), a != float("nan"))
print(a < 2 ** 101, a > 2 ** 63, 2 ** 63 > 2 ** 63 - 1, -2 ** 63 > -2 ** 63 - 1, a == 2 ** 100, a is None, a != "x", a == True)
print(2 ** 63 == 2.0 ** 63, 2 ** 63 - 1 == 2.0 ** 63, 10 ** 23 == 1e23, 10 ** 22 == 1e22, 2 ** 1024 > 1.7976931348623157e308)
print(sorted([a, 1, -a, 2.5, a + 1, b, 0, -1e30]))
print(max(a, 1e31), min(-a, 1e31), max([1, a, -a]), bool(a), not a, a and 1, 0 or a)
print(a in [1, 2 ** 100], [a, 1].index(2 ** 100), [a, a].count(b), a in (b,), a in range(10))
print([a, 1] < [a + 1], (a, 2) > (a, 1), 1 < a < 2 ** 101)
if a:
    print("true")
while a > 2 ** 98:
    a //= 2
print(a)
