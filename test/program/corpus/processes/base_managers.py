from multiprocessing import Process
from multiprocessing.managers import BaseManager


class Counter:
    def __init__(self, start=0):
        self.value = start

    def add(self, amount, times=1):
        self.value += amount * times

    def get(self):
        return self.value

    def __repr__(self):
        return f'Counter({self.value})'


class Counters(BaseManager):
    pass


class Others(BaseManager):
    pass


Counters.register('Counter', Counter)
Others.register('Five', lambda: Counter(5))


def work(counter):
    for _ in range(10):
        counter.add(1, times=2)


def main():
    with Counters() as manager:
        counter = manager.Counter(100)
        processes = [Process(target=work, args=(counter,)) for _ in range(3)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(counter.get(), counter, hasattr(manager, 'Five'))
        try:
            counter.value
        except AttributeError as error:
            print(error)
        try:
            counter.add()
        except TypeError as error:
            print(error)
    others = Others()
    others.start()
    print(others.Five().get())
    others.shutdown()


if __name__ == '__main__':
    main()
