# Binary files and their buffers.
with open('data.bin', 'wb') as file:
    print(file.write(bytes(range(10))), file.tell())
    file.write(b'\n' + b'tail')
    print(file.tell(), file.mode, file.name)
with open('data.bin', 'rb') as file:
    print(file.read(3), file.tell())
    print(file.peek()[:2], file.read1(2), file.readline())
    print(file.seek(-4, 2), file.read())
    print(file.read(), file.seek(2), file.seek(3, 1), file.read(1))
with open('data.bin', 'rb+') as file:
    file.read(2)
    file.write(b'XY')
    file.seek(0)
    print(file.read(6))
with open('data.bin', 'ab') as file:
    print(file.tell())
    file.write(b'!')
with open('data.bin', 'rb', buffering=0) as file:
    print(file.read(4), file.readall(), file.mode)
with open('lines.bin', 'wb') as file:
    file.writelines([b'one\n', b'two\n', b'three'])
with open('lines.bin', 'rb') as file:
    print(list(file))
with open('lines.bin', 'rb') as file:
    print(file.readlines(), file.readable(), file.writable())
with open('big.bin', 'wb') as file:
    for number in range(1000):
        file.write(f'{number:08}'.encode())
    print(file.tell())
with open('big.bin', 'rb') as file:
    file.seek(8 * 777)
    print(file.read(8))
    file.seek(0)
    total = 0
    while block := file.read(1000):
        total += len(block)
    print(total)
