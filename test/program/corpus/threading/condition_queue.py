# The threads wait for one another.
import threading

items = []
condition = threading.Condition()
taken = []


def producer():
    for number in range(20):
        with condition:
            items.append(number)
            condition.notify()


def consumer():
    for _ in range(20):
        with condition:
            condition.wait_for(lambda: len(items) > 0)
            taken.append(items.pop(0))


threads = [threading.Thread(target=producer), threading.Thread(target=consumer)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(taken)
