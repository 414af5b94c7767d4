import { ThreadState } from '../thread'

export abstract class Interpreter {
  static run(t: ThreadState): void {
  }
}
