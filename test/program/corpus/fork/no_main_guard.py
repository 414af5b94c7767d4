# A program without `if __name__ == '__main__':`. A child begins as a copy of its parent at start(), so it does not run this file again.
import os
from multiprocessing import Process, Queue, current_process, parent_process

print('the file runs')
results = Queue()
settings = {'level': 0}
settings['level'] = 3
counter = 10
parent = os.getpid()


def tell(number):
    global counter
    counter += number
    settings['level'] += 1
    results.put((counter, settings, os.getpid() != parent, os.getppid() == parent, __name__))


children = [Process(target=tell, args=(number,)) for number in (1, 2)]
counter += 100
for child in children:
    child.start()
    print(results.get())
    child.join()
print(counter, settings, [child.exitcode for child in children])

child = Process(target=lambda: print('a lambda sees', counter))
child.start()
child.join()


def outer(word):
    items = []

    def inner(more):
        items.append(next(more))
        print('a local function sees', word, items)

    items.append('before')
    numbers = (n * n for n in range(3, 9))
    next(numbers)
    child = Process(target=inner, args=(numbers,))
    child.start()
    child.join()
    print(items, next(numbers))


outer('hello')


class Local:
    def __reduce__(self):
        raise TypeError('no copy')

    def show(self):
        print('an object without a pickle', current_process().name, parent_process().name)


child = Process(target=Local().show, name='shown')
child.start()
child.join()
print(child.name, child.exitcode, child.is_alive())
