# A pipe keeps written bytes until they are read. A read finds the end once the write end is closed.
import os
from os import read, write

r, w = os.pipe()
print(r, w, os.pipe(), write(w, b"hello, pipe"))
print(read(r, 5), read(r, 0), os.write(w, b""), read(r, 100))
print([os.write(w, b"." * n) for n in range(5)], os.read(r, 3), os.read(r, True), os.read(r, 50))
print(os.write(w, b"x" * 65536), len(os.read(r, 70000)))
for i in range(200):
    os.write(w, b"round and round the ring it goes, again" * 20)
    data = os.read(r, 1000)
print(len(data), data[:13])
os.write(w, b"left")
os.close(w)
print(os.read(r, 10), os.read(r, 10), os.read(r, 10))
os.close(r)
print(os.pipe(), os.getpid() > 0, os.getpid() == os.getpid(), os.cpu_count() > 0)
for i in range(200):
    a, b = os.pipe()
    os.write(b, b"gone")
    os.close(a)
    os.close(b)
print(a, b, os.close(5))
c, d = os.pipe()
print(c, d)
