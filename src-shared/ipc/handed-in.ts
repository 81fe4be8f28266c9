import { z } from 'zod'

/** Paths that came with files the member gave; only the preload and the system's own ways of opening name any. */
export const handedInPathsSchema = z.array(z.string().min(1).max(4096)).min(1).max(50)
