# COMPUTING threads compute for SECONDS. If ECHOING is 1, the main thread meanwhile sends bytes to another thread, which sends each byte
# back: an echo. Prints the number of echoes, and the number of loops of the threads that compute.
import os
from threading import Thread
from time import perf_counter

SECONDS = 0.5
COMPUTING = 1
ECHOING = 1
loops = [0] * COMPUTING


def compute(index, until):
    done = 0
    while perf_counter() < until:
        n = 1_000
        while n > 0:
            n -= 1
        done += 1
    loops[index] = done


def echo(requests, replies):
    data = os.read(requests, 1)
    while data != b"":
        os.write(replies, data)
        data = os.read(requests, 1)


requests, request = os.pipe()
replies, reply = os.pipe()
server = Thread(target=echo, args=(requests, reply))
server.start()
until = perf_counter() + SECONDS
threads = [Thread(target=compute, args=(index, until)) for index in range(COMPUTING)]
for thread in threads:
    thread.start()
echoes = 0
while ECHOING and perf_counter() < until:
    os.write(request, b"x")
    os.read(replies, 1)
    echoes += 1
os.close(request)
for thread in threads:
    thread.join()
server.join()
print(echoes, sum(loops))
