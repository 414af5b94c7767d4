# Two threads echo over two pipes, alone and next to CPU-bound threads. After each call, the echo waits for the GIL.
import os
from threading import Thread
from time import perf_counter

SECONDS = 0.5
COMPUTING = 1


def compute(until):
    while perf_counter() < until:
        n = 5_000
        while n > 0:
            n -= 1


def echo(requests, replies):
    data = os.read(requests, 1)
    while data != b"":
        os.write(replies, data)
        data = os.read(requests, 1)


requests, request = os.pipe()
replies, reply = os.pipe()
server = Thread(target=echo, args=(requests, reply))
server.start()
start = perf_counter()
until = start + SECONDS
threads = [Thread(target=compute, args=(until,)) for _ in range(COMPUTING)]
for thread in threads:
    thread.start()
echoes = 0
while perf_counter() < until:
    os.write(request, b"x")
    os.read(replies, 1)
    echoes += 1
took = perf_counter() - start
os.close(request)
for thread in threads:
    thread.join()
server.join()
print(f"{echoes} echoes in {took:.3f} s")
