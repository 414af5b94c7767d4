# Many objects with a __del__ die at once, and each __del__ drops another such object.
class Part:
    def __del__(self):
        dead.append('part')

class Box:
    def __init__(self):
        self.part = Part()

    def __del__(self):
        dead.append('box')
        self.part = None

dead = []
boxes = [Box() for _ in range(300)]
del boxes
print(len(dead), dead.count('box'), dead.count('part'))
