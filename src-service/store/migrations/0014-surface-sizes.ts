import type { Migration } from './migration'

/**
 * The sizes of the surfaces that the search compares, so that it reads the sketches of those alone that can be alike.
 * They are missing where several surfaces of a model lie in one block, and in rows from before: there the block decides.
 */
export const surfaceSizes: Migration = {
  number: 14,
  name: 'surface sizes',
  statements: [
    `alter table sketch_blocks add column area integer`,
    `alter table sketch_blocks add column radius integer`,
    `create index sketch_blocks_by_sizes on sketch_blocks (block, part, area, radius, model)`,
  ],
}
