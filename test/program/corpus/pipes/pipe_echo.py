# Two threads echo over two pipes: they wait for one another.
import os
from threading import Thread


def echo(requests, replies):
    while True:
        data = os.read(requests, 100)
        if data == b"":
            break
        os.write(replies, data + b"!")
    os.close(replies)


ask, asked = os.pipe()
answer, answered = os.pipe()
server = Thread(target=echo, args=(ask, answered))
server.start()
for i in range(200):
    os.write(asked, b"ping" * (1 + i % 3))
    reply = os.read(answer, 100)
    assert reply == b"ping" * (1 + i % 3) + b"!", reply
print(i, reply)
os.close(asked)
server.join()
print(os.read(answer, 1))
