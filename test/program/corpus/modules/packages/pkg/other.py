from .mod import z
from . import mod

print('other', z, mod.get())


def double(x):
    return 2 * x
