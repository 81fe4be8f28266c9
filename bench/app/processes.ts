import { readdirSync, readFileSync } from 'node:fs'

type Times = { readonly pid: number; readonly parent: number; readonly ticks: number }

/** What /proc says of a process; nothing of one that has ended meanwhile, even where its parent has not noticed yet. */
function said(pid: number, what: 'stat' | 'cmdline' | 'smaps_rollup'): string {
  try {
    return readFileSync(`/proc/${String(pid)}/${what}`, 'utf8')
  } catch {
    return ''
  }
}

/** A process by its line in /proc; null when it has ended. */
function timesOf(pid: number): Times | null {
  const stat = said(pid, 'stat')
  if (stat === '') return null
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { pid, parent: Number(fields[1]), ticks: Number(fields[11]) + Number(fields[12]) }
}

/** A process and all that it started, directly or not. */
function treeOf(root: number): readonly Times[] {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => timesOf(Number(name)) ?? [])
  const tree = all.filter(({ pid }) => pid === root)
  for (const member of tree) tree.push(...all.filter(({ parent }) => parent === member.pid))
  return tree
}

/** What a process was started as: `main`, `renderer`, `gpu-process` and so on; `ours` for inspector and service. */
function kindOf(pid: number): string {
  const command = said(pid, 'cmdline')
  const kind = /--type=([a-z-]+)/u.exec(command)?.[1] ?? 'main'
  return kind === 'utility' && command.includes('node.mojom') ? 'ours' : kind
}

export const kindsOf = (root: number): readonly string[] => treeOf(root).map(({ pid }) => kindOf(pid))

/** Memory of a tree in MB by what its processes are: what they share is counted once, in equal parts. */
export function memoryOf(root: number): ReadonlyMap<string, number> {
  const memory = new Map<string, number>()
  for (const { pid } of treeOf(root)) {
    const kilobytes = Number(/^Pss:\s+(\d+)/mu.exec(said(pid, 'smaps_rollup'))?.[1] ?? 0)
    memory.set(kindOf(pid), (memory.get(kindOf(pid)) ?? 0) + kilobytes / 1000)
  }
  return memory
}

/** Seconds of processor time that a tree has used so far; the kernel counts in hundredths. */
export function secondsUsed(root: number): number {
  return treeOf(root).reduce((sum, { ticks }) => sum + ticks, 0) / 100
}
