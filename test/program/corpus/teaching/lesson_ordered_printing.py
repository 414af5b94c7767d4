"""Threads print in the order of their numbers, with a condition on a shared turn."""
# The threads wait for one another.
import threading

turn = 0
changed = threading.Condition()


def say(number):
    global turn
    with changed:
        changed.wait_for(lambda: turn == number)
        print('thread', number)
        turn += 1
        changed.notify_all()


threads = [threading.Thread(target=say, args=(number,)) for number in (2, 0, 3, 1)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print('turn', turn)
