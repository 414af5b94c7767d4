from shapes import *
from limited import *

print(area(2, 3), unit, first)
print(total(4))
sleep(0)
limit = 5
print(limit, read_limit())
