/** AssemblyScript that the build compiles (`scripts/setup/assembly.mjs`), as base64. */
declare module '*?assembly' {
  export const wasm: string
}

/** The little of WebAssembly that is used; TypeScript knows it in browsers only. */
declare namespace WebAssembly {
  type Module = { readonly compiled: unique symbol }
  type Imports = Readonly<Record<string, Readonly<Record<string, unknown>>>>
  const Module: new (bytes: Uint8Array) => Module
  const Instance: new (module: Module, imports: Imports) => { readonly exports: unknown }
}
