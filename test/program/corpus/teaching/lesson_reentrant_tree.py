"""A recursive method takes the same lock again, which only an RLock allows."""
import threading


class Tree:
    def __init__(self, name, *children):
        self.name = name
        self.children = children

    def size(self, lock):
        with lock:
            return 1 + sum(child.size(lock) for child in self.children)


tree = Tree('root', Tree('a', Tree('b'), Tree('c')), Tree('d'))
print(tree.size(threading.RLock()))
plain = threading.Lock()
print(plain.acquire(), plain.acquire(blocking=False), plain.locked())
plain.release()
try:
    plain.release()
except RuntimeError as error:
    print('RuntimeError:', error)
