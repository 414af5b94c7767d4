"""Three stages connected by queues. A sentinel passes through all of them."""
import threading
from queue import Queue

END = object()


def stage(function, source, target):
    while (item := source.get()) is not END:
        target.put(function(item))
    target.put(END)


words, lengths, squares = Queue(), Queue(maxsize=2), Queue()
stages = [
    threading.Thread(target=stage, args=(len, words, lengths)),
    threading.Thread(target=stage, args=(lambda n: n * n, lengths, squares)),
]
for each in stages:
    each.start()
for word in 'the quick brown fox jumps'.split():
    words.put(word)
words.put(END)
for each in stages:
    each.join()
print([item for item in iter(squares.get, END)])
