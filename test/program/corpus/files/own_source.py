# A program reads its own file.
import os
from pathlib import Path

with open(__file__) as file:
    print(file.readline(), end='')
print(os.path.basename(__file__), Path(__file__).name, Path(__file__).parent == Path.cwd(), os.path.isabs(__file__))
print(os.listdir(os.path.dirname(os.path.abspath(__file__))))
data = Path(__file__).parent / 'data'
data.mkdir()
(data / 'é.txt').write_text('text\twith "quotes"')
print((data / 'é.txt').read_text())
