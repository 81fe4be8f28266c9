import type { FileDetail, FileRow } from '@shared/ipc/views'
import { useEffect, useState } from 'react'
import { useApp } from './context'
import { failed, loading, ready, type Loadable } from './loadable'

type Kept = { readonly id: string; readonly detail: Loadable<FileDetail> }

/** The whole of one file; asked for again whenever its row changes, and shown as it was until the answer is there. */
export function useFileDetail(row: FileRow | null): Loadable<FileDetail> {
  const bridge = useApp((store) => store.bridge)
  const [kept, setKept] = useState<Kept | null>(null)
  const id = row?.id ?? null

  useEffect(() => {
    if (id === null) return
    let wanted = true
    void bridge.request('files.detail', { file: id }).then((answer) => {
      if (wanted) setKept({ id, detail: answer.ok ? ready(answer.value) : failed(answer.error) })
    })
    return () => {
      wanted = false
    }
    // The row itself is what tells that there is something new to ask for.
  }, [bridge, id, row])

  return kept && kept.id === id ? kept.detail : loading
}
