import manifest from '../../package.json' with { type: 'json' }

/** The version of this package, for reports. */
export const VERSION: string = manifest.version
