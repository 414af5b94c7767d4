"""Random numbers. The generator is the Mersenne Twister. A seed is an int or a float, and gives the same numbers as in CPython."""

import time
from _at_fork import register_at_fork as _register_at_fork
from math import cos, exp, log, pi, sqrt
from os import getpid

_N = 624
_M = 397
_TWOPI = 2.0 * pi
_NV_MAGICCONST = 4 * exp(-0.5) / sqrt(2.0)


class Random:
    def __init__(self, x=None):
        self._state = [0] * _N
        self._index = _N
        self.gauss_next = None
        self.seed(x)

    # --- the generator --------------------------------------------------------------------------------------------------

    def seed(self, a=None, version=2):
        if a is None:
            a = int(time.time() * 1000000) ^ id(self) ^ getpid() << 64
        if isinstance(a, float):
            a = hash(a)
        if not isinstance(a, int):
            raise TypeError('gil-lab seeds random with an int, a float or None')
        a = abs(a)
        key = []
        while a:
            key.append(a & 0xFFFFFFFF)
            a >>= 32
        self._init_by_array(key or [0])
        self.gauss_next = None

    def _init_genrand(self, s):
        state = self._state
        state[0] = s
        for i in range(1, _N):
            s = (1812433253 * (s ^ (s >> 30)) + i) & 0xFFFFFFFF
            state[i] = s
        self._index = _N

    def _init_by_array(self, key):
        self._init_genrand(19650218)
        state = self._state
        i = 1
        j = 0
        for _ in range(max(_N, len(key))):
            before = state[i - 1]
            state[i] = ((state[i] ^ ((before ^ (before >> 30)) * 1664525)) + key[j] + j) & 0xFFFFFFFF
            i += 1
            j += 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
            if j >= len(key):
                j = 0
        for _ in range(_N - 1):
            before = state[i - 1]
            state[i] = ((state[i] ^ ((before ^ (before >> 30)) * 1566083941)) - i) & 0xFFFFFFFF
            i += 1
            if i >= _N:
                state[0] = state[_N - 1]
                i = 1
        state[0] = 0x80000000

    def _refill(self):
        state = self._state
        for i in range(_N):
            y = (state[i] & 0x80000000) | (state[(i + 1) % _N] & 0x7FFFFFFF)
            value = state[(i + _M) % _N] ^ (y >> 1)
            if y & 1:
                value ^= 0x9908B0DF
            state[i] = value
        self._index = 0

    def _uint32(self):
        if self._index >= _N:
            self._refill()
        y = self._state[self._index]
        self._index += 1
        y ^= y >> 11
        y ^= (y << 7) & 0x9D2C5680
        y ^= (y << 15) & 0xEFC60000
        return y ^ (y >> 18)

    def random(self):
        a = self._uint32() >> 5
        b = self._uint32() >> 6
        return (a * 67108864.0 + b) * (1.0 / 9007199254740992.0)

    def getrandbits(self, k):
        if k < 0:
            raise ValueError('number of bits must be non-negative')
        if k == 0:
            return 0
        if k <= 32:
            return self._uint32() >> (32 - k)
        result = 0
        shift = 0
        while k > 0:
            word = self._uint32()
            if k < 32:
                word >>= 32 - k
            result |= word << shift
            shift += 32
            k -= 32
        return result

    def getstate(self):
        return (3, tuple(self._state) + (self._index,), self.gauss_next)

    def setstate(self, state):
        version, words, self.gauss_next = state
        self._state = list(words[:_N])
        self._index = words[_N]

    # --- ints -----------------------------------------------------------------------------------------------------------

    def _randbelow(self, n):
        k = len(bin(n)) - 2
        r = self.getrandbits(k)
        while r >= n:
            r = self.getrandbits(k)
        return r

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            if start > 0:
                return self._randbelow(start)
            raise ValueError('empty range for randrange()')
        width = stop - start
        if step == 1:
            if width > 0:
                return start + self._randbelow(width)
            raise ValueError(f'empty range in randrange({start}, {stop})')
        if step == 0:
            raise ValueError('zero step for randrange()')
        n = (width + step - 1) // step if step > 0 else (width + step + 1) // step
        if n <= 0:
            raise ValueError(f'empty range in randrange({start}, {stop}, {step})')
        return start + step * self._randbelow(n)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    # --- sequences ------------------------------------------------------------------------------------------------------

    def choice(self, seq):
        if not len(seq):
            raise IndexError('Cannot choose from an empty sequence')
        return seq[self._randbelow(len(seq))]

    def shuffle(self, x):
        for i in range(len(x) - 1, 0, -1):
            j = self._randbelow(i + 1)
            x[i], x[j] = x[j], x[i]

    def sample(self, population, k, *, counts=None):
        if counts is not None:
            population = [item for item, count in zip(population, counts) for _ in range(count)]
        n = len(population)
        if not 0 <= k <= n:
            raise ValueError('Sample larger than population or is negative')
        result = [None] * k
        setsize = 21
        if k > 5:
            # Adds `4 ** ceil(log(3 * k, 4))`, as CPython does. Up to `setsize` items, a copy of the list is cheaper than a set of indices.
            size = 1
            while size < k * 3:
                size *= 4
            setsize += size
        if n <= setsize:
            pool = list(population)
            for i in range(k):
                j = self._randbelow(n - i)
                result[i] = pool[j]
                pool[j] = pool[n - i - 1]
        else:
            selected = set()
            for i in range(k):
                j = self._randbelow(n)
                while j in selected:
                    j = self._randbelow(n)
                selected.add(j)
                result[i] = population[j]
        return result

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        n = len(population)
        if cum_weights is None:
            if weights is None:
                return [population[int(self.random() * n)] for _ in range(k)]
            cum_weights = []
            total = 0
            for weight in weights:
                total += weight
                cum_weights.append(total)
        if len(cum_weights) != n:
            raise ValueError('The number of weights does not match the population')
        total = cum_weights[-1] + 0.0
        if total <= 0.0:
            raise ValueError('Total of weights must be greater than zero')
        return [population[_bisect(cum_weights, self.random() * total, n - 1)] for _ in range(k)]

    # --- floats ---------------------------------------------------------------------------------------------------------

    def uniform(self, a, b):
        return a + (b - a) * self.random()

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u = 1.0 - u
            c = 1.0 - c
            low, high = high, low
        return low + (high - low) * sqrt(u * c)

    def normalvariate(self, mu=0.0, sigma=1.0):
        while True:
            u1 = self.random()
            u2 = 1.0 - self.random()
            z = _NV_MAGICCONST * (u1 - 0.5) / u2
            if z * z / 4.0 <= -log(u2):
                return mu + z * sigma

    def gauss(self, mu=0.0, sigma=1.0):
        z = self.gauss_next
        self.gauss_next = None
        if z is None:
            from math import sin

            x2pi = self.random() * _TWOPI
            g2rad = sqrt(-2.0 * log(1.0 - self.random()))
            z = cos(x2pi) * g2rad
            self.gauss_next = sin(x2pi) * g2rad
        return mu + z * sigma

    def lognormvariate(self, mu, sigma):
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return -log(1.0 - self.random()) / lambd


