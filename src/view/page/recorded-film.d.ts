/** scripts/recorded-picture.ts makes this module from a recording of the gallery. */
declare module '*.json?film' {
  const film: {
    /** A wide and a narrow picture. `left`: the share of its width that is left of the lanes. */
    readonly frames: readonly { readonly svg: string; readonly width: number; readonly left: number }[]
    readonly wallMs: number
    /** The machine and the date of the recording. */
    readonly origin: string
  }
  export default film
}
