import type { Member, RuleStanding } from './member'

/** An award as it must be remembered to be taken back: what is left of it after deductions and reversals. */
export type Award = {
  readonly programme: string
  readonly version: string
  readonly rule: string
  readonly member: Member
  readonly standing: RuleStanding
  readonly subject: string
  readonly step: number
  net: number
}
