import time
from time import sleep

print('helper runs as', __name__)
VALUE = 3
items = [1, 2, 3]
calls = 0



def f():
    return VALUE


def count(by):
    global calls
    calls += by
    return calls


def read_added():
    return added


if __name__ == '__main__':
    print('never printed')
