"""Two processes talk through a Pipe."""
from multiprocessing import Pipe, Process


def echo(connection):
    while (text := connection.recv()) is not None:
        connection.send(text[::-1])
    connection.close()


if __name__ == '__main__':
    ours, theirs = Pipe()
    process = Process(target=echo, args=(theirs,))
    process.start()
    for word in ('stressed', 'drawer'):
        ours.send(word)
        print(ours.recv())
    ours.send(None)
    process.join()
