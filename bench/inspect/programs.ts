import { execFile, execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** The programs that the inspector is measured against, compiled from bench/inspect/native. */
export type Programs = { readonly floor: string; readonly peer: string | null }

const run = promisify(execFile)

function compiled(compiler: string, args: readonly string[], missing: string): string | null {
  try {
    execFileSync(compiler, args, { stdio: 'pipe' })
    return null
  } catch (cause) {
    const said = cause instanceof Error && 'stderr' in cause ? String(cause.stderr) : String(cause)
    return `${missing}\n${said.split('\n').slice(0, 3).join('\n')}`
  }
}

/** Compiles them into `folder`. Without a compiler or zlib nothing can be measured; without lib3mf its rows are missing. */
export function compilePrograms(sources: string, folder: string): Programs {
  mkdirSync(folder, { recursive: true })
  const floor = join(folder, 'floor')
  const peer = join(folder, 'peer')
  const withoutFloor = compiled(
    'gcc',
    ['-O2', '-o', floor, join(sources, 'floor.c'), '-lz'],
    'The floor needs a C compiler and zlib: apt-get install gcc zlib1g-dev',
  )
  if (withoutFloor !== null) throw new Error(withoutFloor)
  const withoutPeer = compiled(
    'g++',
    ['-O2', '-I/usr/include/lib3mf', '-o', peer, join(sources, 'peer.cpp'), '-l3MF'],
    'lib3mf is not compared: apt-get install g++ lib3mf-dev',
  )
  if (withoutPeer !== null) process.stderr.write(`${withoutPeer}\n`)
  return { floor, peer: withoutPeer === null ? peer : null }
}

/** Where the packed bytes of an archive's largest part are. */
export type Packed = { readonly from: number; readonly length: number }

/** Seconds to read the file and inflate its largest part. */
export async function floorSeconds(
  { floor }: Programs,
  file: string,
  { from, length }: Packed,
): Promise<number> {
  const { stdout } = await run(floor, [file, String(from), String(length)])
  return Number(stdout.split(' ')[0])
}

/** Seconds that lib3mf takes to load the file; null where it refuses it. */
export async function peerSeconds(peer: string, file: string): Promise<number | null> {
  const { stdout } = await run(peer, [file])
  const seconds = Number(stdout)
  return Number.isFinite(seconds) && stdout.trim() !== 'null' ? seconds : null
}

export type PeerFacts = {
  readonly vertices: number
  readonly triangles: number
  readonly box: readonly [number, number, number] | null
  readonly volume: number | null
}

/** What lib3mf reads in a file's build, or in its words why it refuses the file. */
export async function peerFacts(
  peer: string,
  file: string,
): Promise<PeerFacts | { readonly refused: string }> {
  const { stdout } = await run(peer, [file, '--facts'])
  return JSON.parse(stdout) as PeerFacts | { readonly refused: string }
}
