import { version } from '../../package.json'

/** Of the program itself, for what people send us about it. */
export const appVersion: string = version
