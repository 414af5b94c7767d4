import tool

print('main as', __name__, tool.double(2))
