"""Tasks lose updates only where they await. An asyncio.Lock lets one task after the other run a section that awaits."""
import asyncio


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def deposit(self, amount):
        balance = self.balance
        await asyncio.sleep(0)
        self.balance = balance + amount

    async def deposit_safely(self, amount):
        async with self.lock:
            await self.deposit(amount)


async def teller(name, lock, order):
    order.append(f'{name} asks')
    async with lock:
        order.append(f'{name} in')
        await asyncio.sleep(0)
        order.append(f'{name} out')


async def main():
    account = Account()
    await asyncio.gather(*[account.deposit(1) for _ in range(100)])
    print('without the lock:', account.balance)

    account = Account()
    await asyncio.gather(*[account.deposit_safely(1) for _ in range(100)])
    print('with the lock:', account.balance, account.lock.locked())

    order = []
    lock = asyncio.Lock()
    await asyncio.gather(*[teller(name, lock, order) for name in 'abc'])
    print(' | '.join(order))
    try:
        lock.release()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
