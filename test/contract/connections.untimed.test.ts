import { describe, expect, it } from 'vitest'
import { runOne } from './lab.ts'

/**
 * The program calls recv_bytes() for an object that send() has sent. CPython returns the pickled object, but gil-lab has no pickled bytes.
 */
const OBJECT_AS_BYTES = `
from multiprocessing import Pipe
receiver, sender = Pipe(False)
sender.send([1, 2])
sender.send_bytes(b'next')
try:
    receiver.recv_bytes()
except NotImplementedError as error:
    print(error)
print(receiver.recv(), receiver.recv_bytes())
`

describe('recv_bytes() of an object that send() has sent', () => {
  it('fails with an error that says what to do, and leaves the object to recv()', async () => {
    const { report } = await runOne(OBJECT_AS_BYTES, 'switch')
    expect(report.stdout).toBe(
      "gil-lab makes no bytes of an object of send(): call recv(), or send bytes with send_bytes()\n[1, 2] b'next'\n",
    )
  })
})
