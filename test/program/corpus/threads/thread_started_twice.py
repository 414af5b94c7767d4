from threading import Thread


def f():
    pass


t = Thread(target=f)
t.start()
t.join()
t.start()
