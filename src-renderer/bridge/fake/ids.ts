/** Ids that look like a ULID and can be told apart by reading them. */
export const fakeId = (number: number): string => `01KAK7Q2M8FAKE${String(number).padStart(12, '0')}`
