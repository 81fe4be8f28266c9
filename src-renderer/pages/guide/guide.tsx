export function Guide() {
  return null
}
