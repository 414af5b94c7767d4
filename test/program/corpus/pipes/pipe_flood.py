# A thread writes more than a pipe holds: writer and reader wait for one another.
import os
from threading import Thread

r, w = os.pipe()


def pour():
    assert os.write(w, b"0123456789" * 9000) == 90000
    for n in range(3000):
        os.write(w, b"abc" * (n % 50))
    os.close(w)


thread = Thread(target=pour)
thread.start()
total = 0
letters = 0
while True:
    data = os.read(r, 5000)
    if not data:
        break
    total += len(data)
    letters += sum([b"a"[0] == byte for byte in data])
thread.join()
print("read", total, "bytes, of these", letters, "are an a")
