import { MessageChannel, Worker, type MessagePort } from 'node:worker_threads'

type Order = { readonly fd: number; readonly size: number; readonly answer: MessagePort }
/** Null where the file gave fewer bytes than it had, or could not be read. */
type Answer = { readonly sha256: string | null }

/** The thread's whole program. It is handed over as text, so that no build has to know of a file of its own. */
function hashFiles() {
  const { parentPort } = process.getBuiltinModule('node:worker_threads')
  const { createHash } = process.getBuiltinModule('node:crypto')
  const { readSync } = process.getBuiltinModule('node:fs')
  const piece = new Uint8Array(256 * 1024)

  const hashed = (fd: number, size: number): string | null => {
    const hash = createHash('sha256')
    for (let at = 0; at < size;) {
      const length = readSync(fd, piece, 0, Math.min(piece.length, size - at), at)
      if (length === 0) return null
      hash.update(piece.subarray(0, length))
      at += length
    }
    return hash.digest('hex')
  }
  parentPort?.on('message', ({ fd, size, answer }: Order) => {
    let sha256: string | null = null
    try {
      sha256 = hashed(fd, size)
    } finally {
      answer.postMessage({ sha256 } satisfies Answer)
      answer.close()
    }
  })
}

let thread: Worker | null = null

function startThread(): Worker {
  const started = new Worker(`(${hashFiles.toString()})()`, {
    eval: true,
    resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 2 },
  })
  const over = () => {
    if (thread === started) thread = null
  }
  started.on('error', over)
  started.on('exit', over)
  started.unref()
  return started
}

/**
 * The SHA-256 of an open file's first `size` bytes, from a thread of its own that stays for the next file; null where
 * they could not be read. The descriptor must stay open until then.
 */
export function sha256InThread(fd: number, size: number): Promise<string | null> {
  thread ??= startThread()
  const { port1, port2 } = new MessageChannel()
  thread.postMessage({ fd, size, answer: port2 } satisfies Order, [port2])
  return new Promise((resolve) => {
    let answer: string | null = null
    port1.on('message', ({ sha256 }: Answer) => {
      answer = sha256
      port1.close()
    })
    // The other end closes too when the thread breaks.
    port1.on('close', () => resolve(answer))
  })
}
