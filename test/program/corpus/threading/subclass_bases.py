import threading


class Named:
    def describe(self):
        return f'{self.name}: {self.value}'


class Base(threading.Thread):
    value = 'base'

    def run(self):
        print(self.describe())


class First(Named, Base):
    def __init__(self, value):
        super().__init__(name='first')
        self.value = value


class Second(Base, Named):
    pass


for thread in (First(1), Second()):
    thread.start()
    thread.join()
