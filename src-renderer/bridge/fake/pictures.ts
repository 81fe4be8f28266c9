const shapes = {
  planter: (ink: string) =>
    `<ellipse cx="62" cy="84" rx="34" ry="8" fill="#000" opacity=".14"/><path d="M26 34c0 34 4 44 12 50h24c8-6 12-16 12-50z" fill="${ink}"/><path d="M34 36l3 46M42 37l2 46M50 37v47M58 37l-2 46M66 36l-3 46" stroke="#000" opacity=".22" stroke-width="3"/><ellipse cx="50" cy="34" rx="24" ry="8" fill="#3a1408"/><ellipse cx="50" cy="34" rx="24" ry="8" fill="none" stroke="${ink}" stroke-width="4"/>`,
  hooks: (ink: string) =>
    [
      [20, 20],
      [52, 24],
      [34, 52],
      [64, 56],
    ]
      .map(([x, y]) => `<path d="M${x} ${y}h8v16h10v8h-18z" fill="${ink}"/>`)
      .join(''),
  box: (ink: string) =>
    `<path d="M20 46l30-14 30 14-30 14z" fill="${ink}" opacity=".75"/><path d="M20 46v20l30 14V60z" fill="${ink}"/><path d="M80 46v20L50 80V60z" fill="${ink}" opacity=".85"/><path d="M28 46l22-10 22 10-22 10z" fill="#000" opacity=".25"/>`,
  gear: (ink: string) =>
    `<circle cx="50" cy="52" r="26" fill="${ink}"/><circle cx="50" cy="52" r="29" fill="none" stroke="${ink}" stroke-width="7" stroke-dasharray="7 6"/><circle cx="50" cy="52" r="9" fill="#e9eeee"/>`,
} as const

export type FakeShape = keyof typeof shapes

/** A drawn plate picture as a `data:` URL, standing in for the PNG inside a file. */
export function fakePicture(shape: FakeShape, ink: string): string {
  const body = shapes[shape](ink)
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400" viewBox="0 0 100 100">${body}</svg>`
  return `data:image/svg+xml;base64,${btoa(svg)}`
}
