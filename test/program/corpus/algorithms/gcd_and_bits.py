def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def bits(n):
    text = ""
    while n:
        text = str(n & 1) + text
        n >>= 1
    return text or "0"


def ones(n):
    count = 0
    while n:
        n &= n - 1
        count += 1
    return count


for a, b in [(12, 18), (17, 5), (0, 4), (270, 192), (-12, 18)]:
    print(a, b, gcd(a, b), a // b if b else None, a % b if b else None)
print([bits(n) for n in (0, 1, 5, 255, 1024)], [ones(n) for n in (0, 1, 5, 255, 1024)])
print(~0, ~7, 6 ^ 3, 6 | 9, -8 >> 1, -1 >> 70, 1 << 62, 0b1011 & 0x0F, 0o17)
print(7 // 2, -7 // 2, 7 % -2, -7.5 // 2, 2**-1, 2**10, 7.0 % 2.5)
print(3 < 4 <= 4 != 5 > 1, 1 < 2 > 3, not 1 == 2, 1 if [] else 2 if () else 3, None is None, [] is not [])
print(f"{255:x} {3.14159:.3f}|{42:>8}|{1234567:,}|{0.256:.1%}|{-5:+d}|{7:03d}|{2.5:<8.2f}|{'mid':^9}|")
