/** A typed array that grows: meshes are read without knowing their size. */
export type Growing<T extends Float64Array | Uint32Array> = {
  readonly push3: (a: number, b: number, c: number) => void
  readonly length: () => number
  readonly done: () => T
}

export function growing<T extends Float64Array | Uint32Array>(create: (length: number) => T): Growing<T> {
  let array = create(3 * 64)
  let length = 0
  return {
    push3: (a, b, c) => {
      if (length + 3 > array.length) {
        const larger = create(array.length * 2)
        larger.set(array)
        array = larger
      }
      array[length] = a
      array[length + 1] = b
      array[length + 2] = c
      length += 3
    },
    length: () => length,
    done: () => {
      const exact = create(length)
      exact.set(array.subarray(0, length))
      return exact
    },
  }
}
