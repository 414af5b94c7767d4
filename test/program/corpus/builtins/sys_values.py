import sys

print(sys.argv)
print(len(sys.argv) > 1)
print(sys.maxsize, sys.maxunicode, sys.byteorder, sys.platform)
print(sys.version_info >= (3, 9), sys.version_info[0], sys.version.startswith('3.'))
print(sys.getrecursionlimit())
sys.setrecursionlimit(200)


def depth(n):
    return n and 1 + depth(n - 1)


try:
    depth(300)
except RecursionError:
    print('too deep')
sys.setrecursionlimit(1000)
print(depth(500), sys.getrecursionlimit())
try:
    sys.setrecursionlimit(0)
except ValueError as error:
    print(error)
print(sys.version_info.major, sys.version_info[:2], (3, 8) <= sys.version_info, sys.version_info < (4,), repr(sys.version_info)[:32])
major, minor, *rest = sys.version_info
print(major, minor, len(rest), isinstance(sys.version_info, tuple))
