import { z } from 'zod'

// Imported before anything that makes a schema: under the content policy Zod's probe for `eval` would be reported.
z.config({ jitless: true })
