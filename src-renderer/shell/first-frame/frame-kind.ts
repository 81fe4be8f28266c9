/** What stands in the window before there is a state: the pages' sidebar, or the head of the guide at first start. */
export const frameKinds = ['window', 'guide'] as const
export type FrameKind = (typeof frameKinds)[number]

/** Which of them main has put into the page (src-main/shell/first-look.ts). */
export const frameKindOf = ({ dataset }: Pick<HTMLElement, 'dataset'>): FrameKind =>
  frameKinds.find((kind) => kind === dataset['frame']) ?? 'window'
