def overflow(n):
    x = 1
    for i in range(n):
        x = x * 3 + i
    return x
print(overflow(70), overflow(30))
def big(n):
    a = 9223372036854775800
    k = 0
    while k < n:
        a += 1
        k += 1
    b = -9223372036854775800
    for i in range(n):
        b -= i
    return a, b
print(big(5), big(20))
def mixed(xs):
    total = 0
    for x in xs:
        total += x * 2
    return total
print(mixed([1, 2, 3]), mixed([1, 2.5, 3]), mixed([1.5]), mixed([True, 2]), mixed([2 ** 70, 1]))
try:
    mixed([1, 'a', None])
except TypeError as e:
    print(e)
def change(n):
    x = 1
    for i in range(n):
        if i == 5:
            x = 'text'
        if i == 8:
            x = [1]
        y = x
    return x, y
print(change(4), change(7), change(12))
def negative(xs):
    s = 0
    for i in range(-1, -len(xs) - 1, -1):
        s = s * 10 + xs[i]
    xs[-1] = 0
    xs[0] = xs[-2]
    return s, xs
print(negative([1, 2, 3, 4]))
def bad(xs, i):
    try:
        for k in range(10):
            xs[k] = k
            i += xs[k]
    except IndexError as e:
        return i, str(e)
    finally:
        i = -1
print(bad([0] * 4, 3))
def unbound(n):
    for i in range(n):
        z = i
    return z
print(unbound(3))
try:
    unbound(0)
except UnboundLocalError as e:
    print(e)
def deleted(n):
    for i in range(3):
        v = i
        del v
        try:
            print(v)
        except UnboundLocalError:
            print('gone', i)
deleted(2)
def deep(n):
    return 0 if n == 0 else 1 + deep(n - 1)
print(deep(700))
try:
    deep(100000)
except RecursionError:
    print('deep')
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name)
def drops(n):
    for i in range(n):
        x = Noisy(i)
        y = x
    print('end')
    return None
drops(3)
def gen(n):
    for i in range(n):
        yield i * i
def consume(n):
    t = 0
    for v in gen(n):
        t += v
    return t
print(consume(5000))
def floats(a, b):
    x = a
    n = 0
    while x < b and n < 100:
        x = x * 1.5 + n / 3 - 0.25
        n += 1
    return x, n, x > 1e9, x != x, -x, 7 // 2, -7 // 2, 7 % 3, -7 % 3, 7.5 // 2, 1 / 3, 2 ** 10
print(floats(1, 1e6), floats(1.25, 1e3), floats(float('nan'), 5.0))
try:
    def div(a): return [1 / k for k in range(a, -3, -1)]
    div(2)
except ZeroDivisionError as e:
    print(e)
def compare(a, b):
    return a < b, a <= b, a == b, a != b, a > b, a >= b, a is None, b is not None
for a, b in ((1, 2), (2, 1.0), (1.0, 1), (2 ** 53 + 1, 2.0 ** 53), ('a', 'b'), (float('nan'), 1), (2 ** 62, 2.0 ** 62), (True, 1)):
    print(compare(a, b))
def chain(n):
    c = 0
    for i in range(n):
        if 3 < i <= 7 and not i == 5 or i == 9:
            c += 1 << (i & 3) | i ^ 2
        c = c >> 1 if c > 100 else c + (i if i % 2 else -i)
    return c
print(chain(20), chain(200))
def swap(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    a = b = [n]
    a, b = b, a
    return a, b
print(swap(50), swap(100))
def long(n):
    k = 0
    while k < n:
        k += 1
        if k % 3 == 0:
            continue
        if k == 299999:
            break
    else:
        return 'else', k
    return k
print(long(300000), long(1000))
def nested(n):
    out = []
    for i in range(n):
        for j in range(i):
            for k in range(j):
                if k == 2:
                    break
                out.append(i + j + k)
            else:
                out.append(-1)
    return out
print(nested(6))
def rec(n):
    try:
        if n == 0:
            raise ValueError('bottom')
        return rec(n - 1)
    except ValueError:
        if n < 3:
            raise
        return n
print(rec(10))
count = 0
def bump(n):
    global count
    for i in range(n):
        count += i
    return count
print(bump(100), count)
def swaps(xs):
    n = len(xs)
    for i in range(n):
        for j in range(n - 1 - i):
            if xs[j] > xs[j + 1]:
                xs[j], xs[j + 1] = xs[j + 1], xs[j]
    return xs
print(swaps([5, 3, 9, 1, 2, 2]), swaps(['b', 'a', 'c']), swaps([2.5, 1, 3]))
rows = [[1, 2], [3, 4]]
def rowswap(r):
    for i in range(2):
        row = r[i]
        row[0], row[1] = row[1], row[0]
        r[i] = row
    r[0], r[1] = r[1], r[0]
    return r
print(rowswap(rows))
def redefine(): return 1
def caller(n):
    t = 0
    for i in range(n):
        t += redefine()
    return t
print(caller(10))
def redefine(): return 2
print(caller(10))
undefined_later = 5
def uses(n):
    for i in range(n):
        undefined_later
    return undefined_later
print(uses(3))
del undefined_later
try: uses(3)
except NameError as e: print(e)
def swapped(n):
    a = 1
    b = 2
    for i in range(n):
        a, b = b, a
    return a, b
print(swapped(3), swapped(4))
def quotients(a, b):
    return a // b, a % b, a >> 1
print(quotients(7, 2), quotients(-7, 2), quotients(7, -2), quotients(-7, -2))
def shown(n, name, ints):
    out = []
    for i in range(n):
        out.append(f"{name} {i}: {i * i} {-i}é{ints[i % len(ints)]}")
        out.append(f"{ints[i % len(ints)]}")
        out.append(f"{name}{i / 2}{i > 2}{name!r}{i:3}{None}")
    return out
print(shown(4, 'ä', [0]), shown(5, 'xy' * len([1, 2]), [1]))
print('|'.join(shown(24, 'n', [10 ** k for k in range(19)] + [-(2 ** 63), 2 ** 63 - 1, 2 ** 64, 99999999, 100000000, 4294967296, -9, 99])), ''.join(()), b'-'.join((b'a', b'b')))
