n = 10
n += 5
n -= 3
n *= 4
n //= 5
n **= 2
n %= 50
n <<= 3
n >>= 1
n |= 7
n &= 61
n ^= 3
print(n)
f = 3
f /= 2
print(f)
s = "ab"
s += "c"
s *= 2
print(s)
items = [1, 2, 3]
same = items
items += [4]
items[0] += 10
items[-1] *= items[1]
print(items, same, items is same)
