# Text files: writing, reading, iterating and appending.
path = 'notes.txt'
with open(path, 'w') as file:
    print(file.write('first line\n'), file.name, file.mode, file.closed)
    file.writelines(['second line\n', 'third line'])
print(file.closed)

with open(path) as file:
    print(file.read())

with open(path) as file:
    for number, line in enumerate(file, 1):
        print(number, repr(line))
    print(repr(file.read()), repr(file.readline()))

with open(path, 'a') as file:
    print(file.tell())
    file.write(' continued\n')
    print(file.tell())

with open(path, mode='r', encoding='utf-8') as file:
    print(repr(file.readline()), repr(file.readline(6)), repr(file.readline()))
    print(file.readlines())
    file.seek(0)
    print(file.readlines(12))
    print(file.readable(), file.writable(), file.seekable(), file.isatty())

with open(path, 'w+') as file:
    file.write('abc')
    file.seek(0)
    print(repr(file.read()))

with open(path, 'x' if False else 'r+') as file:
    print(repr(file.read(1)), file.tell())
    file.seek(0, 2)
    file.write('def')
    file.seek(2)
    print(repr(file.read(2)), repr(file.read(-1)))
    print(file.truncate(2))
with open(path) as file:
    print(repr(file.read()))
