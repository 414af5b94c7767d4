for n in [0, 1, -1, -2, 2 ** 61 - 1, 2 ** 61, -(2 ** 61), 2 ** 62, 9223372036854775807, -9223372036854775807]:
    print(n, hash(n))
for x in [0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 3.14159, 1e300, -1e300, 1e-300, 5e-324, 2.0 ** 61, 1e18, 1e19, 123456.789, float("inf"), float("-inf")]:
    print(x, hash(x))
for t in [(), (1,), (1, 2), (-1, -2), (1, (2, 3)), (0.5, 1, True), (1, 2, 3, 4, 5), range(0), range(5, 6), range(1, 10, 3)]:
    if t == range(0) or t == range(5, 6):
        print(hash(t) == hash(range(3, 3)) or hash(t) == hash(range(5, 7, 2)))
    else:
        print(t, hash(t))
print(hash(True), hash(False), hash(1) == hash(1.0) == hash(True), hash("a") == hash("a"), hash(()) == hash(()))
