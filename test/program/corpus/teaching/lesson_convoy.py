"""Many threads that take one lock often form a convoy. All of them get through."""
import threading

lock = threading.Lock()
passes = [0] * 4


def work(number):
    for _ in range(150):
        with lock:
            passes[number] += 1


threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(passes)
