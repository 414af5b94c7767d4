# Who writes what nobody can read gets an error.
import os

r, w = os.pipe()
print(os.write(w, b"nobody reads this"))
os.close(r)
os.write(w, b"nor this")
