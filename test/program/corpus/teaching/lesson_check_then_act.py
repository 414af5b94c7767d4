"""A check and the action that relies on it need one lock together."""
import threading

stock = {'apple': 5}
lock = threading.Lock()
sold, missed = [], []


def buy(name, fruit):
    with lock:
        if stock.get(fruit, 0) > 0:
            stock[fruit] -= 1
            sold.append(name)
            return
    missed.append(name)


threads = [threading.Thread(target=buy, args=(f'buyer {n}', 'apple')) for n in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(stock, len(sold), len(missed), len(set(sold + missed)))
