import type { PlanView } from '@shared/ipc/goal'
import type { RequestInput } from '@shared/ipc/contract'
import { useEffect, useState } from 'react'
import { useApp, useAppState } from '../../../store/context'
import { failed, loading, ready, type Loadable } from '../../../store/loadable'

export type Preference = RequestInput<'goal.plan'>['preference']

/** The route to the goal; asked for again whenever points, tasks or the goal change. */
export function usePlan(preference: Preference): Loadable<PlanView | null> {
  const bridge = useApp((store) => store.bridge)
  const goal = useAppState((state) => state.goal)
  const points = useAppState((state) => state.points)
  const tasks = useAppState((state) => state.tasks)
  const [plan, setPlan] = useState<Loadable<PlanView | null>>(loading)

  useEffect(() => {
    let wanted = true
    void bridge.request('goal.plan', { preference }).then((answer) => {
      if (wanted) setPlan(answer.ok ? ready(answer.value.plan) : failed(answer.error))
    })
    return () => {
      wanted = false
    }
    // Goal, points and tasks are what tells that there is another route to ask for.
  }, [bridge, preference, goal, points, tasks])

  return plan
}