class SystemRandom(Random):
    def seed(self, a=None, version=2):
        super().seed(None)


def _bisect(values, x, high):
    low = 0
    while low < high:
        middle = (low + high) // 2
        if x < values[middle]:
            high = middle
        else:
            low = middle + 1
    return low


_shared = None


def _instance():
    """The generator that the functions of the module share. The first call of one of them makes it."""
    global _shared
    if _shared is None:
        _shared = Random()
        # As in CPython, a forked process gets a seed of its own. So it does not draw the same numbers as its parent.
        _register_at_fork(after_in_child=_shared.seed)
    return _shared


def seed(a=None, version=2):
    _instance().seed(a)


def random():
    return _instance().random()


def getrandbits(k):
    return _instance().getrandbits(k)


def getstate():
    return _instance().getstate()


def setstate(state):
    _instance().setstate(state)


def randrange(start, stop=None, step=1):
    return _instance().randrange(start, stop, step)


def randint(a, b):
    return _instance().randint(a, b)


def choice(seq):
    return _instance().choice(seq)


def choices(population, weights=None, *, cum_weights=None, k=1):
    return _instance().choices(population, weights, cum_weights=cum_weights, k=k)


def shuffle(x):
    _instance().shuffle(x)


def sample(population, k, *, counts=None):
    return _instance().sample(population, k, counts=counts)


def uniform(a, b):
    return _instance().uniform(a, b)


def triangular(low=0.0, high=1.0, mode=None):
    return _instance().triangular(low, high, mode)


def normalvariate(mu=0.0, sigma=1.0):
    return _instance().normalvariate(mu, sigma)


def gauss(mu=0.0, sigma=1.0):
    return _instance().gauss(mu, sigma)


def lognormvariate(mu, sigma):
    return _instance().lognormvariate(mu, sigma)


def expovariate(lambd=1.0):
    return _instance().expovariate(lambd)
