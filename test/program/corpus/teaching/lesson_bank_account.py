"""Withdrawals check the balance and change it under one lock."""
import threading


class Insufficient(Exception):
    def __init__(self, missing):
        super().__init__(f'{missing} missing')
        self.missing = missing


class Account:
    def __init__(self, balance):
        self.balance = balance
        self._lock = threading.Lock()

    def withdraw(self, amount):
        with self._lock:
            if amount > self.balance:
                raise Insufficient(amount - self.balance)
            self.balance -= amount

    def deposit(self, amount):
        with self._lock:
            self.balance += amount


account = Account(100)
refused = []


def customer():
    for _ in range(10):
        try:
            account.withdraw(7)
        except Insufficient as error:
            refused.append(error.missing)


customers = [threading.Thread(target=customer) for _ in range(3)]
for each in customers:
    each.start()
for each in customers:
    each.join()
print(account.balance, len(refused), set(refused))
account.deposit(50)
print(account.balance)
