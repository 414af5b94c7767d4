from __future__ import annotations

from dataclasses import asdict, dataclass, field


@dataclass
class Account:
    owner: str
    balance: float = 0.0
    history: list[str] = field(default_factory=list)

    def deposit(self, amount):
        self.balance += amount
        self.history.append(f'+{amount}')


@dataclass
class Savings(Account):
    rate: float = 0.02

    def __post_init__(self):
        self.history.append('opened')

    @property
    def interest(self):
        return self.balance * self.rate


account = Savings('Ann', 100.0, rate=0.5)
account.deposit(50)
print(account, account.interest, asdict(account))
print(Account('Ann', 100.0) == Savings('Ann', 100.0), isinstance(account, Account))


@dataclass(frozen=True)
class Key:
    name: str


@dataclass(frozen=True)
class Place(Key):
    row: int = 0


print({Place('a', 1): 'x'}[Place('a', 1)], Place('b'))
try:
    @dataclass
    class Wrong(Key):
        other: int = 0
except TypeError as error:
    print(error)


@dataclass(eq=False)
class Plain:
    n: int


print(Plain(1) == Plain(1), hash(Plain(1)) is not None)


@dataclass(repr=False, init=False)
class Own:
    n: int

    def __init__(self):
        self.n = 5

    def __repr__(self):
        return f'Own {self.n}'


print(Own(), Own() == Own())
