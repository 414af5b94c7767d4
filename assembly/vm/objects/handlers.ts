import { HANDLER_BYTES, IMAGE_HANDLERS } from '../../abi/layout'

const START: usize = 0
const END: usize = 4
export const HANDLER_TARGET: usize = 8
export const HANDLER_DEPTH: usize = 12

/** The program's table of handlers: which instructions each `try` and `with` protects. */
export abstract class Handlers {
  /** The handler that protects the instruction at an address; 0 for none. */
  static find(address: usize): usize {
    const table = <usize>load<u32>(IMAGE_HANDLERS)
    let low: usize = 0
    let high: usize = load<u32>(table)
    while (low < high) {
      const middle = (low + high) >> 1
      const handler = table + sizeof<u32>() + middle * HANDLER_BYTES
      if (<usize>load<u32>(handler, END) <= address) low = middle + 1
      else if (<usize>load<u32>(handler, START) > address) high = middle
      else return handler
    }
    return 0
  }
}
