# The instructions are those of gil-lab, so the program prints only what gil-lab has in common with CPython.
import dis
import io


def double(n):
    return n * 2


class Counter:
    def add(self, n):
        self.count += n


for function in (double, Counter.add, Counter().add):
    out = io.StringIO()
    dis.dis(function, file=out)
    text = out.getvalue()
    print('RESUME' in text, 'BINARY_OP' in text, 'STORE_ATTR' in text, '(n)' in text)
try:
    dis.dis(5)
except TypeError as error:
    print(error)
