/**
 * WebAssembly as core uses it. Browsers, workers and Node all have it, but its types belong to the libraries of each platform,
 * which core does not ask for: this is the one place that names the global.
 */
export interface WasmMemory {
  readonly buffer: ArrayBuffer;
}

export interface WasmInstance {
  readonly exports: Readonly<Record<string, unknown>>;
}

export interface WebAssemblyApi {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => WasmInstance;
  readonly Memory: new (...sizes: never[]) => WasmMemory;
  readonly validate: (bytes: Uint8Array) => boolean;
}

/** Undefined where the platform has none. */
export function webAssembly(): WebAssemblyApi | undefined {
  return Reflect.get(globalThis, 'WebAssembly') as WebAssemblyApi | undefined;
}
