import multiprocessing
import os
import time
from multiprocessing.connection import wait


def leave(code):
    os._exit(code)


def answer(connection):
    connection.send('hello')
    connection.recv()
    connection.close()


def look_at_parent(queue):
    parent = multiprocessing.parent_process()
    parent.join(0.01)
    queue.put((parent.name, parent.is_alive(), parent.exitcode, wait([parent.sentinel], 0)))


def start_and_leave(queue):
    child = multiprocessing.Process(target=await_parent, args=(queue,))
    child.start()
    queue.get()
    os._exit(5)


def await_parent(queue):
    parent = multiprocessing.parent_process()
    queue.put('begin')
    parent.join()
    queue.put(parent.is_alive())


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    process = multiprocessing.Process(target=leave, args=(3,))
    try:
        process.sentinel
    except ValueError as error:
        print(error)
    process.start()
    print(isinstance(process.sentinel, int), wait([process.sentinel]) == [process.sentinel])
    process.join()
    print(process.exitcode, wait([process.sentinel], 0) == [process.sentinel])

    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.Process(target=answer, args=(theirs,))
    process.start()
    theirs.close()
    print(wait([process.sentinel, ours]) == [ours], ours.recv())
    start = time.monotonic()
    print(wait([process.sentinel, ours], 0.05), time.monotonic() - start >= 0.05, wait([process.sentinel, ours], timeout=0), wait([], 0))
    ours.send('end')
    print(process.sentinel in wait([process.sentinel]))
    process.join()
    print(process.exitcode)
    process.close()
    try:
        process.sentinel
    except ValueError as error:
        print(error)

    process = multiprocessing.Process(target=time.sleep, args=(60,))
    process.start()
    process.terminate()
    print(wait([process.sentinel]) == [process.sentinel])
    process.join()
    print(process.exitcode)

    queue = multiprocessing.Queue()
    process = multiprocessing.Process(target=look_at_parent, args=(queue,))
    process.start()
    print(queue.get())
    process.join()

    # The middle process ends before its own child does.
    process = multiprocessing.Process(target=start_and_leave, args=(queue,))
    process.start()
    process.join()
    print(process.exitcode, queue.get())
