import os

os.write(1.5, b"")
