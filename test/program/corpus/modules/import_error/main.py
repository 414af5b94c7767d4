import helper

print(helper.good)
from helper import missing
