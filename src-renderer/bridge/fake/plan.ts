import type { Goal, PlanView } from '@shared/ipc/goal'

export const fakeGoal: Goal = {
  kind: 'item',
  item: 'pla-pro',
  title: 'Elegoo PLA Pro, 1 kg spool',
  price: 1300,
}

/** The route of 21 November: what is left under the caps, an own task first. */
export function fakePlan(goal: Goal, balance: number, pending: number): PlanView {
  const target = goal.kind === 'item' ? goal.price : goal.kind === 'points' ? goal.balance : goal.level * 10
  const missing = Math.max(0, target - balance - pending)
  const steps: PlanView['steps'] = [
    { action: { kind: 'identity' }, opens: null, times: 1, each: 5, points: 5 },
    { action: { kind: 'review', first: true, rating: null }, opens: null, times: 2, each: 10, points: 20 },
    { action: { kind: 'publish-profile' }, opens: null, times: 5, each: 5, points: 25 },
  ]
  const points = steps.reduce((sum, step) => sum + step.points, 0)
  return {
    target,
    have: balance,
    pending,
    missing,
    missingAfter: Math.max(0, missing - points),
    actions: missing === 0 ? 0 : 8,
    points: missing === 0 ? 0 : points,
    steps: missing === 0 ? [] : steps,
    usedUp: ['model-upload'],
  }
}
