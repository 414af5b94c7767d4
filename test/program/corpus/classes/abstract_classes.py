# requires: python >= 3.13
from abc import ABC, abstractmethod, ABCMeta
import abc
class Shape(ABC):
    @abstractmethod
    def area(self): ...
    @property
    @abstractmethod
    def name(self): pass
    @staticmethod
    @abstractmethod
    def make(): pass
    def describe(self):
        return f'{self.name}: {self.area()}'
class Half(Shape):
    def area(self): return 1
class Full(Half):
    @property
    def name(self): return 'full'
    @staticmethod
    def make(): return Full()
for cls in (Shape, Half, Full):
    try:
        print(cls().describe())
    except TypeError as e:
        print(e)
class One(metaclass=ABCMeta):
    @abc.abstractmethod
    def only(self): return 'base'
class Two(One):
    def only(self): return super().only() + '!'
try: One()
except TypeError as e: print(e)
print(Two().only(), isinstance(Full(), Shape), issubclass(Half, Shape), Shape.__abstractmethods__ == frozenset({'area', 'name', 'make'}))
@Shape.register
class Other: pass
print(isinstance(Other(), Shape), issubclass(Other, Shape), issubclass(int, Shape), type(Shape), isinstance(3, Shape))
class WithInit(ABC):
    def __init__(self, x): self.x = x
    @abstractmethod
    def go(self): pass
class Impl(WithInit):
    def go(self): return self.x
print(Impl(4).go())
try: WithInit(1)
except TypeError as e: print(e)
