class Resource:
    def __init__(self, name):
        self.name = name
        print('open', name)
    def __del__(self):
        print('close', self.name)
a = Resource('a')
a = None
b = Resource('b')
c = b
del b
print('still')
del c
def scope():
    r = Resource('local')
    print('in scope')
scope()
print('after scope')
for i in range(2):
    r = Resource(f'loop {i}')
print('loop done')
class Child(Resource):
    def __del__(self):
        print('child')
        super().__del__()
Child('kid')
print('end')
r = None
l = [Resource('one'), Resource('two')]
l.clear()
try:
    x = Resource('x')
    raise ValueError
except ValueError:
    print('caught')
keep = []
class Zombie:
    def __del__(self):
        keep.append(self)
Zombie()
print(len(keep))
keep.clear()
print('done')
last = Resource('global')
