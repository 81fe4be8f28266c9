const start = 'data:image/jpeg;base64,'.length

/** The bytes of a photo as the page drew it (src-shared/ipc/drawn-photo.ts). */
export const photoBytesOf = (drawn: string): Buffer => Buffer.from(drawn.slice(start), 'base64')
