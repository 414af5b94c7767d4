# The functions of os.path on texts.
import os.path
from os.path import basename, dirname, join, splitext

for path in ('', '/', 'a', 'a/b', '/a/b.txt', 'a/b/', '//x', '.hidden', 'archive.tar.gz', 'a.b/c', '..', '...x'):
    print(repr(path), os.path.split(path), repr(basename(path)), repr(dirname(path)), splitext(path))
print(join('a', 'b'), join('a/', 'b'), join('a', '/b'), join('', 'b'), join('a', ''), join('a', 'b', 'c'))
for path in ('a//b', './a', 'a/../b', '../a', '/..', '', 'a/./b/..', '/a/b/../../c', '//a', '///a'):
    print(repr(path), repr(os.path.normpath(path)))
print(os.path.isabs('/a'), os.path.isabs('a'))
print(os.path.relpath('/a/b', '/a/c/d'), os.path.relpath('/a', '/a'))
print(os.path.commonpath(['/a/b/c', '/a/b', '/a/bc']), os.path.commonprefix(['abcd', 'abx', 'aby']))
try:
    join('a', 5)
except TypeError as error:
    print(error)
