import main

print('tool sees', main.__name__)


def double(x):
    return 2 * x
