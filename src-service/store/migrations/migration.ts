/** A numbered step forward of the database; there is no way back. Statements run in order, in one transaction. */
export type Migration = {
  readonly number: number
  readonly name: string
  readonly embedded: readonly string[]
}
