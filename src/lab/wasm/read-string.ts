import { STR_BYTES, STR_DATA } from '../../../assembly/abi/layout.ts'

/** The text of the machine's string at `address`. */
export function readString(memory: WebAssembly.Memory, address: number): string {
  const length = new DataView(memory.buffer).getUint32(address + STR_BYTES, true)
  // A copy, because a decoder refuses shared memory.
  return new TextDecoder().decode(new Uint8Array(memory.buffer, address + STR_DATA, length).slice())
}
