"""Random numbers from a seeded generator. They are not secret. They suffice for programs that show threads."""

from random import Random

_random = Random()
choice = _random.choice


def randbelow(exclusive_upper_bound):
    if exclusive_upper_bound <= 0:
        raise ValueError('Upper bound must be positive.')
    return _random.randrange(exclusive_upper_bound)


def randbits(k):
    return _random.getrandbits(k)


def token_bytes(nbytes=None):
    return bytes([_random.getrandbits(8) for _ in range(32 if nbytes is None else nbytes)])


def token_hex(nbytes=None):
    return token_bytes(nbytes).hex()


def compare_digest(a, b):
    return a == b
