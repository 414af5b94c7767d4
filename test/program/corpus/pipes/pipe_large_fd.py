import os

os.close(2**40)
