import os

read, write = os.pipe()
for fd in (read, write):
    try:
        os.lseek(fd, 0, os.SEEK_SET)
    except OSError as error:
        print(error)
    os.close(fd)
    try:
        os.lseek(fd, 0, os.SEEK_SET)
    except OSError as error:
        print(error)
