# Temporary files and directories.
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, 'inner.txt')
    with open(path, 'w') as file:
        file.write('inside')
    print(os.path.isdir(folder), os.listdir(folder), os.path.basename(folder).startswith('tmp'))
print(os.path.exists(folder), os.path.exists(path))

with tempfile.NamedTemporaryFile('w+', suffix='.txt', prefix='note-') as file:
    file.write('some text')
    file.flush()
    file.seek(0)
    print(file.read(), os.path.exists(file.name), file.name.endswith('.txt'), os.path.basename(file.name).startswith('note-'))
print(os.path.exists(file.name), file.closed)

kept = tempfile.NamedTemporaryFile(delete=False)
kept.write(b'bytes')
kept.close()
with open(kept.name, 'rb') as file:
    print(file.read())
os.remove(kept.name)

with tempfile.TemporaryFile() as file:
    file.write(b'a\nb\n')
    file.seek(0)
    print(list(file))
fd, path = tempfile.mkstemp()
os.write(fd, b'raw')
os.close(fd)
print(os.path.getsize(path), tempfile.gettempdir() == os.path.dirname(path))
os.unlink(path)
names = {tempfile.mkdtemp() for _ in range(5)}
print(len(names))
for name in names:
    os.rmdir(name)
