import multiprocessing as mp


def change(number, array, text):
    number.value *= 2
    for i in range(len(array)):
        array[i] += 0.5
    text.value = b'child'


def failing(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def assign(shared, value):
    shared.value = value
    return shared.value


def put(array, index, value):
    array[index] = value
    return array[:]


if __name__ == '__main__':
    number, array, text = mp.Value('d', 1.25), mp.Array('d', [1, 2, 3]), mp.Array('c', b'parent')
    child = mp.Process(target=change, args=(number, array, text))
    child.start()
    child.join()
    print(number.value, array[:], text.value, text.raw)
    ints = mp.Value('i', 0)
    for value in (2**40 + 7, -(2**31) - 1, True, 1.5, 'a', None):
        failing(assign, ints, value)
    for code in 'bBhHiIlLqf':
        print(code, assign(mp.Value(code), 200), mp.Value(code, 1))
    failing(assign, mp.Value('d'), 'text')
    failing(mp.Value, 'x', 1)
    failing(mp.Value, 'i', 1, 2)
    letter = mp.Value('c', b'a')
    failing(assign, letter, 65)
    failing(assign, letter, b'xy')
    array = mp.Array('i', range(5))
    print(array[:], list(array), len(array), array[0], array[-1], array[1:3], array[::-1], sum(array), 3 in array)
    failing(put, array, 0, 9)
    failing(put, array, 5, 9)
    array[1:3] = [7, 8]
    print(array[:])
    try:
        array[1:3] = [7]
    except ValueError as error:
        print(error)
    failing(put, array, 0, 1.5)
    failing(mp.Array, 'i', -1)
    print(mp.Array('i', 3)[:], mp.RawArray('d', 2)[:], mp.RawValue('i', 4), mp.RawValue('i', 4).value)
    failing(assign, text, b'much too long')
    with array.get_lock():
        array[0] = 100
    with number:
        number.value = 0.5
    print(array[0], number.value, number.get_obj())
    unlocked = mp.Value('i', 6, lock=False)
    print(unlocked, unlocked.value)
