# A thread that writes to a pipe without a reader gets an error.
import os

r, w = os.pipe()
print(os.write(w, b"nobody reads this"))
os.close(r)
os.write(w, b"nor this")
