import type { ModelView } from '@shared/ipc/models-view'

export type NearMilestone = {
  readonly key: string
  readonly title: string
  readonly next: NonNullable<ModelView['next']>
}

/** The next milestone of every model and profile, fewest downloads to go first; a profile is named after its model. */
export const nearestMilestones = (models: readonly ModelView[]): readonly NearMilestone[] =>
  models
    .flatMap(({ model, title, next, profiles }) => [
      { key: model, title, next },
      ...profiles.map((profile) => ({
        key: profile.profile,
        title: `${title} · ${profile.title}`,
        next: profile.next,
      })),
    ])
    .flatMap(({ next, ...rest }) => (next === null ? [] : [{ ...rest, next }]))
    .toSorted((a, b) => a.next.togo - b.next.togo)
