import { basename } from 'node:path'
import { endingOf } from '@shared/watch/names'
import { patienceMs, settle, type Settling } from '@shared/watch/settle'
import type { Seen } from './look'

/** Follows files until each is complete or gone. Says `settled` at most once per quiet state of a file. */
export type Settler<T> = {
  readonly follow: (path: string, about: T) => void
  readonly forget: (under: (path: string) => boolean) => void
  readonly dispose: () => Promise<void>
}

export type SettlerDeps<T> = {
  readonly look: (path: string, about: T) => Promise<Seen>
  readonly onSettling: (path: string, about: T) => void
  readonly onSettled: (path: string, about: T, seen: { size: number; mtimeMs: number }) => void
  readonly onGone: (path: string, about: T) => void
  /** How many files are looked at in the same moment. */
  readonly atOnce: number
}

/** A file that is replaced can be missing for a moment. */
const goneAfterMs = 300

type Following<T> = {
  readonly about: T
  settling: Settling | null
  missed: boolean
  timer: NodeJS.Timeout | null
  /** Something was heard of it while it was being looked at. */
  again: boolean
}

export function createSettler<T>(deps: SettlerDeps<T>): Settler<T> {
  const following = new Map<string, Following<T>>()
  const queue: string[] = []
  const busy = new Set<Promise<void>>()
  let disposed = false
  // Asked anew after each wait: the world went on meanwhile.
  const isOver = () => disposed
  const wasHeardOf = ({ again }: Following<T>) => again

  const pump = () => {
    while (!disposed && busy.size < deps.atOnce) {
      const path = queue.shift()
      if (path === undefined) return
      const entry = following.get(path)
      if (!entry) continue
      const work = look(path, entry).finally(() => {
        busy.delete(work)
        pump()
      })
      busy.add(work)
    }
  }

  const lookIn = (path: string, entry: Following<T>, ms: number) => {
    if (entry.timer) clearTimeout(entry.timer)
    entry.timer = setTimeout(() => {
      entry.timer = null
      queue.push(path)
      pump()
    }, ms)
  }

  const look = async (path: string, entry: Following<T>) => {
    entry.again = false
    const seen = await deps.look(path, entry.about)
    if (isOver() || following.get(path) !== entry) return
    if (seen.kind === 'refused') {
      following.delete(path)
      return
    }
    if (seen.kind === 'gone') {
      entry.settling = null
      if (!entry.missed || wasHeardOf(entry)) {
        entry.missed = true
        lookIn(path, entry, goneAfterMs)
        return
      }
      following.delete(path)
      deps.onGone(path, entry.about)
      return
    }
    entry.missed = false
    if (entry.settling === null) deps.onSettling(path, entry.about)
    const step = settle(entry.settling, seen.look, patienceMs[endingOf(basename(path))])
    if (step.kind === 'settled') {
      following.delete(path)
      deps.onSettled(path, entry.about, { size: step.size, mtimeMs: step.mtimeMs })
      return
    }
    entry.settling = step.settling
    lookIn(path, entry, wasHeardOf(entry) ? Math.min(step.inMs, 50) : step.inMs)
  }

  return {
    follow: (path, about) => {
      if (disposed) return
      const entry = following.get(path)
      if (!entry) {
        following.set(path, { about, settling: null, missed: false, timer: null, again: false })
        queue.push(path)
        pump()
        return
      }
      entry.again = true
      // A file that was cut short is looked at seldom; news of it are a reason to look now.
      if (entry.timer && entry.settling?.end === 'cut-short') lookIn(path, entry, 50)
    },
    forget: (under) => {
      for (const [path, entry] of following) {
        if (!under(path)) continue
        if (entry.timer) clearTimeout(entry.timer)
        following.delete(path)
      }
    },
    dispose: async () => {
      disposed = true
      for (const entry of following.values()) if (entry.timer) clearTimeout(entry.timer)
      following.clear()
      await Promise.all(busy)
    },
  }
}
