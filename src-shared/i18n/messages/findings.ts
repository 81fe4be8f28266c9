import type { Texts } from '../text'

/** For each finding of `inspect/finding-codes.ts` a title and how to mend it, in the slicer's words. */
export const findingTexts = {
  'finding.fallback.title': ['A finding', 'Ein Hinweis', '提示'],
} as const satisfies Record<string, Texts>
