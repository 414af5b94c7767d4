from threading import Thread


def bad(n):
    return n - "1"


t = Thread(target=bad, args=(5,))
t.start()
t.join()
print("main goes on")
