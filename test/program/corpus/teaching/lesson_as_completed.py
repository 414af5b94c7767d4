"""as_completed() gives futures in the order in which they end. A dict maps each future to its input."""
from concurrent.futures import ThreadPoolExecutor, as_completed
import threading

gates = {name: threading.Event() for name in ('first', 'second', 'third')}


def download(name):
    gates[name].wait()
    if name == 'second':
        raise ConnectionError(f'{name} failed')
    return len(name)


with ThreadPoolExecutor(max_workers=3) as executor:
    names = {executor.submit(download, name): name for name in gates}
    order = iter(('third', 'second', 'first'))
    gates[next(order)].set()
    for future in as_completed(names):
        if future.exception() is not None:
            print(names[future], 'raised', future.exception())
        else:
            print(names[future], 'gave', future.result())
        following = next(order, None)
        if following:
            gates[following].set()
