P = 2 ** 61 - 1
print(hash(2 ** 70), hash(-2 ** 70), hash(10 ** 40), hash(-10 ** 40), hash(P ** 2), hash(P * 5 + 7), hash(-(P * 5 + 1)))
print(hash(2 ** 100) == hash(2.0 ** 100), hash(10 ** 22) == hash(1e22), hash(-2 ** 64) == hash(-2.0 ** 64))
counts = {}
for i in range(60, 70):
    counts[2 ** i] = i
print(counts[2 ** 64], counts[2.0 ** 64], counts[2.0 ** 61], 2 ** 70 in counts, 2 ** 69 in counts)
counts[10 ** 30] = "big"
print(counts.pop(10 ** 30), len(counts))
print(abs(-2 ** 70), abs(2 ** 70), abs(-2 ** 63), -(-2 ** 63), +(2 ** 70), -(2 ** 63) == -2 ** 63)
same = 2 ** 200
print(same is same, [same][0] is same)
