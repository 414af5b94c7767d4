"""A barber with two chairs. Customers who find no chair leave."""
import threading
import queue

chairs = queue.Queue(maxsize=2)
turned_away = []
for name in ('ann', 'bob', 'cid', 'dan'):
    try:
        chairs.put_nowait(name)
    except queue.Full:
        turned_away.append(name)
served = []


def barber():
    while True:
        try:
            customer = chairs.get(timeout=0.01)
        except queue.Empty:
            return
        served.append(customer)


shop = threading.Thread(target=barber)
shop.start()
shop.join()
print('served', served, 'away', turned_away)
