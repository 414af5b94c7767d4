import { describe, expect, it } from 'vitest'
import { clearMemory } from '../../src/lab/wasm/memory.ts'
import { runSource } from './machine.ts'

describe('the disk', () => {
  it('has no room for more than 8 MiB', () => {
    const { stdout } = runSource(`
import os
block = b'x' * 65536
written = 0
with open('big.bin', 'wb', buffering=0) as file:
    try:
        while True:
            written += file.write(block)
    except OSError as error:
        print(error)
print(written, os.path.getsize('big.bin'))
os.remove('big.bin')
with open('again.bin', 'wb') as file:
    file.write(block * 128)
print(os.path.getsize('again.bin'))
`)
    expect(stdout).toBe('[Errno 28] No space left on device\n8388608 8388608\n8388608\n')
  })

  it('fills the gap before a write beyond the end with zeros', () => {
    const { stdout } = runSource(`
with open('gap.bin', 'wb') as file:
    file.write(b'abcdefgh' * 1000)
    file.truncate(3)
    file.seek(6000)
    file.write(b'end')
with open('gap.bin', 'rb') as file:
    data = file.read()
print(data[:5], data[5000:5003], data[-4:], len(data), sum(data))
`)
    expect(stdout).toBe("b'abc\\x00\\x00' b'\\x00\\x00\\x00' b'\\x00end' 6003 605\n")
  })

  it('keeps a removed file until its last file object is closed', () => {
    const { stdout } = runSource(`
import os
file = open('gone.txt', 'w+')
file.write('still here')
file.flush()
os.remove('gone.txt')
file.seek(0)
print(file.read(), os.path.exists('gone.txt'))
`)
    expect(stdout).toBe('still here False\n')
  })

  it('writes and closes a file that loses its last reference', () => {
    const { stdout } = runSource(`
for number in range(300):
    open(f'file{number % 3}.txt', 'w').write(str(number))
print(open('file0.txt').read(), open('file1.txt').read(), open('file2.txt').read())
`)
    expect(stdout).toBe('297 298 299\n')
  })

  it('contains only the file of the program again after the memory is cleared', () => {
    const source = "import os\nprint(os.listdir('/'), os.listdir('/lab'))\nopen('left.txt', 'w').close()\n"
    const { memory, stdout } = runSource(source)
    clearMemory(memory, 1)
    expect(stdout).toBe("['tmp', 'lab'] ['program.py']\n")
    expect(new Uint8Array(memory.buffer).subarray(0, 1024).every((byte) => byte === 0)).toBe(true)
  })

  it('releases the GIL at each call of the kernel, and not at a write that fits into the buffer', () => {
    const calls = (writes: number) => {
      const source = `file = open('out.txt', 'w')\nfor i in range(${writes}):\n    file.write('0123456789')\nfile.close()\n`
      return runSource(source).machine.threadAcquisitions(0)
    }
    expect(calls(800)).toBe(calls(1))
    expect(calls(8000) - calls(1)).toBe(9)
  })
})
