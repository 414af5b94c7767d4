"""The iterator that Executor.map() returns, and a program that lists the files of its folder."""

import os
from concurrent.futures import ThreadPoolExecutor

with ThreadPoolExecutor(2) as pool:
    results = pool.map(pow, [1, 2, 3], [2, 2, 2])
    print(repr(results).split(' at 0x')[0])
    print(list(results))
print([name for name in os.listdir('.') if name.endswith('.py')])
print(len(open('map_iterator.py').readlines()) > 5)
