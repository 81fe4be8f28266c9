import { createInterface } from 'node:readline/promises'

/** Asks for a yes at a terminal; null where the input is none. The question goes where it spoils no output. */
export function confirmAt(
  input: NodeJS.ReadStream,
  output: NodeJS.WriteStream,
): ((question: string) => Promise<boolean>) | null {
  if (!input.isTTY) return null
  return async (question) => {
    const asking = createInterface({ input, output })
    try {
      return /^y(?:es)?$/iu.test((await asking.question(`${question} [y/N] `)).trim())
    } finally {
      asking.close()
    }
  }
}
