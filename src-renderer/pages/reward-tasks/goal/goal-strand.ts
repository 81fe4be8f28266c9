const rounds = [5, 10, 20, 25, 50, 100, 200, 250, 500, 1000, 2000, 2500, 5000, 10_000] as const
const mostStrands = 14

/** A round amount for one strand, so that the whole goal has at most fourteen. */
export const goalStrand = (target: number): number =>
  rounds.find((amount) => target / amount <= mostStrands) ?? Math.ceil(target / mostStrands)
