class E(Exception):
    def __init__(self, code):
        super().__init__("code " + str(code))
        self.code = code
try:
    raise E(5)
except E as e:
    print(e, e.code, e.args, type(e).__name__)

