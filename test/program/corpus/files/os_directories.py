# Directories and files through os.
import os


def attempt(action):
    try:
        print(action())
    except OSError as error:
        print(type(error).__name__, error)


os.mkdir('shop')
os.makedirs('shop/stock/new')
os.makedirs('shop/stock', exist_ok=True)
for name in ('apples', 'pears', 'plums'):
    with open(os.path.join('shop', 'stock', name + '.txt'), 'w') as file:
        file.write(name * 3)
print(sorted(os.listdir('shop/stock')))
for folder, folders, files in os.walk('shop'):
    print(folder, sorted(folders), sorted(files))
with os.scandir('shop/stock') as entries:
    print(sorted((entry.name, entry.is_dir(), entry.is_file()) for entry in entries))
print(os.path.getsize('shop/stock/pears.txt'), os.stat('shop/stock/plums.txt').st_size)
os.rename('shop/stock/pears.txt', 'shop/pears.txt')
os.replace('shop/stock/plums.txt', 'shop/pears.txt')
print(sorted(os.listdir('shop')), open('shop/pears.txt').read())
os.remove('shop/pears.txt')
print(os.path.exists('shop/pears.txt'), os.path.isfile('shop/stock/apples.txt'), os.path.isdir('shop'))
attempt(lambda: os.mkdir('shop'))
attempt(lambda: os.makedirs('shop/stock'))
attempt(lambda: os.rmdir('shop/stock'))
attempt(lambda: os.rmdir('missing'))
attempt(lambda: os.remove('missing'))
attempt(lambda: os.remove('shop'))
attempt(lambda: os.rename('missing', 'other'))
attempt(lambda: os.listdir('missing'))
attempt(lambda: os.listdir('shop/stock/apples.txt'))
attempt(lambda: os.path.getsize('missing'))
attempt(lambda: os.stat('missing'))
attempt(lambda: os.chdir('missing'))
home = os.getcwd()
os.chdir('shop/stock')
print(sorted(os.listdir()), os.getcwd() == os.path.join(home, 'shop', 'stock'), os.path.abspath('x') == os.getcwd() + '/x')
os.chdir('..')
os.rmdir('stock/new')
os.unlink('stock/apples.txt')
os.removedirs('stock')
os.chdir(home)
print(os.path.exists('shop/stock'))
fd = os.open('raw.bin', os.O_CREAT | os.O_RDWR)
print(os.write(fd, b'some bytes'), os.lseek(fd, 5, os.SEEK_SET), os.read(fd, 3), os.fstat(fd).st_size)
os.close(fd)
attempt(lambda: os.read(fd, 1))
print(os.access('raw.bin', os.R_OK), os.getenv('NO_SUCH_VARIABLE', 'default'), os.linesep == '\n', os.sep)
