import _loop
import os
from queue import Queue
from threading import Barrier, Event, Lock, Semaphore, Thread
from time import sleep

BRIEF = 0.0002

# This is more than the ring of standard output can hold, so the thread waits for room.
print("warm " * 14_000)

lock = Lock()
event = Event()
semaphore = Semaphore(1)
queue = Queue()
tasks = Queue()
everyone = Barrier(3)
reader, writer = os.pipe()


def contend():
    for _ in range(4):
        with lock:
            countdown(300)
        with semaphore:
            total(300)
        countdown(8_000)
    print("warm", BRIEF)


def end_task():
    tasks.get()
    sleep(BRIEF)
    tasks.task_done()


def other():
    everyone.wait()
    contend()
    event.wait()
    end_task()
    os.write(writer, b"warm")
    sleep(BRIEF)
    queue.put(1)
    sleep(BRIEF)


def alone():
    with lock:
        lock.acquire(timeout=BRIEF)
    with semaphore:
        semaphore.acquire(timeout=BRIEF)
    Event().wait(BRIEF)


class Yield:
    def __await__(self):
        yield


# These calls of the machine are those that asyncio's event loop makes: it steps a coroutine and parks. asyncio itself takes too long to
# compile.
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
everyone.wait()
contend()
sleep(BRIEF)
event.set()
for thread in others:
    tasks.put(1)
tasks.join()
for thread in others:
    os.read(reader, 4)
    queue.get()
    thread.join()
loop()
