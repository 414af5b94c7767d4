class Plugin:
    registry = []
    def __init_subclass__(cls, /, name=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.name = name
        Plugin.registry.append(cls)
class A(Plugin, name='alpha'): pass
class B(Plugin): pass
print(Plugin.registry, A.name, B.name)

try:
    class Unknown(Plugin, colour='red'): pass
except TypeError as error:
    print(error)
try: Plugin[3]
except TypeError as error: print(error)
