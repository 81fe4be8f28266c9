import type { CatalogueModel } from '@shared/api/catalogue'
import type { Fact } from '@shared/facts/fact'
import type { ReviewWorth } from '@shared/ipc/community'
import { step } from '@shared/programme/step'
import type { Standing } from './standings'

/** Whoever they are: the rules only ask whether it was the member, and whether it was the owner. */
const [owner, reviewer] = ['the owner', 'another member']

/**
 * What a review of a model would give now, for each choice of parts, by the same rules as the service's. Of others the
 * app knows no facts, but what the service shows of a model says all that the rules ask: that somebody else made it,
 * and whether anybody has reviewed it.
 */
export function reviewWorth(
  standing: Standing,
  { model, origin, reviews }: Pick<CatalogueModel, 'model' | 'origin' | 'reviews'>,
  at: string,
): ReviewWorth[] {
  const review = (n: number, member: string, photo: boolean, description: boolean): Fact => ({
    type: 'review.posted',
    id: `${model}:asked:${String(n)}`,
    ...{ member, at, review: `${model}:review:${String(n)}`, model, rating: 5, photo, description },
  })
  const before: readonly Fact[] = [
    { type: 'model.approved', id: `${model}:asked:0`, member: owner, at, model, origin },
    ...(reviews > 0 ? [review(1, reviewer, false, false)] : []),
  ]
  return choices.flatMap(({ photo, description }) => {
    const trial = standing.ahead()
    for (const fact of before) step(trial, fact)
    return step(trial, review(2, standing.member, photo, description)).map(({ amount, why }) => ({
      ...{ photo, description, points: amount, why },
    }))
  })
}

const choices = [
  { photo: false, description: false },
  { photo: true, description: false },
  { photo: false, description: true },
  { photo: true, description: true },
] as const
