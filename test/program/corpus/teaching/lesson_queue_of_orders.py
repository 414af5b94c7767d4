"""One cook takes orders from a queue until a None ends the shift."""
import queue
import threading

orders = queue.Queue()
cooked = []


def cook():
    while True:
        order = orders.get()
        if order is None:
            orders.task_done()
            break
        cooked.append(order.upper())
        orders.task_done()


kitchen = threading.Thread(target=cook)
kitchen.start()
for dish in ('soup', 'pasta', 'salad'):
    orders.put(dish)
orders.put(None)
orders.join()
kitchen.join()
print(cooked, orders.empty(), orders.qsize())
