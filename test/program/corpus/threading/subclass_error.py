import threading


class Failing(threading.Thread):
    def __init__(self, number):
        threading.Thread.__init__(self)
        self.number = number

    def run(self):
        self.fail()

    def fail(self):
        raise ValueError(f'number {self.number}')


thread = Failing(3)
thread.start()
thread.join()
print(thread.is_alive())
