import { readdirSync, readFileSync } from 'node:fs'

export type ProcessInfo = {
  readonly pid: number
  readonly parent: number
  readonly command: readonly string[]
}

/** Every process of this computer, from /proc; one that ends meanwhile is left out. */
export function listProcesses(): ProcessInfo[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/u.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
        if (state === 'Z') return []
        const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').split('\0')
        return [{ pid: Number(name), parent: Number(parent), command }]
      } catch {
        return []
      }
    })
}

/** A process and all that it started, directly or not. */
export function treeOf(root: number): ProcessInfo[] {
  const all = listProcesses()
  const tree = all.filter(({ pid }) => pid === root)
  for (const member of tree) tree.push(...all.filter(({ parent }) => parent === member.pid))
  return tree
}

/** `kill -9` for all of them at once, as a power cut would: nobody is asked. */
export function killTree(root: number): void {
  for (const { pid } of treeOf(root)) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      continue
    }
  }
}

/** `Seccomp` and `NoNewPrivs` of a process: how the kernel holds it. */
export function heldBy(pid: number): { readonly seccomp: number; readonly noNewPrivileges: boolean } {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
  const field = (name: string) => Number(new RegExp(`^${name}:\\s*(\\d+)`, 'mu').exec(status)?.[1] ?? NaN)
  return { seccomp: field('Seccomp'), noNewPrivileges: field('NoNewPrivs') === 1 }
}
