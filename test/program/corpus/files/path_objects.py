# pathlib: paths as objects, and files through them.
from pathlib import Path, PurePath

base = Path('data') / 'logs'
print(base, repr(base), base.name, base.parent, base.parts, base.is_absolute())
file = base / 'server.2024.log'
print(file.stem, file.suffix, file.suffixes, file.with_suffix('.txt'), file.with_name('other'), file.with_stem('x'))
print(Path('/a/b').parts, Path('/a/../b'), Path('a//b/./c'), Path(), Path('/'), Path('a', 'b', 'c'), '/x' / Path('y'))
print(Path('/a/b/c').relative_to('/a'), Path('/a/b').is_relative_to('/x'), [str(one) for one in Path('a/b/c').parents])
print(Path('a') == Path('./a'), Path('a') < Path('b'), len({Path('a'), Path('a')}), PurePath('x/y'), Path('a/b.py').match('*.py'))
try:
    Path('/a').relative_to('/b')
except ValueError as error:
    print(error)
try:
    Path('a').with_suffix('txt')
except ValueError as error:
    print(error)

base.mkdir(parents=True)
base.mkdir(parents=True, exist_ok=True)
try:
    base.mkdir()
except FileExistsError as error:
    print(error)
print(file.write_text('one\ntwo\n'), file.exists(), file.is_file(), base.is_dir(), file.read_text().splitlines())
print((base / 'raw').write_bytes(b'abc'), (base / 'raw').read_bytes(), (base / 'raw').stat().st_size)
with file.open('a') as opened:
    opened.write('three\n')
with open(file) as opened:
    print(opened.readlines())
(base / 'empty.txt').touch()
print(sorted(str(one) for one in base.iterdir()))
print(sorted(one.name for one in base.glob('*.txt')), sorted(str(one) for one in Path('data').rglob('*.log')))
print(sorted(str(one) for one in Path('data').glob('**/*')))
moved = (base / 'raw').rename(base / 'cooked')
print(moved, moved.exists(), (base / 'raw').exists())
moved.unlink()
(base / 'missing').unlink(missing_ok=True)
try:
    (base / 'missing').read_text()
except FileNotFoundError as error:
    print(error)
print(Path('data').resolve() == Path.cwd() / 'data', Path('data').absolute().is_absolute())
