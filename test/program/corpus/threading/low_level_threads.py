# Threads without a Thread object.
import _thread
import time


def count(name, *numbers, step=1):
    for number in numbers:
        results.append((name, number * step))
    if name == 'c':
        _thread.exit()
    finished.release()


results = []
finished = _thread.allocate_lock()
for arguments in (('a', 1, 2), ('b', 3)):
    finished.acquire()
    ident = _thread.start_new_thread(count, arguments)
    finished.acquire()
    finished.release()
    print(isinstance(ident, int), ident != _thread.get_ident())
finished.acquire()
_thread.start_new_thread(count, ('d', 5), {'step': 10})
finished.acquire()
_thread.start_new_thread(count, ('c', 6))
while len(results) < 5:
    time.sleep(0.001)
print(results)
for attempt in (
    lambda: _thread.start_new_thread(1, ()),
    lambda: _thread.start_new_thread(count, [1]),
    lambda: _thread.start_new_thread(count, (), 1),
    lambda: _thread.allocate_lock().release(),
    lambda: _thread.stack_size(5),
):
    try:
        attempt()
    except (TypeError, ValueError, _thread.error) as error:
        print(type(error).__name__, error)
print(_thread.stack_size(65536), _thread.stack_size(0), _thread.stack_size())
