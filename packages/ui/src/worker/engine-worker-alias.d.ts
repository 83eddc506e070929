declare module '#engine-worker' {
  export const startEngineWorker: () => Worker;
}
