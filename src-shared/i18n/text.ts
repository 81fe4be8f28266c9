/** One message in every language of the app, side by side, so that a change is seen where it has to be followed. */
export type Texts = readonly [en: string, de: string, zh: string]
