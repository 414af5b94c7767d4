# The threads wait for one another.
from threading import Condition, Lock, Thread

condition = Condition(Lock())
ready = False
waiting = 0
woken = []


def wait(number):
    global waiting
    with condition:
        waiting += 1
        while not ready:
            condition.wait()
        woken.append(number)


threads = [Thread(target=wait, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
while not ready:
    with condition:
        if waiting == 4:
            ready = True
            condition.notify_all()
for thread in threads:
    thread.join()
print(sorted(woken))
