/** What a token starts with, so that each is taken for what it is. Keys start with `fl_`. */
export const prefix = { access: 'fla_', refresh: 'flr_' } as const

export const isAccessToken = (token: string): boolean => token.startsWith(prefix.access)
