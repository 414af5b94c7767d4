"""dict.setdefault() keeps the first value, and all threads get the same object."""
import threading

registry = {}
got = []
start = threading.Barrier(4)


# The threads wait for one another.
def register(name):
    start.wait()
    got.append(registry.setdefault('service', [name]))


threads = [threading.Thread(target=register, args=(name,)) for name in 'abcd']
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(registry), all(each is got[0] for each in got), got[0] == registry['service'])
