from multiprocessing import Manager, Process, set_start_method


def fill(table, items, lock, number):
    with lock:
        table[number] = number * number
        items.append(number)
        table['count'] = table.get('count', 0) + 1


def use(namespace, value, queue, event):
    namespace.child = namespace.parent + 1
    value.value += 10
    queue.put('from the child')
    event.wait(10)
    queue.put(event.is_set())


def failing(call, *args):
    try:
        print(call(*args))
    except Exception as error:
        print(type(error).__name__, error)


if __name__ == '__main__':
    set_start_method('spawn')
    with Manager() as manager:
        table, items, lock = manager.dict(), manager.list(), manager.Lock()
        children = [Process(target=fill, args=(table, items, lock, i)) for i in range(3)]
        for child in children:
            child.start()
        for child in children:
            child.join()
        print(sorted(table.items(), key=str), sorted(items), len(table), len(items))
        namespace, value = manager.Namespace(parent=1), manager.Value('i', 5)
        queue, event = manager.Queue(), manager.Event()
        child = Process(target=use, args=(namespace, value, queue, event))
        child.start()
        print(queue.get(), event.is_set())
        event.set()
        print(queue.get())
        child.join()
        print(namespace, namespace.child, value, value.value, queue.qsize(), queue.empty())
        mapping = manager.dict({'a': 1}, b=2)
        print(mapping, 'a' in mapping, mapping.copy(), mapping.keys(), mapping.values(), mapping.pop('a'), len(mapping))
        failing(lambda: mapping['missing'])
        numbers = manager.list([3, 1, 2])
        numbers.sort()
        numbers.append(4)
        numbers[0] = 10
        print(numbers, numbers[1:3], numbers[-1], list(numbers), numbers + [5], numbers.index(3), 4 in numbers)
        failing(lambda: numbers[9])
        numbers.extend([7])
        del numbers[0]
        print([n for n in numbers], repr(numbers).split(' at ')[0], type(numbers).__name__)
        mapping['list'] = manager.list([1])
        mapping['list'].append(2)
        print(mapping['list'], manager.Array('i', [1, 2]))
        print(lock.acquire(), lock.acquire(False))
        lock.release()
