import type { Session } from 'electron'

type Guarded = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'on'
>

/**
 * Nothing is granted: no camera, place, device, notification, or clipboard of the page's own. Downloads are refused as
 * well, for what the member saves is written by main after the system's dialog. Spelling is off: it fetches dictionaries.
 */
export function denyPermissions({ session }: { readonly session: Guarded }): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => {
    answer(false)
  })
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => {
    answer({})
  })
  session.on('will-download', (event) => {
    event.preventDefault()
  })
  session.setSpellCheckerEnabled(false)
}
