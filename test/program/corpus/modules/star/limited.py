__all__ = ['total', 'limit', 'read_limit']
limit = 10
unit = 'not taken'


def total(n):
    return sum(range(n))


def read_limit():
    return limit
