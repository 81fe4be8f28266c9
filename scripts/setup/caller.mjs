import { root } from './paths.mjs'

/**
 * Where the person who gave the command is. npm runs scripts in the project's folder and names the first one in
 * INIT_CWD, which a script that was started without npm may have inherited from some other run.
 * @param {string} script the npm script's name
 * @param {NodeJS.ProcessEnv} [env]
 * @param {string} [cwd]
 */
export function callerFolder(script, env = process.env, cwd = process.cwd()) {
  const byNpm = env['npm_lifecycle_event'] === script && cwd === root
  return (byNpm ? env['INIT_CWD'] : undefined) ?? cwd
}
