import os

os.close()
