import creatorRewards from '../../../resources/programmes/creator-rewards.json'
import type { LocalText, TaskView } from '@shared/ipc/views'
import type { Programme } from '@shared/programme/schema'
import { shippedProgrammes } from '@shared/programme/shipped'

type Written = {
  readonly id: string
  readonly name: LocalText
  readonly ask: LocalText
  readonly wording: LocalText
  readonly section: string
}

const written: readonly Written[] = creatorRewards.rules

export function creatorRules(): Programme {
  const programme = shippedProgrammes().find(({ id }) => id === creatorRewards.id)
  if (!programme) throw new Error('the creator rewards are not among the shipped programmes')
  return programme
}

export const programmeName: LocalText = creatorRewards.name
export const sections = creatorRewards.sections

function writtenRule(rule: string): Written {
  const found = written.find((one) => one.id === rule)
  if (!found) throw new Error(`the shipped programme has no rule ${rule}`)
  return found
}

export const ruleName = (rule: string): LocalText => writtenRule(rule).name

type Standing = Pick<TaskView, 'rule' | 'points' | 'state' | 'action'> & Partial<TaskView>

/** A task with the shipped programme's own texts, so that the fake says what the app will say. */
export function task(standing: Standing): TaskView {
  const rule = writtenRule(standing.rule)
  return {
    programme: 'creator-rewards',
    section: rule.section,
    name: rule.name,
    asks: rule.ask,
    wording: rule.wording,
    earned: 0,
    pending: 0,
    cap: null,
    milestones: [],
    doneWith: null,
    ...standing,
  }
}
