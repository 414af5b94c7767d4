print('package', __name__)
from . import mod
from .mod import z as z_of_mod

NAME = 'pkg'
print('package ends', mod.z)
