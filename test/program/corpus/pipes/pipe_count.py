import os

os.read(3)
