import os

os.write(3, data=b"x")
