from threading import Thread


def f(a, b):
    return a + b


t = Thread(target=f, args=(1,))
t.start()
t.join()
print("joined")
