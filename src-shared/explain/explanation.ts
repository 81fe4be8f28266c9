import type { ProgrammeText } from '../programme/text'
import type { PassedOver } from '../programme/passed'

/**
 * Why an amount, or none at all, is what it is: codes and numbers, from which the text is made last, in the reader's
 * language (`i18n/explanation-text.ts`).
 */
export type Explanation = {
  readonly rule: string | null
  readonly ruleName: ProgrammeText | null
  readonly programme: string | null
  readonly version: string | null
  readonly answer: Answer
  /** The arithmetic from what was asked to the result, which is the last line. */
  readonly lines: readonly ArithmeticLine[]
  readonly next: NextStep
}

/** The how-many-th of its rule, in a calendar period or ever. */
export type Nth = { readonly nth: number; readonly period: string | null }

export type Answer =
  | { readonly code: 'given'; readonly nth: Nth | null; readonly given: number }
  | { readonly code: 'cap-reached'; readonly nth: Nth | null; readonly asked: number; readonly limit: number }
  | {
      readonly code: 'cut-to-cap'
      readonly nth: Nth | null
      readonly asked: number
      readonly left: number
      readonly limit: number
      readonly given: number
    }
  | { readonly code: 'taken-back'; readonly taken: number }
  /** Points that moved by no rule: an order, a dispute, the calendar, the team. */
  | { readonly code: 'moved'; readonly kind: MovedKind; readonly amount: number; readonly held: number }
  | { readonly code: 'nothing'; readonly why: PassedOver }

export type MovedKind = 'hold' | 'release' | 'capture' | 'expiry' | 'adjustment' | 'brought-forward'

export type ArithmeticLine =
  | { readonly code: 'part'; readonly name: string; readonly points: number }
  | { readonly code: 'threshold'; readonly at: number }
  | { readonly code: 'total'; readonly total: number }
  | { readonly code: 'asked'; readonly points: number }
  | { readonly code: 'cap'; readonly limit: number; readonly period: string | null }
  | { readonly code: 'used-before'; readonly used: number; readonly period: string | null }
  | { readonly code: 'left'; readonly limit: number; readonly used: number; readonly left: number }
  | { readonly code: 'given'; readonly points: number; readonly smallerOf: readonly [number, number] | null }
  | { readonly code: 'taken'; readonly points: number }
  | { readonly code: 'held'; readonly points: number }
  | { readonly code: 'moved'; readonly points: number }

/** What one can do, or wait for, after it. Instants are when a cap opens again. */
export type NextStep =
  | { readonly code: 'cap-opens'; readonly at: string; readonly timeZone: string }
  | { readonly code: 'cap-stays' }
  | {
      readonly code: 'room-left'
      readonly left: number
      readonly period: string
      readonly at: string
      readonly timeZone: string
    }
  | { readonly code: 'step'; readonly at: number; readonly points: number }
  | { readonly code: 'most-reached'; readonly limit: number }
  | { readonly code: 'parts'; readonly parts: readonly { readonly name: string; readonly points: number }[] }
  | { readonly code: 'nothing-to-do' }
  | { readonly code: 'part-taken-back' }
  | { readonly code: 'task-open-again' }
  | { readonly code: MovedKind }
  | { readonly code: 'rule-asks'; readonly ask: ProgrammeText }
  | { readonly code: 'still-missing'; readonly missing: readonly string[] }
  | { readonly code: 'after-approval' }
  | { readonly code: 'other-subject' }
