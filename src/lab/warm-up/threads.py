import _loop
import os
from queue import SimpleQueue
from threading import Lock, Thread
from time import sleep

BRIEF = 0.0002

# The text is longer than the ring of standard output, so the thread waits for room.
print("warm " * 14_000)

lock = Lock()
gate = SimpleQueue()
queue = SimpleQueue()
reader, writer = os.pipe()


def contend():
    for _ in range(4):
        with lock:
            countdown(300)
            total(300)
        countdown(8_000)
    print("warm", BRIEF)


def other():
    gate.get()
    contend()
    os.write(writer, b"warm")
    sleep(BRIEF)
    queue.put(1)
    sleep(BRIEF)


def alone():
    with lock:
        lock.acquire(timeout=BRIEF)


class Yield:
    def __await__(self):
        yield


# The event loop of asyncio makes these calls of the machine: it steps a coroutine and parks. This program does not import asyncio, because
# asyncio takes too long to compile.
async def step():
    await Yield()


def loop():
    coroutine = step()
    coroutine.send(None)
    _loop.park(BRIEF)
    coroutine.close()


alone()
others = [Thread(target=other) for _ in range(2)]
for thread in others:
    thread.start()
for thread in others:
    gate.put(1)
contend()
for thread in others:
    os.read(reader, 4)
    queue.get()
    thread.join()
loop()
