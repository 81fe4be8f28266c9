import { Tooltip } from '@mantine/core'
import type { ReactElement } from 'react'

type Props = { readonly label: string; readonly off?: boolean; readonly children: ReactElement }

/** The name of a thing that shows only its icon, on hover and on focus. */
export function Tip({ label, off = false, children }: Props) {
  return (
    <Tooltip
      label={label}
      position="right"
      disabled={off}
      events={{ hover: true, focus: true, touch: false }}
    >
      {children}
    </Tooltip>
  )
}
