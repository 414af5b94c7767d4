import multiprocessing
import threading
import time


def echo(connection):
    while True:
        connection.send(connection.recv() * 2)


def ask(connection):
    # The main thread has reached its end. Its daemonic process still answers.
    time.sleep(0.05)
    connection.send(21)
    print(connection.recv())


if __name__ == '__main__':
    multiprocessing.set_start_method('spawn')
    ours, theirs = multiprocessing.Pipe()
    multiprocessing.Process(target=echo, args=(theirs,), daemon=True).start()
    threading.Thread(target=ask, args=(ours,)).start()
    print('end of the main thread')
