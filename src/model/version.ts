import manifest from '../../package.json' with { type: 'json' }

/** Of this package, as reports state it. */
export const VERSION: string = manifest.version
