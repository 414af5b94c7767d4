"""A decorator runs a function once. Later callers get the first result."""
import functools
import threading


def once(function):
    lock = threading.Lock()
    results = []

    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        with lock:
            if not results:
                results.append(function(*args, **kwargs))
        return results[0]

    return wrapper


calls = []


@once
def connect(host='db'):
    """Opens the only connection."""
    calls.append(host)
    return f'connected to {host}'


threads = [threading.Thread(target=connect, kwargs={'host': 'db'}) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(connect(), calls, connect.__name__, connect.__doc__)
