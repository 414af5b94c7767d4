# A forked child shares the open files of its parent, with their positions.
import os
from multiprocessing import Process

fd = os.open('numbers', os.O_RDWR | os.O_CREAT)
os.write(fd, b'0123456789')
os.lseek(fd, 0, os.SEEK_SET)


def run(target):
    child = Process(target=target)
    child.start()
    child.join()


def read():
    print('child', os.read(fd, 3))
    os.close(fd)


print('parent', os.read(fd, 2))
run(read)
print('parent', os.read(fd, 2))
run(read)
print('parent', os.read(fd, 9))
os.close(fd)
try:
    os.read(fd, 1)
except OSError as error:
    print(error)

# The child has a copy of the text in the parent's buffer. It exits without writing this copy to the file.
with open('text', 'w') as file:
    file.write('once\n')
    run(lambda: None)
with open('text') as file:
    print(file.read())


def write():
    with open('other', 'w') as file:
        file.write('by the child')


run(write)
print(open('other').read())
