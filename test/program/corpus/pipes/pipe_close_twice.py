import os

r, w = os.pipe()
os.close(w)
os.close(w)
