# Large data is hashed without the GIL.
import hashlib
from threading import Thread

results = {}


def work(number):
    data = bytes([number]) * 50_000
    total = hashlib.sha256()
    for _ in range(5):
        total.update(data)
    results[number] = total.hexdigest()


threads = [Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
for number in sorted(results):
    print(number, results[number])
