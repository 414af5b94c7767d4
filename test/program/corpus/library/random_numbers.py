import random

random.seed(42)
print([random.random() for _ in range(5)])
print([random.randint(1, 6) for _ in range(20)])
print(random.choice('abcdef'), random.randrange(0, 100, 7), random.uniform(1, 2))
cards = list(range(10))
random.shuffle(cards)
print(cards, random.sample(range(1000), 6), random.sample(cards, 3))
print(random.choices(['red', 'green', 'blue'], weights=[1, 2, 3], k=8))
# The last digit of log() and cos() depends on the C library.
print([round(x, 12) for x in (random.gauss(0, 1), random.gauss(0, 1), random.expovariate(2), random.normalvariate(5, 2))])
one = random.Random(7)
other = random.Random(7)
print(one.random() == other.random(), one.getrandbits(70) == other.getrandbits(70), one.getrandbits(8))
for call in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 2)):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
