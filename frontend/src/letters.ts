/** Bytes written as letters, five for four: show/report/interactive.py writes them. */

/** Those of RFC 1924, but for three that mean something in markup. */
const LETTERS = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%:()*+-;,=.?@^_`{|}~'

export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  const digit = new Map([...LETTERS].map((letter, value) => [letter, value]))
  const bytes = new Uint8Array(Math.ceil(text.length / 5) * 4)
  const view = new DataView(bytes.buffer)
  for (let at = 0; at < text.length; at += 5) {
    let word = 0
    // what is missing of the last five counts as the highest letter
    for (let k = 0; k < 5; k++) word = word * 85 + (digit.get(text[at + k]) ?? 84)
    view.setUint32((at / 5) * 4, word)
  }
  return bytes.subarray(0, Math.floor((text.length * 4) / 5))
}
