import { z } from 'zod'

/** A photo as the page drew it anew from the one that was chosen: smaller, and without what the file said besides. */
export const drawnPhotoSchema = z
  .string()
  .max(8_000_000)
  .regex(/^data:image\/jpeg;base64,[A-Za-z0-9+/]+=*$/u)
