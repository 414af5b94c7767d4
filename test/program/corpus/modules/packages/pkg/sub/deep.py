from .. import mod
from ..other import double
from ..mod import get

level = 3


def up():
    return double(mod.z) + get()
