import { chance, oddNumbers, oddTexts, pick, span, someLength, type Random } from './pick'

type Change = (text: string, random: Random) => string

const splice = (text: string, from: number, to: number, by: string) =>
  text.slice(0, from) + by + text.slice(to)

const cut: Change = (text, random) => {
  const { from, to } = span(random, text.length)
  return splice(text, from, to, '')
}

const repeat: Change = (text, random) => {
  const { from, to } = span(random, text.length)
  return splice(text, to, to, text.slice(from, to).repeat(random.int(1, 3)))
}

/** A few characters many times: what takes a careless pattern for a ride. */
const pump: Change = (text, random) => {
  const from = random.int(0, Math.max(0, text.length - 1))
  const piece = chance(random, 0.5)
    ? text.slice(from, from + random.int(1, 4))
    : pick(random, [
        ' ',
        '\t',
        '\n',
        '0',
        'a',
        '_1',
        '=',
        ';',
        '"',
        "'",
        '\\',
        '/',
        '.',
        '@',
        'a@',
        '<a',
        '&',
        '//',
      ])
  return splice(text, from, from, piece.repeat(pick(random, [100, 1000, 4000, 20_000, 60_000])))
}

const insert: Change = (text, random) => {
  const at = random.int(0, text.length)
  return splice(text, at, at, chance(random, 0.5) ? pick(random, oddTexts) : pick(random, oddNumbers))
}

const changeNumber: Change = (text, random) => {
  const numbers = [...text.matchAll(/-?\d+(?:\.\d+)?/g)]
  if (numbers.length === 0) return insert(text, random)
  const found = pick(random, numbers)
  return splice(text, found.index, found.index + found[0].length, pick(random, oddNumbers))
}

const swap: Change = (text, random) => {
  const a = span(random, text.length)
  const b = span(random, text.length)
  if (a.to > b.from) return cut(text, random)
  return (
    text.slice(0, a.from) +
    text.slice(b.from, b.to) +
    text.slice(a.to, b.from) +
    text.slice(a.from, a.to) +
    text.slice(b.to)
  )
}

const end: Change = (text, random) => text.slice(0, random.int(0, text.length))

const setCharacter: Change = (text, random) => {
  const at = random.int(0, Math.max(0, text.length - 1))
  return splice(
    text,
    at,
    at + 1,
    String.fromCharCode(pick(random, [random.int(0, 127), random.int(0, 0xffff)])),
  )
}

const changes: readonly Change[] = [
  cut,
  repeat,
  pump,
  insert,
  changeNumber,
  changeNumber,
  swap,
  end,
  setCharacter,
]

/** Any text, without a notion of what it says. */
export const mutateText: Change = (text, random) => pick(random, changes)(text, random)

export const longText = (random: Random): string =>
  pick(random, ['x', ' ', '0', '"', '\\', 'é', '../', '&amp;', '<', '𝄞']).repeat(someLength(random))
