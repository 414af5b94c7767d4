import { describe, expect, it } from 'vitest'
import { Policy } from '../../assembly/abi/policies.ts'
import { runSource } from './machine.ts'

describe('Thread objects', () => {
  for (const policy of [Policy.SWITCH, Policy.NONE]) {
    it(`leave nothing in the heap, under policy ${policy}`, () => {
      const source = `
from threading import Thread, current_thread
def make():
    t = Thread(target=make, args=([1, 2], "three"), name=["a", "name"], daemon=[1])
    t.name = "an" + "other"
    t.name += " one"
    t.daemon = [t.name]
    t.daemon = None
    me = current_thread()
    me.name = "the " + "main one"
    return me is current_thread()
for i in range(3):
    print(make())
`
      const { stdout, stderr, heapUsed } = runSource(source, { policy })
      expect(stdout + stderr).toBe('True\nTrue\nTrue\n')
      // The thread's name stays in the heap after the run, because the report shows it.
      expect(heapUsed).toBe(
        runSource('from threading import current_thread\ncurrent_thread().name = "the " + "main one"\n', { policy }).heapUsed,
      )
    })
  }

  it('are not daemons in another interpreter, as in CPython', () => {
    const attempt = (statement: string) => `
from threading import Thread
from concurrent import interpreters
def f():
    t = Thread(target=f)
    print(t.daemon)
    ${statement}
if __name__ == "__main__":
    interpreters.create().call(f)
`
    const made = runSource(attempt('Thread(target=f, daemon=True)'))
    expect(made.stdout).toBe('False\n')
    expect(made.stderr).toContain('RuntimeError: daemon threads are disabled in this (sub)interpreter')
    expect(runSource(attempt('t.daemon = 1')).stderr).toContain('RuntimeError: daemon threads are disabled in this interpreter')
    expect(runSource(attempt('t.daemon = 0')).stderr).toBe('')
  })
})

describe('attributes of other objects', () => {
  it('cannot be set, with a message that does not claim that Python cannot either', () => {
    const error = (value: string) => runSource(`def f():\n    pass\nx = ${value}\nx.name = 1\n`).stderr.split('\n').at(-2)
    expect(error('[]')).toBe("AttributeError: 'list' object has no attribute 'name' and no __dict__ for setting new attributes")
    expect(error('None')).toBe("AttributeError: 'NoneType' object has no attribute 'name' and no __dict__ for setting new attributes")
    expect(error('f')).toBe("AttributeError: gil-lab's 'function' does not store the attribute 'name', but Python's does")
  })

  it('are assigned in the order of Python: the value is evaluated first, then the object', () => {
    const source = `
from threading import Thread
def say(text, value):
    print(text)
    return value
t = Thread()
say("object", t).name = say("value", "x")
say("object", t).name += say("value", "y")
print(t.name)
`
    expect(runSource(source).stdout).toBe('value\nobject\nobject\nvalue\nxy\n')
  })

  it('name a process before it is started', () => {
    const { stdout, stderr } = runSource(`
from multiprocessing import Process
p = Process()
p.name = "worker"
p.daemon = True
print(p.name, p.daemon)
p.note = 'own'
print(p.note)
`)
    expect(stdout).toBe('worker True\nown\n')
    expect(stderr).toBe('')
  })
})
