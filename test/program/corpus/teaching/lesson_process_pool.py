"""A pool of processes maps a function over numbers."""
from multiprocessing import Pool


def cube(number):
    return number ** 3


if __name__ == '__main__':
    with Pool(2) as pool:
        print(pool.map(cube, range(6)))
        print(pool.apply(cube, (10,)))
