"""A thread shares the globals of its program. A process has a copy."""
from multiprocessing import Process
from threading import Thread

shared = []


def add():
    shared.append(len(shared))


if __name__ == '__main__':
    for kind in (Thread, Process):
        worker = kind(target=add)
        worker.start()
        worker.join()
        print(kind.__name__, shared)
