a, b, c = 1, 2, 3
print(a < b, a > b, a <= 1, b >= 3, a == 1, a != 1)
print(a < b < c, a < c < b, a < b > 0 < c, 1 == 1.0 == True)
print(a is a, a is not b, None is None, a is not None)
print(2 in [1, 2], 5 not in (1, 2), "b" in "abc", "z" not in "abc", 3 in range(5))
print(not a == b, not a and b, not a or b, not (a or b))
print("a" < "b", "abc" < "abd", [1, 2] < [1, 3], (1, 2) == (1, 2), [1] == (1,))
print(1 < 2.5, 2.5 < 3, float("nan") == float("nan"), float("nan") < 1)


def noisy(n):
    print("saw", n)
    return n


print(noisy(1) < noisy(2) < noisy(0) < noisy(9))
print(noisy(3) < noisy(2) < noisy(1))
if noisy(1) < noisy(5) < noisy(7):
    print("rising")
while not noisy(4) < noisy(2) < noisy(1):
    print("not falling")
    break
