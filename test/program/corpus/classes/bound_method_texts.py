class Job:
    def __init__(self, name):
        self.name = name

    def run(self):
        pass

    @classmethod
    def make(cls):
        pass

    def __repr__(self):
        return f'Job({self.name!r})'


job = Job('one')
print(job.run, [job.run])
print(Job.make)
print(str([1].append)[:16], str(job.run))
