import pkg.mod
import pkg.sub.deep as deep
from pkg import other, NAME
from pkg.sub import deep as same
from pkg.sub.deep import up, level

print(pkg.NAME, NAME, pkg.mod.z, pkg.z_of_mod)
print(deep.level, same.level, level, up())
print(other.double(21), pkg.other.double(4))
print(pkg.__name__, pkg.mod.__name__, deep.__name__)
pkg.mod.z = 1
print(pkg.mod.get(), pkg.z_of_mod)
