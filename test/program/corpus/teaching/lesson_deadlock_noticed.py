"""Two threads take two locks in opposite orders. A timeout turns the deadlock into a message."""
# The threads wait for one another.
import threading

fork, knife = threading.Lock(), threading.Lock()
holding = threading.Barrier(2)
gave_up = threading.Barrier(2)
outcome = {}


def eat(name, first, second):
    with first:
        holding.wait()
        got = second.acquire(timeout=0.02)
        outcome[name] = 'eats' if got else 'gives up'
        if got:
            second.release()
        gave_up.wait()


pair = [threading.Thread(target=eat, args=('left', fork, knife)), threading.Thread(target=eat, args=('right', knife, fork))]
for each in pair:
    each.start()
for each in pair:
    each.join()
print(sorted(outcome.items()))
