# The cycles hold more memory than the lab has. They are few objects, so their number alone would not start a collection.
import threading


class Big:
    def __init__(self, size):
        self.me = self
        self.items = [0] * size


sizes = []


def many(size, count):
    for i in range(count):
        big = Big(size)
    sizes.append(len(big.items))


many(100_000, 60)
threads = [threading.Thread(target=many, args=(50_000, 40)) for _ in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sizes)
