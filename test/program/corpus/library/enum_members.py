# requires: python >= 3.13
from enum import Enum, IntEnum, auto, Flag, unique, StrEnum
import enum
class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = auto()
    CRIMSON = 1
    def describe(self): return f'{self.name} is {self.value}'
print(Color.RED, repr(Color.GREEN), Color.BLUE.value, Color.BLUE.name, Color.CRIMSON is Color.RED)
print(list(Color), len(Color), Color(2), Color['BLUE'], Color.RED in Color, 3 in Color, Color.RED.describe())
print(Color.RED == Color.RED, Color.RED == 1, Color.RED != Color.GREEN, Color.RED is Color(1), isinstance(Color.RED, Color), type(Color.RED))
print({Color.RED: 'r'}[Color.RED], f'{Color.GREEN}', f'{Color.GREEN!r:>20}', '%s' % Color.GREEN, Color, Color.__members__)
for action in (lambda: Color(9), lambda: Color['X'], lambda: Color.PINK):
    try: print(action())
    except Exception as e: print(type(e).__name__, e)
class Level(IntEnum):
    LOW = 1
    HIGH = 10
print(Level.LOW < Level.HIGH, Level.HIGH + 1, int(Level.LOW), Level.LOW == 1, repr(Level.HIGH), str(Level.HIGH), f'{Level.HIGH:03d}', sorted([Level.HIGH, Level.LOW]), [10, 20][Level.LOW], max(Level), isinstance(Level.LOW, int))
class State(Enum):
    IDLE = 'idle'
    BUSY = 'busy'
    @property
    def short(self): return self.value[0]
    @classmethod
    def parse(cls, text): return cls(text)
print(State.parse('busy').short, [s.value for s in State], State.IDLE.name.lower())
class Planet(Enum):
    EARTH = (5.9, 6.3)
    MARS = (0.6, 3.3)
    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius
    @property
    def density(self): return round(self.mass / self.radius, 3)
print(Planet.EARTH.mass, Planet.MARS.density, Planet.MARS.value, Planet((5.9, 6.3)))
class Perm(Flag):
    R = auto()
    W = auto()
    X = auto()
print(Perm.R | Perm.W, (Perm.R | Perm.W).value, Perm.R in (Perm.R | Perm.X), bool(Perm.R & Perm.W), repr(Perm.R | Perm.X), Perm(0), ~Perm.R, list(Perm.R | Perm.X), Perm.X.value)
try:
    @unique
    class Twice(Enum):
        A = 1
        B = 1
except ValueError as e: print(e)
Animal = Enum('Animal', 'CAT DOG')
print(list(Animal), Animal.DOG.value, Animal['CAT'])
class Word(StrEnum):
    HELLO = auto()
    BYE = 'bye'
print(Word.HELLO, Word.BYE == 'bye', Word.HELLO.upper(), repr(Word.BYE), f'{Word.BYE}!')
match Color.RED:
    case Color.GREEN: print('green')
    case Color.RED: print('red')
try:
    class More(Color): X = 5
except TypeError as e: print(e)
