"""os.read() of a file gives as many bytes as the program wants, up to the end of the file."""

import os

with open('large.bin', 'wb') as file:
    file.write(bytes(200_000))
fd = os.open('large.bin', os.O_RDONLY)
print(len(os.read(fd, 150_000)), len(os.read(fd, 10**6)), os.read(fd, 10**6), os.read(fd, 0))
os.close(fd)

reader, writer = os.pipe()
os.write(writer, b'pipe')
print(os.read(reader, 10**6))
