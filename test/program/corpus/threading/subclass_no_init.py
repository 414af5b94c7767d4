import threading


class Worker(threading.Thread):
    def __init__(self):
        self.value = 1


Worker().start()
