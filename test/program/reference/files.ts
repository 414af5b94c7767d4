import { Builtin } from '../../../assembly/abi/builtins.ts'
import { Trap, ValueReason } from '../../../assembly/abi/traps.ts'
import { WouldBlock } from './locks.ts'
import { numberOf, PyBytes, PyTuple, TrapError, tagOf, type Value } from './values.ts'

const CAPACITY = 65536
const [EBADF, EINVAL, EPIPE] = [9, 22, 32]

interface Pipe {
  bytes: string
  readers: number
  writers: number
}

interface File {
  readonly pipe: Pipe
  readonly writes: boolean
}

/** The module os for a program with one thread. A call that would wait throws WouldBlock. */
export class Files {
  readonly #open: (File | undefined)[] = []

  static has(id: Builtin): boolean {
    return id >= Builtin.OS_PIPE && id <= Builtin.OS_CPU_COUNT
  }

  call(id: Builtin, args: readonly Value[]): Value {
    const expected = id === Builtin.OS_READ || id === Builtin.OS_WRITE ? 2 : id === Builtin.OS_CLOSE ? 1 : 0
    if (args.length !== expected) throw new TrapError(Trap.BUILTIN_COUNT, id, args.length)
    if (expected === 0) return id === Builtin.OS_PIPE ? this.#pipe() : 2n
    const [first = null, second = null] = args
    const fd = int(first)
    if (fd !== BigInt.asIntN(32, fd)) throw new TrapError(Trap.VALUE, id, ValueReason.C_INT)
    if (id === Builtin.OS_READ) return this.#read(Number(fd), int(second))
    return id === Builtin.OS_WRITE ? this.#write(Number(fd), second) : this.#close(Number(fd))
  }

  #pipe(): Value {
    const pipe = { bytes: '', readers: 1, writers: 1 }
    return new PyTuple([this.#add({ pipe, writes: false }), this.#add({ pipe, writes: true })])
  }

  #add(file: File): bigint {
    const free = this.#open.findIndex((each, fd) => fd >= 3 && !each)
    const fd = free < 0 ? Math.max(3, this.#open.length) : free
    this.#open[fd] = file
    return BigInt(fd)
  }

  #read(fd: number, length: bigint): Value {
    if (length < 0n) throw new TrapError(Trap.OS_ERROR, EINVAL)
    const { pipe } = this.#file(fd, false)
    if (length > 0n && pipe.bytes === '' && pipe.writers > 0) throw new WouldBlock()
    const read = pipe.bytes.slice(0, Number(length))
    pipe.bytes = pipe.bytes.slice(Number(length))
    return new PyBytes(read)
  }

  #write(fd: number, data: Value): Value {
    if (!(data instanceof PyBytes)) throw new TrapError(Trap.BUILTIN_TYPE, Builtin.OS_WRITE, tagOf(data))
    const { pipe } = this.#file(fd, true)
    if (data.value !== '' && pipe.readers === 0) throw new TrapError(Trap.OS_ERROR, EPIPE)
    const room = CAPACITY - pipe.bytes.length
    if (room < data.value.length) throw new WouldBlock()
    pipe.bytes += data.value
    return BigInt(data.value.length)
  }

  #close(fd: number): Value {
    const { pipe, writes } = this.#file(fd)
    this.#open[fd] = undefined
    if (writes) pipe.writers--
    else pipe.readers--
    return null
  }

  #file(fd: number, writes?: boolean): File {
    const file = this.#open[fd]
    if (!file || (writes !== undefined && file.writes !== writes)) throw new TrapError(Trap.OS_ERROR, EBADF)
    return file
  }
}

function int(value: Value): bigint {
  const number = numberOf(value)
  if (typeof number !== 'bigint') throw new TrapError(Trap.BUILTIN_TYPE, Builtin.OS_READ, tagOf(value))
  return number
}
