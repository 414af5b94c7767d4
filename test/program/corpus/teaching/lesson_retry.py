"""A decorator retries a function that fails, and gives up after three attempts."""
import functools
import threading


def retry(times, on=Exception):
    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args, **kwargs):
            for attempt in range(1, times + 1):
                try:
                    return function(*args, attempt=attempt, **kwargs)
                except on as error:
                    last = error
            raise last

        return wrapper

    return decorate


@retry(3, on=ConnectionError)
def fetch(url, *, attempt):
    if attempt < 3 or url == 'down':
        raise ConnectionError(f'{url}: attempt {attempt}')
    return f'{url} after {attempt}'


results = {}


def visit(url):
    try:
        results[url] = fetch(url)
    except ConnectionError as error:
        results[url] = error


threads = [threading.Thread(target=visit, args=(url,)) for url in ('up', 'down')]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results['up'], '|', results['down'])
