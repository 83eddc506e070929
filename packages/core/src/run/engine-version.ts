/** Version of the engine that every report names; a test keeps it equal to the package version. */
export const engineVersion: string = '0.1.0';
