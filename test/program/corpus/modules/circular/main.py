import a
from b import get

print(get(), a.late())
import c
