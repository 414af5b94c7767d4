import threading

class Single:
    _it = None
    _lock = threading.Lock()
    def __new__(cls, *args):
        with cls._lock:
            if cls._it is None:
                cls._it = super().__new__(cls)
        return cls._it
    def __init__(self, value):
        self.value = value

a = Single(1)
b = Single(2)
print(a is b, a.value, b.value)

class SingletonMeta(type):
    _instances = {}
    _lock = threading.Lock()
    def __call__(cls, *args, **kwargs):
        with cls._lock:
            if cls not in cls._instances:
                instance = super().__call__(*args, **kwargs)
                cls._instances[cls] = instance
        return cls._instances[cls]

class Config(metaclass=SingletonMeta):
    def __init__(self, name, level=0):
        self.name = name
        self.level = level

c = Config('x', level=3)
d = Config('y')
print(c is d, d.name, d.level, type(Config), type(c), isinstance(Config, SingletonMeta), isinstance(Config, type))
