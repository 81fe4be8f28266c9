import type { Session } from 'electron'

type Guarded = Pick<
  Session,
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
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
  // Off alone is not enough: Chromium fetches the dictionary of the system's language from a server at each start.
  session.setSpellCheckerLanguages([])
}
