import gc
gc.disable()
print(gc.isenabled(), gc.collect() >= 0)
gc.enable()
print(gc.isenabled(), gc.get_threshold())
gc.set_threshold(500)
print(gc.get_threshold())
try:
    gc.collect(5)
except ValueError as e:
    print(e)
