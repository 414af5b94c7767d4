import sys

before = sys.getswitchinterval()
sys.setswitchinterval(0.005)
print(before > 0, sys.getswitchinterval())
