# shutil, glob and fnmatch.
import fnmatch
import glob
import os
import shutil

os.makedirs('src/deep')
for name in ('a.txt', 'b.txt', 'c.log', '.hidden', 'deep/d.txt'):
    with open(f'src/{name}', 'w') as file:
        file.write(name)
print(sorted(glob.glob('src/*')), sorted(glob.glob('src/?.txt')), sorted(glob.glob('src/[ac].*')))
print(sorted(glob.glob('src/**/*.txt', recursive=True)), sorted(glob.glob('src/**', recursive=True)), glob.glob('*.none'))
print(sorted(glob.glob('s*/d*/*')), glob.glob('src/a.txt'), sorted(glob.glob('*.txt', root_dir='src')))
print(shutil.copy('src/a.txt', 'copy.txt'), open('copy.txt').read(), shutil.copy('src/b.txt', 'src/deep'))
print(shutil.copytree('src', 'dst'), sorted(os.listdir('dst')), sorted(os.listdir('dst/deep')))
print(shutil.move('copy.txt', 'dst'), os.path.exists('copy.txt'), shutil.move('dst/a.txt', 'moved.txt'))
shutil.rmtree('src')
print(os.path.exists('src'))
try:
    shutil.rmtree('src')
except FileNotFoundError as error:
    print(error)
shutil.rmtree('src', ignore_errors=True)
try:
    shutil.copyfile('moved.txt', 'moved.txt')
except shutil.SameFileError as error:
    print(error)
for name, pattern in (('abc', 'a*c'), ('abc', 'a?c'), ('abc', '?'), ('a-c', 'a[!b]c'), ('abc', 'a[a-c]c'), ('', '*'), ('aXbXc', '*X*c'), ('a]', 'a[]]')):
    print(name, pattern, fnmatch.fnmatch(name, pattern))
print(fnmatch.filter(['x.py', 'y.txt', 'z.py'], '*.py'))
