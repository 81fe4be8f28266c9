/** What stands where a file has no picture of its own: the icon of its kind, in a grey that holds in both lights. */
const icon = (paths: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="96" height="72" viewBox="0 0 96 72" fill="none" stroke="#7b898b" stroke-width="1.5" stroke-linecap="round" stroke-linejoin="round">${paths}</svg>`

export const kindIcons = {
  /** A cube. */
  model: icon('<path d="M48 18l17 9v18l-17 9-17-9V27zM48 36l17-9M48 36v18M48 36l-17-9"/>'),
  /** Three sliders. */
  profile: icon(
    '<path d="M31 26h8m8 0h18M31 36h20m8 0h6M31 46h2m8 0h24"/><circle cx="43" cy="26" r="4"/><circle cx="55" cy="36" r="4"/><circle cx="37" cy="46" r="4"/>',
  ),
} as const
