/** The part of yauzl that the scripts use; it carries no types of its own. */
declare module 'yauzl' {
  import type { Readable } from 'node:stream'

  export type Entry = { readonly fileName: string; readonly externalFileAttributes: number }
  export type ZipFile = {
    readonly eachEntry: () => AsyncIterable<Entry>
    readonly openReadStreamPromise: (entry: Entry) => Promise<Readable>
  }
  export function openPromise(path: string): Promise<ZipFile>
}
