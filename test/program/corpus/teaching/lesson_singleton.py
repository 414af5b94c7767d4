"""Double-checked locking creates one instance, however many threads ask for it."""
import threading


class Settings:
    _instance = None
    _lock = threading.Lock()
    created = []

    @classmethod
    def get(cls):
        if cls._instance is None:
            with cls._lock:
                if cls._instance is None:
                    cls.created.append(1)
                    cls._instance = cls()
        return cls._instance


found = []
threads = [threading.Thread(target=lambda: found.append(Settings.get())) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(found), len(set(map(id, found))), sum(Settings.created))
