import { describe, expect, it } from 'vitest'
import { runSource } from './machine.ts'

/** Runs a program on the real clock. @returns what it printed, and the time of the run in s */
function run(source: string): { stdout: string; stderr: string; seconds: number } {
  const start = performance.now()
  const { stdout, stderr } = runSource(source, { clock: () => performance.now() })
  return { stdout, stderr, seconds: (performance.now() - start) / 1000 }
}

describe('lab.server()', () => {
  it('answers after its delay', () => {
    const { stdout, seconds } = run('import lab\nprint(lab.server(0.2).get("/page"))\n')
    expect(stdout).toBe("b'GET /page'\n")
    expect(seconds).toBeGreaterThanOrEqual(0.2)
  })

  it('counts the delay from the request, not from recv()', () => {
    const { stdout } = run(`
import lab, time
connection = lab.server(0.2).connect()
connection.sendall(b'x')
time.sleep(0.25)
start = time.perf_counter()
connection.recv(1)
print(time.perf_counter() - start < 0.1)
`)
    expect(stdout).toBe('True\n')
  })

  it('sends an answer in pieces, and ends it with no bytes', () => {
    const { stdout } = run(`
import lab
with lab.server(0, lambda request: request.upper()).connect() as connection:
    print(connection.send(b'abc'), connection.recv(2), connection.recv(2), connection.recv(2), connection.closed)
print(connection.closed)
`)
    expect(stdout).toBe("3 b'AB' b'C' b'' False\nTrue\n")
  })

  it('raises TimeoutError after the timeout of the connection', () => {
    const { stderr, seconds } = run(`
import lab
connection = lab.server(30).connect()
connection.settimeout(0.05)
connection.sendall(b'x')
connection.recv(1)
`)
    expect(stderr).toMatch(/TimeoutError: timed out\n$/)
    expect(seconds).toBeLessThan(10)
  })
})
