const start = 'data:image/jpeg;base64,'

/** The bytes of a photo as the page drew it (src-shared/ipc/drawn-photo.ts). */
export const photoBytesOf = (drawn: string): Buffer => Buffer.from(drawn.slice(start.length), 'base64')

/** The same of a JPEG that no page drew. */
export const drawnPhotoOf = (jpeg: Buffer): string => `${start}${jpeg.toString('base64')}`
