# Workers of pools inherit what the program has set before the pool starts.
import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool, current_process

table = {}


def look_up(key):
    return table.get(key)


def prepare(word):
    table['word'] = word


def name(_):
    return current_process().name


table['ready'] = 'set before the pool'
with Pool(2) as pool:
    print(pool.map(look_up, ['ready', 'late']))
    table['late'] = 'set after the pool'
    print(pool.map(look_up, ['ready', 'late']))
    print(sorted(set(pool.map(name, range(20), chunksize=1)) | {'ForkPoolWorker-1', 'ForkPoolWorker-2'}))

with Pool(1, initializer=prepare, initargs=('from the initializer',), maxtasksperchild=1) as pool:
    print(pool.map(look_up, ['word', 'late'], chunksize=1))
    print(pool.map(name, range(3), chunksize=1))

with ProcessPoolExecutor(2, initializer=prepare, initargs=('executor',)) as executor:
    print(list(executor.map(look_up, ['ready', 'late', 'word'])))
    print(executor.submit(name, 0).result().startswith('ForkProcess-'))

context = multiprocessing.get_context('fork')
with ProcessPoolExecutor(1, mp_context=context) as executor:
    print(executor.submit(look_up, 'late').result())
try:
    ProcessPoolExecutor(1, mp_context=context, max_tasks_per_child=1)
except ValueError as error:
    print(error)

with multiprocessing.Manager() as manager:
    shared = manager.dict(start=1)

    def add(key):
        shared[key] = key * 2

    children = [multiprocessing.Process(target=add, args=(key,)) for key in (1, 2, 3)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print(sorted(shared.items(), key=str))
