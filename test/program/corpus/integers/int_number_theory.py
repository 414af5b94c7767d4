def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def power_mod(base, exponent, modulus):
    result = 1
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


def is_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d //= 2
        s += 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = power_mod(a, d, n)
        if x == 1 or x == n - 1:
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def isqrt(n):
    x = n
    y = (x + 1) // 2
    while y < x:
        x = y
        y = (x + n // x) // 2
    return x


print(gcd(2 ** 100 - 1, 2 ** 60 - 1), gcd(3 ** 50 * 7, 3 ** 40 * 14), gcd(10 ** 40, 6 ** 40))
print(power_mod(3, 10 ** 30, 10 ** 25 + 13), power_mod(2, 2 ** 61 - 2, 2 ** 61 - 1))
print([p for p in range(60, 130) if is_prime(2 ** p - 1)])
print(isqrt(2 * 10 ** 60), isqrt((10 ** 25 + 3) ** 2), isqrt(10 ** 40 - 1))


def collatz(n):
    steps = 0
    highest = n
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        highest = max(highest, n)
        steps += 1
    return steps, highest


print(collatz(27), collatz(2 ** 64 + 1), collatz(10 ** 20 + 39))
