"""threading.local gives each thread an attribute of its own."""
import threading

session = threading.local()
session.user = 'main'
seen = {}


def login(name):
    seen[name, 'before'] = getattr(session, 'user', None)
    session.user = name
    seen[name, 'after'] = session.user


for name in ('ann', 'bob'):
    thread = threading.Thread(target=login, args=(name,))
    thread.start()
    thread.join()
for key in sorted(seen):
    print(*key, seen[key])
print(session.user)
