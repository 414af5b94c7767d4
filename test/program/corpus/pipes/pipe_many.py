# Several writers and readers on one pipe: they wait for one another, and no message is torn.
import os
from threading import Thread

SIZE = 1000
r, w = os.pipe()
results = []


def produce(letter):
    for n in range(100):
        os.write(w, letter * SIZE)


def consume():
    count = 0
    while True:
        data = os.read(r, SIZE)
        if len(data) == 0:
            break
        assert len(data) == SIZE and data == data[:1] * SIZE
        count += 1
    results.append(count)


readers = [Thread(target=consume) for _ in range(3)]
writers = [Thread(target=produce, args=(letter,)) for letter in [b"a", b"b", b"c"]]
for thread in readers + writers:
    thread.start()
for thread in writers:
    thread.join()
os.close(w)
for thread in readers:
    thread.join()
print(sum(results), "messages")
